// Every act of the stories in test/vectors/law can be recorded as a development, which then reports that very act.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../src/catalogue/read-draft.ts';
import { typeOf } from '../../src/catalogue/types.ts';
import type { Act, ActContent } from '../../src/law/acts.ts';
import { resolvePartNames } from '../../src/law/part-names.ts';
import { recordAct } from './as-developments.ts';
import type { Entry } from './story.ts';

interface Story {
  readonly name: string;
  readonly entries: readonly Entry[];
}

const folder = join(import.meta.dirname, '../vectors/law');
const stories = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Story);

interface Stated {
  readonly id: string;
  readonly act: ActContent;
}

/** Custody that ended by death is recorded as the death. */
const isRecordable = ({ act }: Stated) => !(act.act === 'released' && act.how === 'died');

/** Each act of a story as a development of its own, with its id. Corrections are acts like others here. */
function actsIn({ entries }: Story): Stated[] {
  return entries.flatMap(({ id, acts = [] }) =>
    acts.map((act, index) => ({ id: index === 0 ? id : `${id}#${index + 1}`, act })),
  );
}

/** A UUID for each id that a story names, and the way back. */
function makeIds() {
  const ids: string[] = [];
  const prefix = '00000000-0000-4000-8000-';
  return {
    toUuid(id: string): string {
      if (!ids.includes(id)) ids.push(id);
      return `${prefix}${String(ids.indexOf(id)).padStart(12, '0')}`;
    },
    toIds: (text: string) =>
      text.replaceAll(/00000000-0000-4000-8000-(\d{12})/g, (_, index: string) => ids[Number(index)] ?? ''),
  };
}

function record({ act, id }: Stated, toUuid: (id: string) => string): readonly object[] {
  const recorded = recordAct(act, toUuid, id);
  if (!recorded) throw new Error(`no type says ${JSON.stringify(act)}`);
  const type = typeOf(recorded);
  const reading = readDraft({
    id: toUuid(id),
    type: recorded.type,
    data: JSON.parse(JSON.stringify(recorded.data)),
    summary: 'It happened.',
    attribution: { by: 'author', standing: 'reported' },
    ...(type.claims ? { claim: { by: 'unstated', standing: 'alleged' } } : {}),
    sources: [{ source: 'source:gazette' }],
  });
  if (!reading.ok) throw new Error(`${recorded.type}: ${JSON.stringify(reading.faults)}`);
  const acts = type.acts?.({ ...reading.draft, id: toUuid(id) }) ?? [];
  return acts.map((stated, index) => ({ ...stated, id: index === 0 ? toUuid(id) : `${toUuid(id)}#${index + 1}` }));
}

/** What an act says: no names of people and cases with their kinds, and nothing that is not stated. */
function contentOf(act: object): unknown {
  const { id: _, claim: __, ...content } = act as Record<string, unknown>;
  const bare = JSON.parse(
    JSON.stringify(content, (_key, value) => (value === null || value === false ? undefined : value)).replaceAll(
      /(?:person|case|organization):/g,
      '',
    ),
  );
  // A closing is about all counts, whether or not it says so.
  return bare.how === 'closing' ? { ...bare, scope: undefined } : bare;
}

describe.each(stories)('$name', (story) => {
  test('has acts that developments report', () => {
    const acts = actsIn(story).filter(isRecordable);
    const { toUuid, toIds } = makeIds();
    const reported = resolvePartNames(acts.flatMap((it) => record(it, toUuid)) as unknown as Act[]);
    expect(reported.map((act) => JSON.parse(toIds(JSON.stringify(contentOf(act)))))).toEqual(
      acts.map(({ act }) => contentOf(act)),
    );
  });
});
