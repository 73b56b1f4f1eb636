// Review notes on a day: what depends on other records, and what monitors need (law.md, “Refuse or note”, “Hearings”).
//
// Decisions where law.md is silent:
// - A year and six months count from the latest day of what began them, and are over on the day behind.
// - “No word” counts acts on the person's custody: measures, transfers, “reported held”.
// - “Prison imposed and nothing says where he is”: no measure holds but bans, and no release is recorded since it was
//   imposed.
import { hasGroundEnded, kindOf } from './grounds.ts';
import { isArrest, isCustody } from './liberty.ts';
import type { Placed } from './record.ts';
import { addTo } from './terms.ts';
import { isToServe, labelOf, serviceByKind } from './to-serve.ts';
import { casesWith, isNamedBy, type Measure, OPEN, type World } from './world.ts';

export interface Noted {
  readonly asOf: string;
  readonly acts: readonly Placed[];
  /** What may have happened by then, but has not surely. */
  readonly open: readonly Placed[];
}

export function notesOf(world: World, noted: Noted): string[] {
  const missing = world.missing.filter(
    (it) => !noted.open.some((act) => isIn(act, casesOfMissing(world, it)) && mayAnswer(act, it)),
  );
  const notes = new Set([...world.notes, ...missing.map(({ note }) => note)]);
  const rules: Readonly<Record<string, (world: World, noted: Noted) => boolean>> = {
    count_open_after_closing: (it, own) =>
      it.counts.some(
        (count) =>
          it.closed.has(count.case) &&
          isOpen(count.label) &&
          !mayCome(it, own, { in: count.case, of: ['outcome', 'decision', 'reopened', 'charge', 'trial_opened'] }),
      ),
    pending_after_death: (it, own) =>
      it.dead &&
      [
        ...it.counts.filter(({ label }) => isOpen(label)),
        ...it.appeals.filter(({ state }) => isPendingStill(state)),
      ].some((line) => !mayCome(it, own, { in: line.case, of: ['outcome', 'decision', 'remedy_withdrawn'] })),
    conviction_partly_gone: isPartlyGone,
    sentence_past_its_end: (it, { asOf }) =>
      [...serviceByKind(it, { asOf }).values()].some(({ toServe }) => toServe === 'nothing'),
    ground_ended: (it, { asOf }) => !it.dead && it.measures.some((measure) => hasGroundEnded(it, measure, asOf)),
    remand_over_a_year: (it, { asOf }) => !it.dead && it.measures.some((measure) => isLongRemand(it, measure, asOf)),
    no_word_for_six_months: isSilent,
    serving_without_sentence: (it) =>
      !it.dead &&
      it.measures.some(({ kind }) => kind === 'serving') &&
      !it.parts.some(({ content }) => isPrison(content.kind)),
    custody_unknown_after_sentence: isSomewhere,
    convicted_without_sentence: isUnsentenced,
  };
  for (const [name, isRaised] of Object.entries(rules)) if (isRaised(world, noted)) notes.add(name);
  for (const [name, of] of Object.entries(answeredAnywhere)) if (mayCome(world, noted, { of })) notes.delete(name);
  return [...notes].sort();
}

/** What an act of any case may answer, should it have happened. */
const answeredAnywhere: Readonly<Record<string, readonly string[]>> = {
  sentence_past_its_end: ['sentence_change'],
  release_without_detention: ['measure', 'reported_held'],
  held_after_release: ['measure'],
  remand_over_a_year: ['outcome', 'decision', 'released', 'measure'],
  ground_ended: ['released', 'measure', 'reported_held'],
  no_word_for_six_months: ['released', 'measure', 'reported_held', 'transferred'],
  serving_without_sentence: ['sentence', 'decision'],
  custody_unknown_after_sentence: ['released', 'measure', 'reported_held', 'sentence_change'],
};

/** Whether an act of these kinds may have happened, in a case where one is given. */
function mayCome(
  world: World,
  { open }: Noted,
  { of, in: name }: { readonly of: readonly string[]; readonly in?: string },
): boolean {
  return open.some((act) => of.includes(act.content.act) && (name === undefined || isIn(act, casesWith(world, name))));
}

function isIn({ content }: Placed, cases: readonly string[]): boolean {
  return 'case' in content && cases.includes(content.case ?? '');
}

/** Only what is missed of a named count may stand in a case joined with that of the act. */
function casesOfMissing(world: World, { note, about, case: name }: World['missing'][number]): readonly string[] {
  const isNamed = about !== null || note === 'sentence_without_verdict';
  return isNamed ? casesWith(world, name) : [name];
}

/** Whether an act without a sure date may be what a note misses: then a date is missing, not the act. */
function mayAnswer({ content }: Placed, { note, about }: World['missing'][number]): boolean {
  switch (note) {
    case 'count_never_brought':
      if (content.act !== 'charge' && content.act !== 'suspicion') return false;
      return about === null || content.counts.some(({ count }) => count === about);
    case 'sentence_without_verdict':
      return content.act === 'outcome' || content.act === 'decision';
    case 'part_never_imposed':
      return content.act === 'sentence' || content.act === 'decision';
    case 'appeal_never_filed':
      return content.act === 'remedy_filed';
  }
}

function isPendingStill(state: string): boolean {
  return state === 'pending' || state === 'maybe withdrawn';
}

function isOpen(label: string): boolean {
  return label === 'suspected' || (OPEN as readonly string[]).includes(label);
}

function isPrison(kind: string): boolean {
  return ['imprisonment', 'life', 'death'].includes(kind);
}

function after(day: string, term: { readonly months: number }): string {
  return day === '-infinity' ? day : addTo(day, { ...term, days: 0 });
}

/** A part that some of its convictions carry no more. */
function isPartlyGone(world: World, noted: Noted): boolean {
  const { asOf } = noted;
  return world.parts.some((part) => {
    const numbers = Map.groupBy(part.convictions, (it) => it);
    const standing = [...numbers].reduce((sum, [conviction, own]) => {
      const left = world.counts.filter((it) => it.label === 'convicted' && it.conviction === conviction);
      return sum + Math.min(own.length, left.length);
    }, 0);
    const isAsked = isToServe(world, part) || ['stayed', 'suspended'].includes(labelOf(world, part, asOf));
    if (mayCome(world, noted, { in: part.case, of: ['sentence_change', 'decision'] })) return false;
    return isAsked && standing > 0 && standing < part.spokenOf;
  });
}

function isLongRemand(world: World, measure: Measure, asOf: string): boolean {
  const { kind, case: of, heldSince } = measure;
  if ((kind !== 'remanded' && !isArrest(kind)) || kindOf(world, measure, asOf) === 'serving') return false;
  if (after(heldSince.latest, { months: 12 }) >= asOf) return false;
  const counts = world.counts.filter((count) => of === null || count.case === of);
  return !counts.some(({ label }) => ['convicted', 'acquitted', 'not_responsible'].includes(label));
}

/** Held, not serving, and no word for six months. */
function isSilent(world: World, { asOf, acts }: Noted): boolean {
  if (world.dead) return false;
  return world.measures.some((measure) => {
    if (!isCustody(measure.kind) || kindOf(world, measure, asOf) === 'serving') return false;
    const words = acts.filter(
      ({ id, content }) =>
        id === measure.id ||
        content.act === 'reported_held' ||
        (content.act === 'transferred' && (content.measure === undefined || isNamedBy(measure.id, content.measure))),
    );
    return words.every(({ latest }) => after(latest, { months: 6 }) < asOf);
  });
}

/** Prison is imposed, and nothing says where the convict is. */
function isSomewhere(world: World, { asOf, acts }: Noted): boolean {
  const absent = acts.filter(({ content }) => 'inAbsentia' in content && content.inAbsentia);
  const says = ({ kind }: Measure): boolean => kind !== 'travel_ban' && kind !== 'ban_on_actions';
  if (world.dead || world.measures.some(says) || world.endings.at(-1)?.how === 'escaped') return false;
  return world.parts.some(
    (part) =>
      isPrison(part.content.kind) &&
      isToServe(world, part) &&
      labelOf(world, part, asOf) !== 'ran_out' &&
      world.lastReleased < part.imposedBy &&
      !absent.some(
        ({ id, content }) =>
          id === part.act || (content.act !== 'sentence' && 'case' in content && content.case === part.case),
      ),
  );
}

/** Convicted for more than a year, and no sentence rests on it. */
function isUnsentenced(world: World, noted: Noted): boolean {
  return world.counts.some(
    ({ case: name, label, pardoned, conviction, convictedBy }) =>
      !world.dead &&
      !mayCome(world, noted, { in: name, of: ['sentence', 'decision'] }) &&
      label === 'convicted' &&
      !pardoned &&
      after(convictedBy, { months: 12 }) < noted.asOf &&
      !world.parts.some(({ convictions }) => conviction !== null && convictions.includes(conviction)),
  );
}
