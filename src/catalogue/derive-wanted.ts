/** Who is wanted because a warrant of arrest is out. */
import { begunBy, type Derivation, type DerivedTrack } from './derivation.ts';
import { type DocketMatter, readDocket } from './derive-docket.ts';
import { labelsOfMatter } from './docket-steps.ts';
import { UNSTATED } from './points.ts';

/** By the authority that issued the warrant, like those who were declared wanted; a dead person is not. */
export const wantedDerivation: Derivation<'wanted'> = {
  derive: (reading) => {
    if (begunBy(reading.acts, reading.asOf).some(({ act }) => act === 'death')) return [];
    const { stated, possible } = readDocket(reading);
    const out = [...stated.values()].filter(isOut);
    const perhaps = possible.flatMap((docket) => [...docket.values()]).filter(isOut);
    const keys = new Set([...out, ...perhaps].map(keyOf));
    return [...keys].map((key): DerivedTrack<'wanted'> => {
      const own = out.findLast((it) => keyOf(it) === key);
      const may = perhaps.findLast((it) => keyOf(it) === key);
      const toDerived = ({ since, because }: DocketMatter) => ({ value: 'wanted', since, because }) as const;
      const isCertain = own !== undefined && possible.every((it) => isOut(it.get(own.id))) && own.perhaps.length === 0;
      return {
        // Apart from who was declared wanted, which may end by itself.
        key: `${key}/warrant`,
        stated: own ? toDerived(own) : null,
        isCertain,
        possible: own || !may ? [] : [toDerived(may)],
      };
    });
  },
  comesFrom: () => ['wanted', ...labelsOfMatter('warrant')],
};

function isOut(line: DocketMatter | undefined): boolean {
  return (
    line?.matter === 'warrant' && line.said.kind === 'arrest' && (line.status === 'out' || line.status === 'unserved')
  );
}

function keyOf({ said: { issuedBy } }: DocketMatter): string {
  return typeof issuedBy === 'string' ? issuedBy : UNSTATED;
}
