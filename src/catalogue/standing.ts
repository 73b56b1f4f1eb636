import type { Standing } from './attributes.ts';
import type { Development, NameOf } from './development.ts';

const words: Readonly<Record<Standing, string>> = {
  reported: 'Reported',
  official: 'Official',
  alleged: 'Alleged',
  speculation: 'Supposed',
  opinion: 'Opinion',
  unknown: 'Not known',
};

/** How a development stands and who asserts it, and the same of its content where that differs; undefined where it has no date or asserter. */
export function leadOf(
  { attribution, claim }: Pick<Development, 'attribution' | 'claim'>,
  name: NameOf,
): string | undefined {
  if (!attribution) return undefined;
  const { standing, by, hedge, inferred } = attribution;
  const act = [
    phrase({ standing, by }, name),
    ...(inferred ? ['implied, not said'] : []),
    ...(hedge ? [`in the words “${hedge}”`] : []),
  ].join(', ');
  const differs = claim && (claim.standing !== standing || claim.by !== by);
  return differs ? `${act}; its content: ${lowerFirst(phrase(claim, name))}` : act;
}

function phrase({ standing, by }: { readonly standing: Standing; readonly by: string }, name: NameOf): string {
  const who =
    by === 'author' ? 'by the source’s author' : by === 'unstated' ? 'by whom is not stated' : `by ${name(by)}`;
  return `${words[standing]}, ${who}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
