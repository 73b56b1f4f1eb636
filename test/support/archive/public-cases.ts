// Impeachments and inquiries: what parliaments and commissions do.
import { CaseStory, type World } from './case-story.ts';
import { shift } from './days.ts';
import { hear } from './hearing-story.ts';
import { judge } from './judgment-story.ts';

export function makeImpeachment(world: World, number: number): void {
  const { bodies, dice, person } = world;
  const { parliament: court } = bodies;
  const official = person();
  const day = shift('2012-09-01', dice.from(0, 4_000));
  const story = new CaseStory(world, { kind: 'impeachment', title: `Impeachment no. ${number}`, court, day });
  const course: string[] = [];
  const go = (step: string) => {
    story.tell('impeachment.progressed', { person: official, step, by: court });
    course.push(step, story.day);
  };
  story.courts();
  story.joins(official, 'respondent');
  story.tell('immunity.decided', { person: official, step: 'lifted', by: court });
  story.isNow('immunity', ['lifted', story.id], [official]);
  go('articles_adopted');
  story.wait();
  go('trial_begun');
  hear(story, { kind: 'main', persons: [official] }, 'held');
  story.wait();
  const end = dice.of(['removed', 'not_removed', 'ended']);
  go(end);
  story.course(['impeachment', story.id, official], course);
  const won = end === 'removed' ? { against: [official] } : { inFavour: [official] };
  if (end !== 'ended') judge(story, { kind: 'impeachment', by: court, ...won });
}

export function makeInquiry(world: World, number: number): void {
  const { bodies, dice, person } = world;
  const { commission, groups } = bodies;
  const [state, witness] = [dice.of(bodies.states), person()];
  const day = shift('2013-04-01', dice.from(0, 3_500));
  const story = new CaseStory(world, { kind: 'inquiry', title: `Inquiry no. ${number}`, day });
  story.tell('investigation.opened', { authority: commission });
  story.isNow('authority', [commission]);
  story.joins(dice.of(groups), 'victim');
  story.joins(witness, 'witness', { leaves: [shift(day, 200), 'until'] });
  const own = { target: witness, kind: 'summons' };
  const warrant = story.tell('warrant.progressed', { ...own, step: 'issued' });
  const executed = story.wait();
  story.tell('warrant.progressed', { ...own, step: 'executed', warrant });
  story.course(['warrant', story.id, witness], ['out', day, 'executed', executed]);
  hear(story, { kind: 'other', persons: [witness] }, 'held');
  story.wait();
  story.isNow('court', [commission]);
  story.dealtWith(commission);
  judge(story, { kind: 'inquiry', by: commission, against: [state], findings: { 'the duty to protect': 'violated' } });
  story.file('report', 'Report of the inquiry', commission);
  story.wait();
  story.tell('case.closed', { disposition: 'decided', by: commission });
  story.course(['stage', story.id], ['investigation', day, 'closed', story.day]);
}
