// Invented dockets: what a court’s register lists of a criminal and of a civil case, and a development for each.
import { randomUUID } from 'node:crypto';
import { dayAt } from '../../src/web/picture/calendar.ts';
import { register } from './drafts.ts';

export const CRIMINAL = 'case:the-state-v-orlov';
export const CIVIL = 'case:tarn-v-port-council';
const [ADA, BO, JUDGE, CLERK] = ['person:ada-orlov', 'person:bo-tarn', 'person:ivo-lind', 'person:mara-quill'];
const [COURT, PROSECUTION, COUNCIL] = [
  'organization:harbour-court',
  'organization:harbour-prosecution',
  'organization:port-council',
];
const DOCKET = 'source:harbour-docket';

/** One line of a docket. */
export interface DocketEntry {
  readonly number: number;
  /** As the register prints it. */
  readonly title: string;
  readonly draft: { readonly id: string; readonly type: string; readonly data: object };
}

type Line = readonly [title: string, type: string, data: object];

/** All that the entries name. */
export const registerOfDocket = () =>
  register(DOCKET, ADA, BO, JUDGE, CLERK, COURT, PROSECUTION, COUNCIL, CRIMINAL, CIVIL);

const inCriminal = { case: CRIMINAL };
const inCivil = { case: CIVIL };
/** Every entry comes three days after the one before. */
const isoDay = (number: number) => dayAt(19_723 + 3 * number);

/** The entries with which a criminal case begins and ends. */
const opening: readonly Line[] = [
  ['COMPLAINT as to Ada Orlov', 'document.filed', { ...inCriminal, kind: 'pleading', title: 'Complaint', number: '1' }],
  [
    'Arrest warrant issued',
    'warrant.progressed',
    { ...inCriminal, target: ADA, kind: 'arrest', step: 'issued', by: COURT },
  ],
  [
    'Arrest warrant returned executed',
    'warrant.progressed',
    { ...inCriminal, target: ADA, kind: 'arrest', step: 'executed' },
  ],
  ['Arrest of Ada Orlov', 'person.detained', { person: ADA, case: CRIMINAL }],
  [
    'Minute entry: initial appearance',
    'hearing.held',
    { ...inCriminal, kind: 'preliminary', judges: [JUDGE], persons: [ADA] },
  ],
  ['Attorney appearance: Mara Quill', 'case.party_added', { ...inCriminal, party: CLERK, role: 'counsel' }],
  [
    'Order setting conditions of release',
    'custody.measure_set',
    { ...inCriminal, person: ADA, measure: 'bail', amount: '5000', currency: 'EUR' },
  ],
  [
    'INDICTMENT',
    'charge.filed',
    { ...inCriminal, persons: [ADA], document: 'indictment', charges: [{ charge: 'arson', offence: 'arson' }] },
  ],
  [
    'Arraignment; plea of not guilty',
    'plea.entered',
    { ...inCriminal, person: ADA, plea: 'not_guilty', allCharges: true },
  ],
  ['SEALED document', 'document.filed', { ...inCriminal, kind: 'other', sealed: true }],
];
const ending: readonly Line[] = [
  ['Jury trial begun', 'trial.opened', { ...inCriminal, defendants: [ADA], jury: true }],
  [
    'Jury verdict',
    'verdict.delivered',
    { ...inCriminal, outcomes: [{ person: ADA, charges: [{ charge: 'arson' }], outcome: 'convicted' }] },
  ],
  ['Presentence report (sealed)', 'document.filed', { ...inCriminal, kind: 'expert_report', sealed: true }],
  [
    'Judgment: 2 years',
    'sentence.imposed',
    { ...inCriminal, person: ADA, components: [{ part: 'prison', kind: 'imprisonment', term: 'P2Y' }] },
  ],
  ['Notice of appeal', 'appeal.filed', { ...inCriminal, persons: [ADA], against: 'conviction', by: ADA }],
  [
    'Mandate: affirmed',
    'appeal.decided',
    { ...inCriminal, outcomes: [{ person: ADA, allCharges: true, outcome: 'upheld' }] },
  ],
  ['Judgment final', 'judgment.became_final', { ...inCriminal, persons: [ADA] }],
  [
    'Parole denied',
    'order.progressed',
    { ...inCriminal, kind: 'parole', step: 'made', decision: 'denied', persons: [ADA] },
  ],
];

/** What goes on and on, by its number. Each refers to what it goes on from. */
function round(number: number, last: (title: string) => string, own: object): Line[] {
  const motion = `motion ${number}`;
  const steps = ['granted', 'partly_granted', 'denied', 'withdrawn', 'left_undecided'];
  return [
    [
      `MOTION no. ${number}`,
      'motion.progressed',
      { ...own, step: 'filed', request: motion, by: number % 2 ? ADA : PROSECUTION },
    ],
    [
      'Memorandum in opposition',
      'document.filed',
      { ...own, kind: 'pleading', title: `Opposition to ${motion}`, by: BO },
    ],
    [
      'Notice of hearing',
      'hearing.scheduled',
      { ...own, kind: 'other', step: 'scheduled', day: isoDay(number * 9 + 6), judges: [JUDGE] },
    ],
    [
      'Hearing reset',
      'hearing.scheduled',
      { ...own, kind: 'other', step: 'postponed', hearing: last('Notice of hearing'), day: isoDay(number * 9 + 9) },
    ],
    [
      'Motion hearing held',
      'hearing.held',
      { ...own, kind: 'other', hearing: last('Notice of hearing'), result: 'taken under advisement' },
    ],
    [
      'ORDER on motion',
      'motion.progressed',
      { ...own, step: steps[number % steps.length], motion: last(`MOTION no. ${number}`), by: JUDGE },
    ],
    [
      'Scheduling order',
      'order.progressed',
      { ...own, kind: 'order', step: 'made', content: 'briefs are due', deadline: isoDay(number * 9 + 20), by: COURT },
    ],
    [
      'Scheduling order amended',
      'order.progressed',
      { ...own, kind: 'order', step: 'amended', order: last('Scheduling order'), deadline: isoDay(number * 9 + 25) },
    ],
    ['Transcript', 'document.filed', { ...own, kind: 'minutes', title: `Transcript ${number}`, lang: 'en' }],
    [
      'Subpoena issued',
      'warrant.progressed',
      { ...own, target: BO, kind: 'subpoena', step: 'issued', day: isoDay(number * 9 + 12) },
    ],
    [
      'Subpoena returned unserved',
      'warrant.progressed',
      { ...own, target: BO, kind: 'subpoena', step: 'unserved', warrant: last('Subpoena issued') },
    ],
    ['Exhibit list', 'document.filed', { ...own, kind: 'evidence', title: `Exhibits ${number}` }],
  ];
}

const civil: readonly Line[] = [
  ['COMPLAINT for damages', 'document.filed', { ...inCivil, kind: 'pleading', title: 'Complaint for damages', by: BO }],
  ['Plaintiff', 'case.party_added', { ...inCivil, party: BO, role: 'plaintiff' }],
  [
    'Summons issued as to Port Council',
    'warrant.progressed',
    { ...inCivil, target: COUNCIL, kind: 'summons', step: 'issued' },
  ],
  ['Summons served', 'warrant.progressed', { ...inCivil, target: COUNCIL, kind: 'summons', step: 'executed' }],
  ['Answer', 'document.filed', { ...inCivil, kind: 'pleading', title: 'Answer', by: COUNCIL }],
  [
    'Preliminary injunction',
    'order.progressed',
    { ...inCivil, kind: 'injunction', step: 'made', persons: [COUNCIL], decision: 'granted' },
  ],
];

/** How the civil case ends. */
const civilEnding: readonly Line[] = [
  [
    'JUDGMENT for plaintiff',
    'judgment.delivered',
    {
      ...inCivil,
      kind: 'civil',
      by: COURT,
      inFavour: [BO],
      against: [COUNCIL],
      obligations: [{ obligation: 'damages', kind: 'material_damage', amount: '1200', currency: 'EUR', to: BO }],
    },
  ],
  [
    'Satisfaction of judgment',
    'compliance.reported',
    { ...inCivil, obligation: 'damages', step: 'executed', addressee: COUNCIL },
  ],
];

/** A docket of so many entries, half of a criminal case and half of a civil one. */
export function makeDocket(count: number): DocketEntry[] {
  const entries: DocketEntry[] = [];
  const last = (key: string) => entries.findLast(({ title }) => title === key)?.draft.id ?? '';
  const add = ([title, type, data]: Line) => {
    const number = entries.length + 1;
    if (number > count) return;
    const draft = {
      id: randomUUID(),
      type,
      occurred: isoDay(number),
      data,
      summary: `${title}.`,
      attribution: { by: 'author', standing: 'official' },
      sources: [{ source: DOCKET, locator: `entry ${number}` }],
      ...(type === 'charge.filed' ? { claim: { by: PROSECUTION, standing: 'alleged' } } : {}),
    };
    entries.push({ number, title, draft });
  };
  const rounds = (own: object, until: number) => {
    for (let number = 1; entries.length < until; number += 1)
      for (let step = 0; step < 12 && entries.length < until; step += 1) {
        const line = round(number, last, own)[step];
        if (line) add(line);
      }
  };
  for (const line of opening) add(line);
  rounds(inCriminal, Math.floor(count / 2) - ending.length);
  for (const line of ending) add(line);
  for (const line of civil) add(line);
  rounds(inCivil, count - civilEnding.length);
  for (const line of civilEnding) add(line);
  return entries;
}
