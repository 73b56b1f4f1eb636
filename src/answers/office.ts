/** Which offices a person holds, held, or may hold. */
import type { z } from 'zod';
import { office } from '../catalogue/office.ts';
import { particulars } from '../catalogue/particulars.ts';
import type { SubjectState } from '../state/state.ts';
import { type Message, say } from '../words/message.ts';
import { clause, dated, type Lead } from './frame.ts';
import type { Question, Sentence } from './sentence.ts';
import { type Said, saysOf } from './values.ts';

type OfficeValue = z.infer<typeof office.office.value>;

/** What an end of an office says. */
interface Ending {
  readonly manner?: string | null;
  readonly by?: string | null;
}

export function askOfOffices(state: SubjectState): Question[] {
  const { held, possible } = saysOf(state, office.office);
  const byKey = Map.groupBy(possible, ({ key }) => key);
  return [...byKey].flatMap(([key, own]): Question[] => {
    const isHeld = held.some((it) => it.key === key);
    const [begins, ends] = [own.find(({ holds }) => holds), own.find(({ holds }) => !holds)];
    const order = ends && (isHeld || !begins) ? 'still' : begins && ends ? 'then' : isHeld ? 'as_before' : 'already';
    const asked = [begins, ends].flatMap((it) => it ?? []);
    const because = [...new Set(asked.flatMap((it) => it.because))];
    return asked.map((it, index) => ({
      ...(index === 0
        ? {
            asks: (lead) =>
              clause(say('answers.office.may', { ...lead, ...namesOf(it.value), order }), 'offices', because),
          }
        : {}),
      happened: (lead) => clause(sayChange(it, lead), 'offices', it.because),
      since: it.since,
    }));
  });
}

function namesOf({ title, titles, organization }: Pick<OfficeValue, 'title' | 'titles' | 'organization'>) {
  return { title: { texts: titles ?? title }, organization: { subject: organization } };
}

function sayChange({ value, holds }: Said<OfficeValue> & { readonly holds: boolean }, { sex }: Lead): Message {
  const { manner, by = null } = value as Ending;
  const act = holds ? 'assumed' : (manner ?? 'left');
  return say('answers.happened.office', { ...namesOf(value), sex, act, by: by === null ? null : { subject: by } });
}

/** What a person is, where no sentence on custody or cases has told it: offices held, occupations, the last office. */
export function sayOffices(state: SubjectState): Sentence | undefined {
  const { held, ended } = saysOf(state, office.office);
  const works = saysOf(state, particulars.occupation).held;
  const last = held.length === 0 ? ended.slice(-1) : [];
  if (held.length + works.length + last.length === 0) return undefined;
  return {
    rank: 'offices',
    say: (lead) => {
      const { tense } = lead;
      const nameOffice = ({ value }: Said<OfficeValue>) => ({ tense, ...namesOf(value) });
      const predicates = [
        ...held.slice(0, MOST_OFFICES).map((it) => {
          const own = { ...nameOffice(it), since: dated(it.since, 'since', lead) };
          return clause(say('answers.office.holds', own), 'offices', it.because);
        }),
        ...last.map((it) => clause(say('answers.office.former', nameOffice(it)), 'offices', it.because)),
        ...works.slice(0, 1).map(({ value: { occupation, employer }, because }) => {
          const own = { tense, occupation, employer: employer === null ? null : { subject: employer } };
          return clause(say('answers.office.works', own), 'particulars', because);
        }),
      ];
      return say('answers.office.sentence', { ...lead, who: lead.name, predicates });
    },
  };
}

/** So many offices are named in a sentence. */
const MOST_OFFICES = 2;
