// The States, courts, commissions and ministries of the invented archive, and how long the terms of their offices are.
import type { Pen } from './pen.ts';

/** An office that several people hold side by side, each in a seat, for terms of so many years. */
interface Seats {
  readonly title: string;
  readonly seats: number;
  readonly years: number;
  /** The first day of the first term. Every second seat is filled half a term later. */
  readonly from: string;
}

export interface Body {
  readonly id: string;
  readonly offices: readonly Seats[];
}

/** What the cases speak of. */
export interface Bodies {
  readonly states: readonly string[];
  readonly regionalCourt: string;
  readonly commission: string;
  readonly committee: string;
  readonly constitutionalCourt: string;
  readonly appealCourt: string;
  readonly districtCourts: readonly string[];
  readonly prosecution: string;
  readonly parliament: string;
  readonly ngo: string;
  readonly university: string;
  readonly companies: readonly string[];
  /** A village, a union of prisoners: people who petition as a group. */
  readonly groups: readonly string[];
  readonly all: readonly Body[];
}

type Founded = readonly [slug: string, name: string, kind: string, ...offices: Seats[]];

const states: readonly Founded[] = [
  ['republic-of-vesk', 'Republic of Vesk', 'state'],
  ['kingdom-of-calder', 'Kingdom of Calder', 'state'],
  ['ilmaria', 'Ilmaria', 'state'],
  ['tamoria', 'Tamoria', 'state'],
  ['free-state-of-ondry', 'Free State of Ondry', 'state'],
];

const judge = (seats: number, years: number, from: string): Seats => ({ title: 'judge', seats, years, from });
const head = (title: string, years: number, from: string): Seats => ({ title, seats: 1, years, from });

const courts: readonly Founded[] = [
  [
    'lantern-court',
    'Lantern Court of Human Rights',
    'court',
    judge(7, 6, '2004-01-01'),
    head('president', 2, '2006-01-01'),
    head('registrar', 5, '2004-05-01'),
  ],
  [
    'lantern-commission',
    'Lantern Commission on Human Rights',
    'international_body',
    { title: 'commissioner', seats: 5, years: 4, from: '2006-01-01' },
    head('rapporteur on persons deprived of liberty', 3, '2007-07-01'),
    head('rapporteur on freedom of expression', 3, '2008-10-06'),
  ],
  [
    'committee-of-nations',
    'Committee of Nations on Civil Rights',
    'un_body',
    { title: 'member', seats: 4, years: 4, from: '2009-01-01' },
  ],
  ['constitutional-court-of-vesk', 'Constitutional Court of Vesk', 'court', judge(5, 9, '2003-09-01')],
  [
    'court-of-appeal-of-vesk',
    'Court of Appeal of Vesk',
    'court',
    judge(4, 7, '2005-03-15'),
    head('president', 4, '2005-03-15'),
  ],
  ...['north', 'south', 'harbour'].map(
    (it): Founded => [
      `district-court-${it}`,
      `District Court ${it}`,
      'court',
      judge(2, 5, '2008-02-29'),
      head('president', 3, '2009-04-01'),
    ],
  ),
];

const others: readonly Founded[] = [
  ['prosecution-of-vesk', 'Prosecution Service of Vesk', 'prosecution', head('prosecutor general', 5, '2004-06-10')],
  ['ministry-of-justice-of-vesk', 'Ministry of Justice of Vesk', 'government', head('minister', 4, '2006-05-20')],
  [
    'ministry-of-the-interior-of-ilmaria',
    'Ministry of the Interior of Ilmaria',
    'government',
    head('minister', 3, '2007-11-30'),
  ],
  ['parliament-of-vesk', 'Parliament of Vesk', 'parliament', head('speaker', 4, '2005-12-31')],
  ['league-of-the-lamp', 'League of the Lamp', 'ngo'],
  ['university-of-ondry', 'University of Ondry', 'university'],
  ['reed-dredging', 'Reed Dredging', 'company'],
  ['tamor-mills', 'Tamor Mills', 'company'],
];

const groups: readonly Founded[] = [
  ['villagers-of-reed-delta', 'Villagers of the Reed Delta', 'other'],
  ['prisoners-of-wing-four', 'Prisoners of Wing Four', 'other'],
];

/** Enters them all. */
export function makeBodies(pen: Pen): Bodies {
  const all: Body[] = [];
  const found = ([slug, name, kind, ...offices]: Founded): string => {
    const id = pen.enter('organization', slug, { names: [{ text: name, lang: 'en' }] });
    pen.tell('organization.described', '2003-01-01', { organization: id, kind });
    pen.holds(['organizations', 'organizationKind', id], [kind], { first: '2003-01-01', last: null });
    all.push({ id, offices });
    return id;
  };
  const made = new Map([...states, ...courts, ...others, ...groups].map((it) => [it[0], found(it)]));
  const idOf = (slug: string) => made.get(slug) ?? '';
  return {
    all,
    states: states.map(([slug]) => idOf(slug)),
    groups: groups.map(([slug]) => idOf(slug)),
    regionalCourt: idOf('lantern-court'),
    commission: idOf('lantern-commission'),
    committee: idOf('committee-of-nations'),
    constitutionalCourt: idOf('constitutional-court-of-vesk'),
    appealCourt: idOf('court-of-appeal-of-vesk'),
    districtCourts: ['north', 'south', 'harbour'].map((it) => idOf(`district-court-${it}`)),
    prosecution: idOf('prosecution-of-vesk'),
    parliament: idOf('parliament-of-vesk'),
    ngo: idOf('league-of-the-lamp'),
    university: idOf('university-of-ondry'),
    companies: [idOf('reed-dredging'), idOf('tamor-mills')],
  };
}
