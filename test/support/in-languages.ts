// A case, a source, an office and a person with names in several languages.
import { randomUUID } from 'node:crypto';
import { cast, detained, officeAssumed } from './drafts.ts';

export const QUAY = 'case:quay-nine';
const REPORT = 'source:quay-report';
const VERA = 'person:vera-lind';

/** The original is Russian. */
const quayTitle = [
  { text: 'Пожар на причале', lang: 'ru' },
  { text: 'The blaze at quay nine', lang: 'en' },
  { text: 'Айлақтағы өрт', lang: 'kk-Cyrl' },
];
export const arrest = [
  { text: 'Веру Линд задержали.', lang: 'ru' },
  { text: 'Police detained Vera Lind.', lang: 'en' },
];
const warden = [
  { text: 'смотритель порта', lang: 'ru' },
  { text: 'harbour warden', lang: 'en' },
];

export const quay = (id: string = randomUUID()) => ({
  id,
  type: 'case.registered',
  data: { case: QUAY, kind: 'criminal', title: quayTitle },
});

/** All of it as one atomic batch. */
export const inLanguages = () => [
  ...cast(),
  quay(),
  { id: randomUUID(), type: 'source.registered', data: { source: REPORT, title: quayTitle } },
  {
    id: randomUUID(),
    type: 'person.registered',
    data: {
      person: VERA,
      names: [
        { text: 'Вера Линд', lang: 'ru' },
        { text: 'Vera Lind', lang: 'en' },
      ],
    },
  },
  {
    ...detained({ occurred: '2024-03-01' }, VERA),
    data: { person: VERA, case: QUAY },
    summary: arrest,
    sources: [{ source: REPORT }],
  },
  {
    ...officeAssumed({ occurred: '2020-01-01' }, VERA),
    data: { person: VERA, organization: 'organization:harbour-police', title: warden },
  },
];
