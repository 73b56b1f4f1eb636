// Civil, administrative and constitutional cases: people, companies, villages and States against each other.
import { CaseStory, type World } from './case-story.ts';
import { shift } from './days.ts';
import { hear } from './hearing-story.ts';
import { judge } from './judgment-story.ts';

const compliances = [[], ['executed'], ['partly_executed'], ['refused', 'executed']] as const;

/** Damages, paid in part, wholly or not; or a settlement; or an appeal that goes on as a case of its own. */
export function makeCivilCase(world: World, number: number): void {
  const { bodies, dice, person } = world;
  const court = dice.of(bodies.districtCourts);
  const plaintiff = dice.of([person(), ...bodies.companies, ...bodies.groups]);
  const [defendant = '', intervener = ''] = dice.shuffled(bodies.states);
  const day = shift('2008-03-01', dice.from(0, 5_500));
  const story = new CaseStory(world, { kind: 'civil', title: `Claim no. ${number} for damages`, court, day });
  story.courts();
  story.joins(plaintiff, 'plaintiff');
  story.joins(defendant, 'defendant');
  story.joins(person(), 'counsel', { actsFor: plaintiff, leaves: [shift(day, 400), 'until'] });
  story.file('pleading', 'Statement of claim', plaintiff);
  if (dice.in(40)) story.joins(intervener, 'intervener');
  story.wait();
  story.order('injunction', { decision: dice.of(['granted', 'denied']), persons: [defendant] }, 'lifted');
  story.wait();
  hear(story, { kind: 'main', judges: [person()] }, dice.of(['held', 'adjourned', 'postponed']));
  const tried = story.wait(1, 30);
  story.tell('trial.opened', {});
  story.wait();
  const isSettled = number % 5 === 4;
  const steps = compliances[number % compliances.length] ?? [];
  const damages = { obligation: 'damages', kind: 'material_damage', amount: '4000', to: plaintiff, steps };
  if (!isSettled)
    judge(story, { kind: 'civil', by: court, inFavour: [plaintiff], against: [defendant], obligations: [damages] });
  story.wait();
  story.tell('case.closed', { disposition: isSettled ? 'settled' : 'decided' });
  story.course(['stage', story.id], ['trial', tried, 'closed', story.day]);
  if (number % 6 > 0) return;

  const title = `Appeal in claim no. ${number}`;
  const again = new CaseStory(world, { kind: 'civil', title, court: bodies.appealCourt, day: story.wait() });
  again.courts();
  link(again, 'continues', [story, 'continued_by']);
  again.joins(defendant, 'other', { loosely: 'appellant' });
  again.joins(plaintiff, 'respondent');
  hear(again, { kind: 'appeal' }, 'held');
}

/** What the one case is to the other, and the other to it. */
function link(story: CaseStory, kind: string, [other, converse]: readonly [CaseStory, string]): void {
  story.tell('case.linked', { other: other.id, kind });
  story.isNow('link', [kind, other.id]);
  other.holds(other.id, 'link', [converse, story.id], { first: story.day, last: null });
}

/** Two petitions of unconstitutionality that are heard together. */
export function makeConstitutionalCase(world: World, number: number): void {
  const { bodies, dice, person } = world;
  const { constitutionalCourt: court, parliament } = bodies;
  const day = shift('2010-02-01', dice.from(0, 5_000));
  const make = (part: string): CaseStory => {
    const title = `Constitutional review no. ${number}${part}`;
    const story = new CaseStory(world, { kind: 'constitutional', title, court, day });
    const petitioner = person();
    story.courts();
    story.joins(petitioner, 'petitioner');
    story.joins(parliament, 'respondent');
    story.petition({ persons: [petitioner], against: [parliament] }, { court }, ['admissible', 'decided']);
    return story;
  };
  const [story, second] = [make(''), make(' b')];
  link(second, 'joined_with', [story, 'joined_with']);
  const findings = { 'Article 12 of the Constitution': dice.of(['violated', 'not_violated']) };
  const bench = story.inOffice(court, 'judge');
  judge(story, { kind: 'constitutional', by: court, against: [parliament], findings, bench, opinions: ['dissenting'] });
  story.tag('separation of powers', bodies.university, number % 2 ? shift(story.day, 365) : null);
}

/** Someone challenges a decision of an authority; some of these cases come too late. */
export function makeAdministrativeReview(world: World, number: number): void {
  const { bodies, dice, person } = world;
  const { parliament } = bodies;
  const court = dice.of(bodies.districtCourts);
  const applicant = dice.of([person(), ...bodies.companies]);
  const day = shift('2009-10-10', dice.from(0, 5_000));
  const story = new CaseStory(world, { kind: 'administrative', title: `Permit no. ${number}`, court, day });
  story.courts();
  story.joins(applicant, 'applicant');
  story.joins(parliament, 'respondent');
  story.file('pleading', 'Application for review', applicant);
  story.file('letter', null);
  story.wait();
  const then = dice.of(['complied_with', 'stayed', 'amended']);
  story.order('order', { by: court, content: 'the file is to be produced' }, then);
  hear(story, { kind: 'main' }, dice.of(['held', 'cancelled']));
  story.wait(61, 90);
  const inTime = number % 4 > 0;
  const obligations = [{ obligation: 'permit', kind: 'measure', request: 'a new decision', steps: ['executed'] }];
  if (inTime)
    judge(story, { kind: 'administrative', by: court, inFavour: [applicant], against: [parliament], obligations });
  story.wait();
  story.tell('case.closed', { disposition: inTime ? 'decided' : 'statute_barred' });
  story.course(['stage', story.id], ['closed', story.day]);
}
