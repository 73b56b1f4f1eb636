/** One line for each closed section of a case. */
import type { Gists } from '../../answers/answer.ts';
import { type SaidPart, sayParts } from '../../answers/imposed.ts';
import { saysOf } from '../../answers/values.ts';
import { parties } from '../../catalogue/parties.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import { registry } from '../../catalogue/registry.ts';
import { trial } from '../../catalogue/trial.ts';
import type { SubjectState } from '../../state/state.ts';
import type { Day } from '../../time/day.ts';
import { type Message, say } from '../../words/message.ts';
import { nextDay } from './docket.ts';
import { type SaidTrack, tracksOf } from './shown.ts';

/** So many are named on one line. */
const MOST_NAMED = 3;

/** `others`: gists that need no more than the state; `said`: whether another part of the page says a track. */
export function caseGists(
  others: Gists,
  {
    state,
    asOf,
    said,
  }: { readonly state: SubjectState; readonly asOf: Day; readonly said: (it: SaidTrack) => boolean },
): Gists {
  const tracks = tracksOf(state);
  const own: readonly (readonly [keyof Gists, Message | undefined])[] = [
    ['sentences', gistOfSentences(state)],
    ['docket', gistOfDocket(tracks, asOf)],
    ['people', gistOfParties(tracks.filter((it) => it.attribute === parties.party.name && !said(it)))],
    ['cases', gistOfCases(state)],
    ['judgments', undefined],
    ['particulars', gistOfParticulars(state)],
  ];
  return Object.fromEntries([...Object.entries({ ...others, ...Object.fromEntries(own) })].filter(([, it]) => it));
}

/** “Davrin Khozhurel: imprisonment for 7 years; Irmela Tashvar: set aside”. */
function gistOfSentences(state: SubjectState): Message | undefined {
  const { held, ended, possible } = saysOf(state, trial.sentences);
  const isOver = ({ value }: SaidPart) => ['served', 'remitted', 'pardoned'].includes(value.state);
  const byPerson = Map.groupBy([...ended.filter(isOver), ...held], ({ value }) => value.person);
  const items = [...byPerson]
    .slice(0, MOST_NAMED)
    .map(([person, own]) =>
      say('casePage.gists.of', { name: { subject: person }, what: sayParts([...own].sort(byWeight).slice(0, 1)) }),
    );
  if (items.length > 0) return say('casePage.gists.list', { items, more: byPerson.size - items.length });
  return possible.length > 0 ? say('answers.cards.notClear') : undefined;
}

/** A term first: what else is imposed stands in the section. */
function byWeight({ value: a }: SaidPart, { value: b }: SaidPart): number {
  return Number(isTerm(b.kind)) - Number(isTerm(a.kind));
}

function isTerm(kind: string): boolean {
  return ['imprisonment', 'life', 'death'].includes(kind);
}

function gistOfDocket(tracks: readonly SaidTrack[], asOf: Day): Message | undefined {
  const day = nextDay(tracks, asOf);
  return day === undefined ? say('casePage.next.none') : say('casePage.next.gist', { day: { day } });
}

/** “Senna Vorodell: witness”. */
function gistOfParties(tracks: readonly SaidTrack[]): Message | undefined {
  const items = tracks.slice(0, MOST_NAMED).flatMap(({ key, says: [first] }) => {
    const { role } = (first?.attributed.value ?? {}) as { readonly role?: string };
    const [party = ''] = key.split('/');
    if (!first || role === undefined) return [];
    const label = { key: `attributes.party.labels.${role}`, values: {} } as Message;
    const values = { name: { subject: party }, what: label };
    const how = { held: 'of', ended: 'former', may: 'perhaps', mayEnd: 'perhaps' } as const;
    return [say(`casePage.gists.${how[first.how]}`, values)];
  });
  return items.length > 0 ? say('casePage.gists.list', { items, more: tracks.length - items.length }) : undefined;
}

/** “The Drachani case: severed into”. */
function gistOfCases(state: SubjectState): Message | undefined {
  const { held } = saysOf(state, proceedings.link);
  const items = held.slice(0, MOST_NAMED).map(({ key, value }) => {
    const label = { key: `attributes.link.labels.${value}`, values: {} } as Message;
    return say('casePage.gists.of', { name: { subject: key }, what: label });
  });
  return items.length > 0 ? say('casePage.gists.list', { items, more: held.length - items.length }) : undefined;
}

/** “criminal, BI 318/2021 and Tesmenia”. */
function gistOfParticulars(state: SubjectState): Message | undefined {
  const [kind] = saysOf(state, registry.kind).held;
  const label = kind && ({ key: `attributes.kind.labels.${kind.value}`, values: {} } as Message);
  const texts = [registry.number, registry.jurisdiction].flatMap((it) =>
    saysOf(state, it).held.map(({ value }) => value),
  );
  const items = [...(label ? [label] : []), ...texts];
  return items.length > 0 ? say('casePage.gists.plain', { items }) : undefined;
}
