// Cases before the regional commission and court, and before the committee: petitions, measures, judgments, opinions.
import { CaseStory, type World } from './case-story.ts';
import { shift } from './days.ts';
import { hear } from './hearing-story.ts';
import { judge } from './judgment-story.ts';

const rights = ['Article 4 (life)', 'Article 5 (integrity)', 'Article 7 (liberty)', 'Article 13 (expression)'] as const;
const themes = ['freedom of expression', 'forced disappearance', 'fair trial', 'indigenous land'] as const;
/** How petitions end that do not come before the court. */
const ends = ['inadmissible', 'settled', 'struck_out', 'withdrawn'] as const;

/** A petition to the commission that may come before the court. */
export function makeRegionalCase(world: World, number: number): void {
  const { bodies, dice, person } = world;
  const { commission, regionalCourt, ngo } = bodies;
  const state = dice.of(bodies.states);
  const victims = number % 4 === 0 ? [dice.of(bodies.groups)] : dice.in(50) ? [person(), person()] : [person()];
  const [victim = ''] = victims;
  const day = shift('2008-06-15', dice.from(0, 3_500));
  const isReferred = number % 3 !== 0;
  const court = isReferred ? regionalCourt : commission;
  const story = new CaseStory(world, { kind: 'international', title: `Victims no. ${number} v. State`, court, day });
  story.courts();
  for (const it of victims) story.joins(it, 'alleged_victim');
  story.joins(ngo, 'petitioner');
  story.joins(state, 'respondent');
  story.joins(person(), 'representative', { actsFor: victim });
  story.joins(person(), 'agent', { actsFor: state, leaves: [shift(day, 700), dice.of(['until', 'lastDay', 'left'])] });
  story.tag(dice.of(themes), ngo, dice.in(30) ? shift(day, 500) : null);
  const measure = { decision: 'granted', by: commission, persons: [state], content: 'the State is to protect them' };
  story.order('interim_measure', measure, dice.of(['lifted', 'complied_with']));
  const end = dice.of(ends);
  const sides = { persons: victims, against: [state], referredTo: regionalCourt, isLastLate: dice.in(20) };
  const steps = isReferred ? ['communicated', 'admissible', 'referred'] : ['communicated', end];
  story.dealtWith(commission);
  story.petition(sides, { kind: 'individual', number: `P-${number}`, court: commission }, steps);
  if (!isReferred && end === 'settled') story.file('agreement', 'Friendly settlement agreement', state);
  if (!isReferred) return;
  if (story.day <= shift(day, 700)) story.day = shift(day, 701);
  story.joins(person(), 'agent', { actsFor: state });
  goBeforeCourt(world, story, { state, victim, number });
}

interface Sides {
  readonly state: string;
  readonly victim: string;
  readonly number: number;
}

/** Before the court: objections, amici, a hearing, the judgment, and what came of it. */
function goBeforeCourt(world: World, story: CaseStory, { state, victim, number }: Sides): void {
  const { dice, person, bodies } = world;
  const { regionalCourt: court, university } = bodies;
  story.file('pleading', 'Answer of the State', state);
  story.move('preliminary objections', state, { step: dice.of(['denied', 'partly_granted']) });
  story.joins(university, 'amicus');
  story.file('amicus_brief', 'On the duty to investigate', university);
  story.joins(person(), 'expert');
  story.order('interim_measure', { decision: dice.of(['granted', 'denied']), by: court, persons: [state] });
  story.wait();
  hear(story, { kind: 'main', persons: [state] }, dice.of(['held', 'held', 'postponed', 'adjourned']));
  story.wait(60, 300);
  if (number % 7 === 1) return;
  const paid = ['partly_executed', 'executed'].slice(0, number % 3);
  const [first = '', second = '', third = ''] = dice.shuffled(rights);
  const judges = story.inOffice(court, 'judge');
  judge(story, {
    kind: 'international',
    by: court,
    number: `Series C No. ${number}`,
    inFavour: [victim],
    against: [state],
    findings: { [first]: 'violated', [second]: 'violated', [third]: 'not_violated' },
    obligations: [
      { obligation: 'moral', kind: 'moral_damage', amount: '15000', to: victim, steps: paid },
      { obligation: 'inquiry', kind: 'measure', request: 'an inquiry', steps: number % 2 ? ['refused'] : [] },
      { obligation: 'costs', kind: 'costs', amount: '3000', steps: ['executed'] },
    ],
    bench: [...story.inOffice(court, 'president'), ...judges],
    opinions: ['partly_dissenting', 'concurring'].slice(0, number % 3),
    supervisedBy: court,
  });
  story.file('separate_opinion', 'Reasoned vote', judges.at(-1));
}

/** A State or the commission asks the court for an opinion. */
export function makeAdvisoryOpinion(world: World, number: number): void {
  const { bodies, dice } = world;
  const { regionalCourt: court, commission, university } = bodies;
  const asking = number % 2 ? commission : dice.of(bodies.states);
  const day = shift('2011-01-20', dice.from(0, 4_000));
  const kind = 'advisory_opinion';
  const story = new CaseStory(world, { kind: 'international', title: `Advisory opinion no. ${number}`, court, day });
  story.courts();
  story.joins(asking, 'applicant', { loosely: 'who asks for an opinion' });
  story.joins(university, 'amicus');
  story.petition({ persons: [asking], against: [] }, { kind, court }, ['decided']);
  judge(story, { kind, by: court, bench: story.inOffice(court, 'judge'), opinions: ['separate'] });
}

/** A communication to the committee, which adopts its views. */
export function makeCommunication(world: World, number: number): void {
  const { bodies, dice, person } = world;
  const { committee } = bodies;
  const [state, author] = [dice.of(bodies.states), person()];
  const day = shift('2010-05-05', dice.from(0, 4_000));
  const title = `Communication no. ${number}`;
  const story = new CaseStory(world, { kind: 'international', title, court: committee, day });
  story.courts();
  story.joins(author, 'petitioner');
  story.joins(state, 'respondent');
  const sides = { persons: [author], against: [state] };
  const isHeard = number % 3 > 0;
  story.petition(sides, { court: committee }, ['communicated', isHeard ? 'decided' : 'inadmissible']);
  if (!isHeard) return;
  const steps = number % 2 ? ['partly_executed'] : [];
  judge(story, {
    kind: 'views',
    by: committee,
    inFavour: [author],
    against: [state],
    findings: { 'Article 9 of the Covenant': 'violated', 'Article 7 of the Covenant': 'not_decided' },
    obligations: [{ obligation: 'remedy', kind: 'compensation', to: author, steps }],
  });
}
