import { html } from 'hono/html';
import { z } from 'zod';
import { openPage } from '../../api/paging.ts';
import { pageParameters, snapshotParameters } from '../../api/parameters.ts';
import { noSubject, redirectToKnownAs, subjectOf } from '../../api/subject-path.ts';
import { isOneOf } from '../../catalogue/attribute.ts';
import { custody } from '../../catalogue/custody.ts';
import { proceedings } from '../../catalogue/proceedings.ts';
import { isSubjectId, type SubjectId, type SubjectKind, subjectKinds } from '../../catalogue/subject.ts';
import { trial } from '../../catalogue/trial.ts';
import type { Snapshot } from '../../queries/snapshot.ts';
import { readState } from '../../queries/state.ts';
import { readMarks, type SubjectHistory } from '../../queries/subject-history.ts';
import { readTimeline, timelinePlaceSchema } from '../../queries/timeline.ts';
import { readWords } from '../../queries/words.ts';
import { toAttributedValue } from '../../state/attributed-value.ts';
import { type HeldValue, type SubjectState, valuesOf } from '../../state/state.ts';
import { judgeTracks } from '../../state/tracks.ts';
import { whyOf } from '../evidence.ts';
import { definePage, type Page, type PageCall, showPage } from '../page.ts';
import { drawPicture, drawRelationsOf, MOST_DRAWN, readLanes, spans } from '../picture/read.ts';
import { readGrounds, subjectsIn } from '../read-evidence.ts';
import { machineOf } from '../snapshot.ts';
import { texts } from '../texts.ts';
import { timeMachine } from '../time-controls.ts';
import { pageLinks, timelineTable } from '../timeline.ts';
import type { Explained } from './state.ts';
import { shownOf } from './state.ts';
import { type Party, subjectPage } from './view.ts';

const query = z.strictObject({
  ...snapshotParameters,
  ...pageParameters,
  span: z.enum(spans, 'write all, year or month').optional(),
});
type SubjectQuery = z.infer<typeof query>;

export const subjectPages: readonly Page[] = subjectKinds.map(subjectPageOf);

function subjectPageOf(kind: SubjectKind): Page {
  return definePage({
    method: 'get',
    path: `/{workspace}/${kind}s/{slug}`,
    access: 'read',
    query,
    async handle(call) {
      const { services, request, path } = call;
      const subject = subjectOf(kind, path.slug);
      const page = await openPage(services, {
        workspace: path.workspace ?? '',
        path: `/${path.workspace}/${subject}`,
        query: call.query,
        filters: {},
        place: timelinePlaceSchema,
      });
      if (!page.ok) return page.response;
      const { snapshot, after, limit } = page;
      const redirect = subject && (await redirectToKnownAs(request, services, snapshot, subject));
      if (redirect) return redirect;
      const state = subject && (await readState(services.connection, snapshot, { subject, certainty: 'possible' }));
      if (!state) return noSubject(kind, path.slug);
      return showSubject(call, snapshot, { kind, subject, state, after, limit, nextOf: page.next });
    },
  });
}

interface SubjectQuestion {
  readonly kind: SubjectKind;
  readonly subject: SubjectId;
  readonly state: SubjectState;
  readonly after: z.infer<typeof timelinePlaceSchema> | undefined;
  readonly limit: number;
  readonly nextOf: (place: z.infer<typeof timelinePlaceSchema> | undefined) => string | null;
}

async function showSubject(
  call: PageCall<SubjectQuery>,
  snapshot: Snapshot,
  question: SubjectQuestion,
): Promise<Response> {
  const { services, links, caller } = call;
  const { kind, subject, state, after, limit, nextOf } = question;
  const { connection } = services;
  const { items, next } = await readTimeline(connection, snapshot, { subject, certainty: 'possible', after, limit });
  const words = await readWords(
    services,
    snapshot,
    items.map(({ recorded }) => recorded),
  );
  const marks = await readMarks(connection, snapshot, subject);
  const persons = kind === 'case' ? personsOf(state) : [];
  const lanes = await readLanes(connection, snapshot, { subject, persons: persons.slice(0, MOST_PARTIES) });
  const parties = kind === 'case' ? partiesOf(subject, persons, { lanes, snapshot }) : undefined;
  const shown = [
    ...shownOf(valuesOf(state)).map(({ attributed }) => attributed),
    ...state.possible,
    ...state.ended,
    ...state.claims,
  ];
  const grounds = await readGrounds(services, snapshot, {
    ids: shown.flatMap(({ because }) => because),
    subjects: [
      subject,
      ...persons,
      ...subjectsIn([
        state.state,
        state.possible,
        state.ended,
        state.claims,
        state.disputes,
        lanes.facts.map(({ key, value }) => [key.split('/'), value]),
      ]),
      ...items.flatMap(({ recorded }) => recorded.development.sources.map(({ source }) => source)),
    ],
  });
  const context = { nameOf: grounds.nameOf, language: services.language, links, about: subject };
  const explained: Explained = { ...context, why: (attributed) => whyOf(attributed, grounds.evidence, context) };
  const machine = await machineOf(services, snapshot, { subject, days: marks.items.map(({ latest }) => latest) });
  const keep = { span: call.query.span };
  const place = { links, path: links.bare(`/${subject.replace(':', 's/')}`), keep };
  const cursor = nextOf(next);
  const picture = drawPicture({
    subject,
    persons: persons.map((id) => ({ id, name: grounds.nameOf(id), role: roleOf(parties, id) })),
    lanes,
    marks: marks.items,
    reach: machine,
    asOf: snapshot.asOf,
    span: call.query.span ?? 'all',
    context: explained,
  });
  return showPage(call, {
    title: state.name,
    main: subjectPage({
      state,
      explained,
      machine: timeMachine(machine, place),
      picture: html`<h2 id="picture">${texts.subject.picture}</h2>${spanLinks(call, subject)}${picture}${leftOut(persons.length - MOST_DRAWN, texts.subject.morePersons)}${leftOut(marks.more, texts.subject.moreMarks)}`,
      relations:
        kind === 'person' || kind === 'organization'
          ? html`<h2 id="relations">${texts.subject.relations}</h2>${drawRelationsOf(state, explained)}`
          : '',
      parties,
      moreParties: Math.max(0, persons.length - MOST_PARTIES),
      timeline: html`${timelineTable({ items, words, context: explained })}${pageLinks({
        next: cursor === null ? undefined : `${links.subject(subject, '', { ...keep, cursor })}#timeline`,
        first: call.query.cursor === undefined ? undefined : `${links.subject(subject, '', keep)}#timeline`,
      })}`,
      mayRecord: caller !== undefined && caller.role !== 'reader',
    }),
  });
}

/** Everyone who has a part in a case, the parties first. */
function personsOf(state: SubjectState): SubjectId[] {
  const named = [proceedings.party, proceedings.charge, trial.sentence].map(({ name }) => name);
  const roles = valuesOf(state).filter(({ attribute }) => isOneOf(attribute, named));
  const persons = roles.map(({ attributed }) => (attributed.value as { readonly person: string }).person);
  return [...new Set(persons)].filter((it): it is SubjectId => isSubjectId(it));
}

function roleOf(parties: readonly Party[] | undefined, person: SubjectId): string | undefined {
  const own = parties?.find((party) => party.person === person)?.values ?? [];
  const role = own.find(({ attribute }) => attribute === proceedings.party.name)?.attributed.value as
    | { readonly role: string }
    | undefined;
  return role?.role;
}

/** The table of parties shows so many. */
const MOST_PARTIES = 200;

function partiesOf(
  subject: SubjectId,
  persons: readonly SubjectId[],
  { lanes, snapshot }: { readonly lanes: SubjectHistory; readonly snapshot: Snapshot },
): Party[] {
  const byPerson = Map.groupBy(lanes.facts, (fact) => fact.subject);
  return persons.slice(0, MOST_PARTIES).map((person) => ({
    person,
    name: person,
    values: judgeTracks(byPerson.get(person) ?? [], snapshot.asOf, lanes.lives).flatMap(
      ({ attribute, key, stated }): HeldValue[] =>
        stated?.point.holds && isOfCase(subject, attribute, key)
          ? [{ attribute, key, attributed: toAttributedValue(stated.point, stated.certain ? 'certain' : 'stated') }]
          : [],
    ),
  }));
}

function isOfCase(subject: SubjectId, attribute: string, key: string): boolean {
  return attribute === custody.custody.name || key === subject || key.startsWith(`${subject}/`);
}

function leftOut(count: number, words: (count: number) => string) {
  return count > 0 ? html`<p class="hint">${words(count)}</p>` : '';
}

function spanLinks({ links, query: { span = 'all' } }: PageCall<SubjectQuery>, subject: SubjectId) {
  return html`<p class="spans no-print">${texts.subject.span} ${spans.map((it) => (it === span ? html` <strong>${texts.subject.spans[it]}</strong>` : html` <a href="${links.subject(subject, '', { span: it === 'all' ? undefined : it })}" data-step>${texts.subject.spans[it]}</a>`))}</p>`;
}
