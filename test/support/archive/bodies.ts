// The States, courts, commissions and ministries of the invented archive, and the terms of their offices.
import type { Pen } from './pen.ts';

/** An office that several people hold side by side, each for terms of so many years, from the first day on. */
type Office = readonly [title: string, seats: number, years: number, from: string];

export interface Body {
  readonly id: string;
  readonly offices: readonly Office[];
}

export type Bodies = ReturnType<typeof makeBodies>;

const FOUNDED = '2003-01-01';

/** Enters them all. */
export function makeBodies(pen: Pen) {
  const all: Body[] = [];
  const found = (kind: string, name: string, ...offices: Office[]): string => {
    const slug = name.toLowerCase().replaceAll(' ', '-');
    const id = pen.enter('organization', slug, { names: [{ text: name, lang: 'en' }] });
    pen.tell('organization.described', FOUNDED, { organization: id, kind });
    pen.holds(['organizations', 'organizationKind', id], [kind], { first: FOUNDED, last: null });
    all.push({ id, offices });
    return id;
  };
  const states = ['Republic of Vesk', 'Kingdom of Calder', 'Ilmaria', 'Tamoria', 'Free State of Ondry'];
  const districts = ['North', 'South', 'Harbour'];
  found('government', 'Ministry of Justice of Vesk', ['minister', 1, 4, '2006-05-20']);
  found('government', 'Ministry of the Interior of Ilmaria', ['minister', 1, 3, '2007-11-30']);
  return {
    all,
    states: states.map((name) => found('state', name)),
    regionalCourt: found(
      'court',
      'Lantern Court of Human Rights',
      ['judge', 7, 6, '2004-01-01'],
      ['president', 1, 2, '2006-01-01'],
      ['registrar', 1, 5, '2004-05-01'],
    ),
    commission: found(
      'international_body',
      'Lantern Commission on Human Rights',
      ['commissioner', 5, 4, '2006-01-01'],
      ['rapporteur on persons deprived of liberty', 1, 3, '2007-07-01'],
      ['rapporteur on freedom of expression', 1, 3, '2008-10-06'],
    ),
    committee: found('un_body', 'Committee of Nations on Civil Rights', ['member', 4, 4, '2009-01-01']),
    constitutionalCourt: found('court', 'Constitutional Court of Vesk', ['judge', 5, 9, '2003-09-01']),
    appealCourt: found(
      'court',
      'Court of Appeal of Vesk',
      ['judge', 4, 7, '2005-03-15'],
      ['president', 1, 4, '2005-03-15'],
    ),
    districtCourts: districts.map((name) =>
      found('court', `District Court ${name}`, ['judge', 2, 5, '2008-02-29'], ['president', 1, 3, '2009-04-01']),
    ),
    prosecution: found('prosecution', 'Prosecution Service of Vesk', ['prosecutor general', 1, 5, '2004-06-10']),
    parliament: found('parliament', 'Parliament of Vesk', ['speaker', 1, 4, '2005-12-31']),
    ngo: found('ngo', 'League of the Lamp'),
    university: found('university', 'University of Ondry'),
    companies: ['Reed Dredging', 'Tamor Mills'].map((name) => found('company', name)),
    /** People who petition as a group. */
    groups: ['Villagers of the Reed Delta', 'Prisoners of Wing Four'].map((name) => found('community', name)),
  };
}
