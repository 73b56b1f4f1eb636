/** The answer about an organization: what it is, who leads it, in which cases it is a party, and sanctions. */
import { assets } from '../catalogue/assets.ts';
import { office } from '../catalogue/office.ts';
import { particulars } from '../catalogue/particulars.ts';
import type { SubjectState } from '../state/state.ts';
import { type Message, say } from '../words/message.ts';
import { type AnswerQuestion, MOST_SENTENCES, type PlainAnswer } from './answer.ts';
import { clause, dated, type Lead, leadIn, makeFrame } from './frame.ts';
import { rolesIn, sayRoles } from './roles.ts';
import { saysOf } from './values.ts';

type SayOrganization = (lead: Lead) => Message;

export function answerAboutOrganization(state: SubjectState, question: AnswerQuestion): PlainAnswer {
  const frame = makeFrame(state, question);
  const all = [askOfHolders(state), sayKind(state), saySanctions(state), sayRolesIn(state), sayHolders(state)].flatMap((it) => it ?? []);
  const sentences = all.length > 0 ? all : [(lead: Lead) => say('answers.organization.nothing', { ...lead })];
  return { sentences: sentences.slice(0, MOST_SENTENCES).map((it, index) => it(leadIn(frame, index === 0))) };
}

function sayKind(state: SubjectState): SayOrganization | undefined {
  const [kind] = saysOf(state, particulars.organizationKind).held;
  const [seat] = saysOf(state, particulars.seat).held;
  if (!kind && !seat) return undefined;
  const { place = null, country = null } = seat?.value ?? {};
  const because = [...(kind?.because ?? []), ...(seat?.because ?? [])];
  return (lead) => {
    const values = { tense: lead.tense, kind: kind?.value ?? 'unsaid', place, country: country === null ? null : { country } };
    return say('answers.organization.is', { ...lead, is: clause(say('answers.organization.kind', values), 'particulars', because) });
  };
}

function saySanctions(state: SubjectState): SayOrganization | undefined {
  const { held } = saysOf(state, assets.sanction);
  const [own] = held;
  if (!own) return undefined;
  return (lead) => {
    const since = dated(own.since, 'since', lead);
    const values = { tense: lead.tense, count: held.length, programme: own.value.programme, since };
    const is = clause(say('answers.sanctions.on', values), 'sanctions', own.because);
    return say('answers.organization.is', { ...lead, is });
  };
}

function sayRolesIn(state: SubjectState): SayOrganization | undefined {
  const roles = rolesIn(state, []);
  if (roles.length === 0) return undefined;
  return (lead) => say('answers.organization.is', { ...lead, is: sayRoles(roles, lead) });
}

/** So many holders of offices are named. */
const MOST_HOLDERS = 2;

/** Who may hold an office, or may have left it. */
function askOfHolders(state: SubjectState): SayOrganization | undefined {
  const { possible } = saysOf(state, office.holder);
  const own = [...Map.groupBy(possible, ({ key }) => key).values()].flatMap((all) => all.at(-1) ?? []);
  if (own.length === 0) return undefined;
  return (lead) => {
    const { tense } = lead;
    const holders = own.slice(0, MOST_HOLDERS).map(({ value, holds, since, because }) => {
      const { person, title, titles } = value;
      const values = { tense, person: { subject: person }, title: { texts: titles ?? title }, order: holds ? 'already' : 'still' };
      return clause(say('answers.organization.mayHold', { ...values, when: dated(since, 'when', lead) }), 'offices', because);
    });
    return say('answers.organization.may', { ...lead, holders });
  };
}

function sayHolders(state: SubjectState): SayOrganization | undefined {
  const { held: all, possible } = saysOf(state, office.holder);
  const held = all.filter(({ key }) => !possible.some((it) => it.key === key));
  if (held.length === 0) return undefined;
  return (lead) => {
    const holders = held.slice(0, MOST_HOLDERS).map(({ value: { person, title, titles }, because }) => {
      const values = { person: { subject: person }, title: { texts: titles ?? title } };
      return clause(say('answers.organization.holder', values), 'offices', because);
    });
    const more = held.length - holders.length;
    return say('answers.organization.holders', { ...lead, holders, more });
  };
}
