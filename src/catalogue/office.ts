/** Offices, ranks and awards. */
import { z } from 'zod';
import { originalOf, type Texts } from '../words/texts.ts';
import { bare, defineAttribute, hidden, named } from './attribute.ts';
import { defineType, line, maybe } from './development.ts';
import { withHelp } from './help.ts';
import { lastDay, termed, toLastDay, until } from './last-days.ts';
import { at, ends, type Point, sets } from './points.ts';
import { actorRef, organizationRef, personRef, type SubjectId, toKey } from './subject.ts';
import { hold, inEach, inLanguages } from './texts.ts';
import { bounds, nullableText, text } from './value-schemas.ts';

/** What both sides of an office hold. `acting`: only until it is filled; null: not stated. */
const held = {
  title: text,
  titles: inEach,
  acting: z.boolean().nullable(),
  by: nullableText,
  until: bounds.nullable(),
};

const honourKinds = ['rank', 'award'] as const;

export const office = {
  office: defineAttribute({
    name: 'office',
    of: ['person'],
    property: 'offices',
    shape: 'list',
    value: z.strictObject({ organization: text, ...held }),
    labelOf: ({ organization }) => organization,
    isLegal: true,
    isListable: true,
    endsWithLife: 'subject',
    endsByItself: true,
    lookback: 'last',
    page: { group: 'offices', headline: ['person'] },
    shows: {
      title: bare('texts'),
      titles: hidden,
      acting: bare('mark'),
      organization: named('subject'),
      by: named('subject'),
      until: named('bounds'),
    },
    picture: { lanesOf: ['person'] },
  }),
  holder: defineAttribute({
    name: 'holder',
    of: ['organization'],
    property: 'holders',
    shape: 'list',
    value: z.strictObject({ person: text, ...held }),
    labelOf: ({ person }) => person,
    isLegal: true,
    isListable: true,
    endsWithLife: 'label',
    endsByItself: true,
    page: { group: 'offices' },
    shows: {
      title: bare('texts'),
      titles: hidden,
      acting: bare('mark'),
      person: named('subject'),
      by: named('subject'),
      until: named('bounds'),
    },
    picture: { lanesOf: ['organization'] },
  }),
  honour: defineAttribute({
    name: 'honour',
    of: ['person'],
    property: 'honours',
    shape: 'list',
    value: z.strictObject({ kind: z.enum(honourKinds), title: text, titles: inEach }),
    labels: honourKinds,
    isListable: true,
    hasFreeKeys: true,
    page: { group: 'offices' },
    shows: { title: bare('texts'), titles: hidden, kind: bare('label') },
    picture: 'mark',
  }),
};

export const titleOfOffice = inLanguages(line(200)).meta({ id: 'TitleOfOffice' });

/** The text names the track of what goes by it: the original one, in whatever language it is read. */
function keyOf(given: Texts): string {
  return toKey(originalOf(given));
}

const officeFields = {
  person: personRef(),
  organization: organizationRef(),
  title: titleOfOffice,
  office: withHelp(maybe(line(200)), 'sameOffice'),
  by: maybe(actorRef()),
};

interface Seat {
  readonly person: SubjectId;
  readonly organization: SubjectId;
  readonly title: Texts;
  /** The title that it was first recorded under, where this is another. */
  readonly office?: string | null | undefined;
}

/** The places of an office: of the person and of the organization. */
function placesOf({ person, organization, title, office: first }: Seat) {
  const key = keyOf(first ?? title);
  return { ofPerson: at(person, `${organization}/${key}`), ofOrganization: at(organization, `${key}/${person}`) };
}

/** The key of an office among those of a person. */
export function officeKey({
  organization,
  title,
  office: first,
}: Pick<Seat, 'title' | 'office'> & { readonly organization: string }): string {
  return `${organization}/${keyOf(first ?? title)}`;
}

/** From then on the person does not hold the office. `manner`: how it was lost. */
export function endsOffice(seat: Seat, said: { readonly manner: string; readonly by: string | null }): Point[] {
  const { person, organization, title } = seat;
  const { ofPerson, ofOrganization } = placesOf(seat);
  return [
    ends(ofPerson, office.office, { organization, ...hold('title', title), ...said }),
    ends(ofOrganization, office.holder, { person, ...hold('title', title), ...said }),
  ];
}

export const officeTypes = [
  defineType({
    name: 'office.assumed',
    data: z.strictObject({ ...officeFields, acting: withHelp(maybe(z.boolean()), 'acting'), until: until() }),
    example: {
      data: { person: 'person:ada-orlov', organization: 'organization:harbour-police', title: 'chief' },
      summary: 'Ada Orlov became chief of the Harbour Police.',
    },
    points: ({ data: { by = null, acting = null, until, ...seat } }) => {
      const said = { ...hold('title', seat.title), acting, by, until: toLastDay(until) };
      const { ofPerson, ofOrganization } = placesOf(seat);
      return [
        sets(ofPerson, office.office, { organization: seat.organization, ...said }),
        sets(ofOrganization, office.holder, { person: seat.person, ...said }),
      ];
    },
  }),
  defineType({
    name: 'office.left',
    data: z.strictObject({
      ...officeFields,
      manner: z.enum(['dismissed', 'resigned', 'term_ended', 'annulled', 'died', 'unstated']),
      lastDay: lastDay(),
    }),
    example: {
      data: {
        person: 'person:ada-orlov',
        organization: 'organization:harbour-police',
        title: 'chief',
        manner: 'dismissed',
      },
      summary: 'Ada Orlov was dismissed as chief of the Harbour Police.',
    },
    points: ({ data: { manner, by = null, ...seat } }) => endsOffice(seat, { manner, by }),
  }),
  defineType({
    name: 'honour.changed',
    data: z
      .strictObject({
        person: personRef(),
        kind: z.enum(honourKinds),
        title: titleOfOffice,
        change: z.enum(['granted', 'revoked']),
        by: maybe(actorRef()),
        lastDay: lastDay(),
      })
      .check(termed('change', { ends: ['revoked'] })),
    example: {
      data: { person: 'person:ada-orlov', kind: 'rank', title: 'harbour master', change: 'granted' },
      summary: 'Ada Orlov was made a harbour master.',
    },
    points: ({ data: { person, kind, title, change, by = null } }) => {
      const place = at(person, `${kind}/${keyOf(title)}`);
      return [
        change === 'granted'
          ? sets(place, office.honour, { kind, ...hold('title', title) })
          : ends(place, office.honour, { kind, ...hold('title', title), by }),
      ];
    },
  }),
];
