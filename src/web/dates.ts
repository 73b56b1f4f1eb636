import { html } from 'hono/html';
import type { AttributedValue, Since } from '../state/attributed-value.ts';
import type { Html } from './html.ts';
import { texts } from './texts.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** “5 January 2022”. */
export function dayInWords(day: string): string {
  const [, year = '', month = '', dayOfMonth = ''] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return `${Number(dayOfMonth)} ${MONTHS[Number(month) - 1]} ${Number(year)}`;
}

/** When something began or happened: the day, or the days between which it did; `edtf` as the source gives it. */
export function sinceInWords({ edtf, earliest, latest }: Since): Html {
  if (latest === null) return html`${texts.dates.always}`;
  if (earliest === latest) return html`<time datetime="${latest}">${dayInWords(latest)}</time>${asGiven(edtf, latest)}`;
  const bounds =
    earliest === null && edtf === null
      ? texts.dates.undated(dayInWords(latest))
      : earliest === null
        ? texts.dates.until(dayInWords(latest))
        : texts.dates.between(dayInWords(earliest), dayInWords(latest));
  return html`${bounds}${asGiven(edtf, latest)}`;
}

function asGiven(edtf: string | null, latest: string): Html | '' {
  return edtf === null || edtf === latest
    ? ''
    : html` <code class="muted" title="${texts.dates.asGiven}">${edtf}</code>`;
}

/** “2026-11-25 09:30 UTC”, to the second. */
export function instantInWords(instant: string): Html {
  return html`<time datetime="${instant}">${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC</time>`;
}

export function certaintyMark(certainty: AttributedValue['certainty']): Html {
  return html`<span class="certainty ${certainty}">${texts.certainties[certainty]}</span>`;
}

/** How a statement stands, as a word on its own ground; nothing for what comes from the registry. */
export function standingBadge(standing: string | null | undefined): Html | '' {
  if (!standing) return '';
  return html`<span class="badge ${standing}">${texts.standings[standing as keyof typeof texts.standings]}</span>`;
}
