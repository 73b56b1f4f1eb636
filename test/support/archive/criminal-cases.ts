// Criminal cases and administrative offences before the district courts: from the first suspicion to the last word.
import { CaseStory, type Course, OVER, type World } from './case-story.ts';
import { shift } from './days.ts';
import { hear } from './hearing-story.ts';

const offences = ['arson', 'theft', 'fraud', 'bribery', 'trespass', 'smuggling'] as const;

interface Accusation {
  readonly story: CaseStory;
  readonly accused: string;
  readonly charge: string;
  readonly prosecution: string;
  /** The court that tries it, and the one that appeals go to. */
  readonly court: string;
  readonly appealCourt: string;
  readonly isPenal: boolean;
}

/** What follows once the trial has opened. */
interface Outcome {
  readonly statuses: Course;
  readonly stages: Course;
  /** Where the case goes from the court that tries it. */
  readonly courts?: Course;
}

function decide({ story, accused, charge }: Accusation, outcome: 'convicted' | 'acquitted'): string {
  story.wait();
  story.tell('verdict.delivered', { outcomes: [{ person: accused, charges: [{ charge }], outcome }] });
  return story.day;
}

function sentence({ story, accused, isPenal }: Accusation): void {
  const prison = { part: 'prison', kind: 'imprisonment', term: 'P2Y' };
  const fine = { part: 'fine', kind: 'fine', amount: '900', currency: 'EUR' };
  story.tell('sentence.imposed', { person: accused, components: [isPenal ? prison : fine] });
}

/** An administrative offence convicts and acquits no one: it finds liable or not. */
function statusIn({ isPenal }: Accusation, label: 'convicted' | 'convicted_final' | 'acquitted'): string {
  return isPenal ? label : label === 'acquitted' ? 'not_liable' : 'liable';
}

function becomeFinal(it: Accusation): Outcome {
  const { story, accused } = it;
  const convicted = decide(it, 'convicted');
  sentence(it);
  const final = story.wait(15, 40);
  story.tell('judgment.became_final', { persons: [accused], finalBecause: 'time_passed' });
  const statuses = [statusIn(it, 'convicted'), convicted, statusIn(it, 'convicted_final'), final];
  return { statuses, stages: ['verdict', convicted, 'final', final] };
}

/** The prosecution appeals in vain, or the accused with success: then there is another trial. */
function appeal(it: Accusation, by: 'prosecution' | 'accused'): Outcome {
  const { story, accused, court, appealCourt } = it;
  const isAccused = by === 'accused';
  const label = isAccused ? 'convicted' : 'acquitted';
  const decided = decide(it, label);
  if (isAccused) sentence(it);
  const filed = story.wait(5, 20);
  const against = isAccused ? 'conviction' : 'acquittal';
  const decides = story.tell('appeal.filed', { persons: [accused], against, by: it[by], court: appealCourt });
  const answered = story.wait(60, 300);
  const outcomes = [{ person: accused, allCharges: true, outcome: isAccused ? 'set_aside' : 'acquittal_upheld' }];
  story.tell('appeal.decided', { decides, outcomes, court: appealCourt, ...(isAccused ? {} : { final: true }) });
  story.course(['appeals', story.id, accused], ['pending', filed, OVER, answered]);
  const statuses = [statusIn(it, label), decided];
  const stages = ['verdict', decided, 'appeal', filed];
  const courts = [appealCourt, filed];
  if (!isAccused) return { statuses, stages: [...stages, 'final', answered], courts };
  const again = story.wait();
  story.tell('trial.opened', { defendants: [accused] });
  return {
    statuses: [...statuses, 'accused', answered, 'on_trial', again],
    stages: [...stages, 'charged', answered, 'trial', again],
    courts: [...courts, court, answered],
  };
}

function discontinue({ story, accused, charge }: Accusation): Outcome {
  story.wait();
  const ended = { persons: [accused], charges: [{ charge }], change: 'discontinued', ground: 'no_evidence' };
  story.tell('charge.changed', ended);
  return { statuses: ['discontinued', story.day], stages: ['closed', story.day] };
}

const outcomes: readonly ((it: Accusation) => Outcome)[] = [
  () => ({ statuses: [], stages: [] }),
  becomeFinal,
  (it) => appeal(it, 'prosecution'),
  (it) => appeal(it, 'accused'),
  discontinue,
];

export function makeCriminalCase(world: World, number: number, kind: 'criminal' | 'administrative' = 'criminal'): void {
  const { bodies, dice, person } = world;
  const { prosecution, appealCourt } = bodies;
  const [court = '', other = ''] = dice.shuffled(bodies.districtCourts);
  const [accused, counsel, charge] = [person(), person(), dice.of(offences)];
  const day = shift('2009-01-10', dice.from(0, 5_500));
  const isPenal = kind === 'criminal';
  const title = isPenal ? `State v. no. ${number} for ${charge}` : `Administrative offence no. ${number}`;
  const story = new CaseStory(world, { kind, title, court, day });

  story.tell('investigation.opened', { authority: prosecution });
  story.isNow('authority', [prosecution]);
  story.joins(person(), 'victim');
  const charged = story.wait();
  const filed = {
    persons: [accused],
    document: isPenal ? 'indictment' : 'other',
    charges: [{ charge, offence: charge }],
  };
  const loosely = isPenal ? {} : { loosely: 'the record of an administrative offence' };
  story.tell('charge.filed', filed, { claim: { by: prosecution, standing: 'alleged' }, ...loosely });
  story.joins(counsel, 'counsel', { actsFor: accused, leaves: [shift(charged, 90), dice.of(['lastDay', 'left'])] });
  story.day = shift(charged, 91);
  story.joins(person(), 'counsel', { actsFor: accused });
  story.file('evidence', `Exhibits ${number}`, prosecution);
  hear(story, { kind: 'preliminary' }, dice.of(['held', 'postponed', 'cancelled', 'unknown']));
  story.wait(61, 90);
  story.move('an expert report', accused, { step: dice.of(['granted', 'denied', 'withdrawn']), isLate: dice.in(20) });
  const transferred = story.wait();
  const isTransferred = dice.in(25);
  if (isTransferred) story.tell('case.transferred', { to: other, from: court, by: appealCourt });
  const opened = story.wait();
  story.tell('trial.opened', { defendants: [accused] });
  const it = { story, accused, charge, prosecution, isPenal, appealCourt, court: isTransferred ? other : court };
  const { statuses, stages, courts = [] } = (outcomes[number % outcomes.length] ?? discontinue)(it);
  story.courts(...(isTransferred ? [other, transferred] : []), ...courts);
  story.course(['stage', story.id], ['investigation', day, 'charged', charged, 'trial', opened, ...stages]);
  story.course(['legalStatus', story.id, accused], ['accused', charged, 'on_trial', opened, ...statuses]);
}
