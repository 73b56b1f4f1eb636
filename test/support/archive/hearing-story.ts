// Hearings: scheduled for a day, and held, put off and then held, cancelled, adjourned, or never spoken of again.
import type { CaseStory, Course } from './case-story.ts';
import { shift } from './days.ts';

type Fate = 'held' | 'postponed' | 'cancelled' | 'adjourned' | 'unknown';

interface Hearing {
  readonly kind: string;
  readonly judges?: readonly string[];
  readonly persons?: readonly string[];
}

/** A hearing is scheduled for a day in a month, and has its fate. */
export function hear(story: CaseStory, hearing: Hearing, fate: Fate): void {
  story.isNow('hearing', [hearing.kind]);
  story.course(['hearing', story.id], goOn(story, hearing, fate));
}

/** Gives what becomes of it. */
function goOn(story: CaseStory, hearing: Hearing, fate: Fate): Course {
  const [set, first, second] = [story.day, shift(story.day, 30), shift(story.day, 60)];
  const said = { ...hearing, ...(story.court ? { court: story.court } : {}) };
  const scheduled = story.tell('hearing.scheduled', { ...said, step: 'scheduled', day: first });
  /** That day is the next one, up to the day before another is, or it is over. */
  const isNext = (day: string, from: string, over: string) => {
    const labels = [day, day.slice(0, 7), day.slice(0, 4)];
    story.holds(story.id, 'nextHearing', labels, { first: from, last: shift(over, -1) });
  };
  const hold = (day: string, more: object = {}) => {
    story.day = day;
    story.tell('hearing.held', { ...said, ...more });
  };
  switch (fate) {
    case 'unknown':
      isNext(first, set, shift(first, 1));
      return ['scheduled', set];
    case 'held':
      hold(first, { result: 'submissions were heard' });
      isNext(first, set, first);
      return ['scheduled', set, 'held', first];
    case 'cancelled':
      story.day = shift(set, 20);
      story.tell('hearing.scheduled', { ...said, step: 'cancelled', hearing: scheduled });
      isNext(first, set, story.day);
      return ['scheduled', set, 'cancelled', story.day];
    case 'postponed':
      story.day = shift(set, 20);
      story.tell('hearing.scheduled', { ...said, step: 'postponed', hearing: scheduled, day: second });
      isNext(first, set, story.day);
      isNext(second, story.day, second);
      hold(second, { hearing: scheduled });
      return ['scheduled', set, 'held', second];
    case 'adjourned':
      hold(first, { hearing: scheduled, adjourned: true, next: second });
      isNext(first, set, first);
      isNext(second, first, second);
      hold(second);
      story.course(['hearing', story.id], ['scheduled', first, 'held', second]);
      return ['scheduled', set, 'adjourned', first];
    default:
      return fate satisfies never;
  }
}
