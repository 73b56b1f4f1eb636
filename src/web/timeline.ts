/** When a development happened, and of what kind it is, in words and badges. */
import { html } from 'hono/html';
import type { TimelineEntry } from '../queries/timeline.ts';
import type { Language } from '../words/language.ts';
import { sinceHtml } from './dates.ts';
import type { Html } from './html.ts';
import type { Site } from './layout.ts';
import { certaintyMark, standingBadge } from './statement.ts';

type Happened = Pick<TimelineEntry, 'recorded' | 'earliest' | 'latest'>;

/** When it happened. */
export function occurredHtml({ recorded, earliest, latest }: Happened, language: Language): Html {
  return sinceHtml({ edtf: recorded.development.occurred ?? null, earliest, latest }, language);
}

/** The kind of statement, and whether it is not clear that it has happened by the date. */
export function kindHtml({ recorded, dating }: Pick<TimelineEntry, 'recorded' | 'dating'>, site: Site): Html {
  return html`${standingBadge(recorded.development.attribution?.standing, site)}
${dating === 'certain' ? '' : certaintyMark(dating, site)}`;
}
