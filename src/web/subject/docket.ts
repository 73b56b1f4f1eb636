/** What stands on the docket of a case: first the days that are still to come, then everything else, newest first. */
import { html } from 'hono/html';
import type { z } from 'zod';
import { docket } from '../../catalogue/docket.ts';
import type { Day } from '../../time/day.ts';
import { formatDay } from '../../words/dates.ts';
import type { Html } from '../html.ts';
import { type SaidTrack, type SubjectShown, tracksOf } from './shown.ts';
import { rowHtml, rowList, saidHtml, valueRows } from './values.ts';

interface SetDay {
  readonly day: string;
  readonly what: 'hearing' | 'deadline';
  readonly track: SaidTrack;
  readonly because: readonly string[];
  readonly value: unknown;
}

/** Days that are set: hearings that are scheduled, and deadlines of orders in force. */
function setDays(tracks: readonly SaidTrack[]): SetDay[] {
  return tracks
    .flatMap((track): SetDay[] => {
      const { attribute, says } = track;
      return says.flatMap(({ how, attributed: { value, because } }): SetDay[] => {
        if (how !== 'held') return [];
        if (attribute === docket.hearing.name) {
          const { status, day } = value as z.infer<typeof docket.hearing.value>;
          return status === 'scheduled' && day !== null ? [{ day, what: 'hearing', track, because, value }] : [];
        }
        if (attribute !== docket.order.name) return [];
        const { status, deadline } = value as z.infer<typeof docket.order.value>;
        return status === 'in_force' && deadline !== null
          ? [{ day: deadline, what: 'deadline', track, because, value }]
          : [];
      });
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

export function docketHtml(
  tracks: readonly SaidTrack[],
  shown: SubjectShown,
  { asOf, title }: { readonly asOf: Day; readonly title: string },
): Html {
  const { context, marks } = shown;
  const { next: words } = context.words.casePage;
  // A list shows the newest matters only: what is still to come is never left out.
  const all = setDays(tracksOf(shown.state));
  const [ahead, over] = [all.filter(({ day }) => day >= asOf), all.filter(({ day }) => day < asOf)];
  const past = { hearing: words.past, deadline: words.pastDeadline };
  const row = ({ day, what, track, because, value }: SetDay) =>
    rowHtml(
      formatDay(day, context.language),
      html`<b>${words[what]}</b> ${saidHtml({ ...track, value }, context)} ${marks.of(because)}
${day < asOf ? html`<span class="under">${past[what]}</span>` : ''}`,
    );
  const set = new Set(all.map(({ track: { attribute, key } }) => `${attribute} ${key}`));
  const others = tracks.filter(
    (track) => !set.has(`${track.attribute} ${track.key}`) && track.attribute !== docket.nextHearing.name,
  );
  const next = ahead.length > 0 ? rowList(ahead.map(row)) : html`<p class="hint">${words.none}</p>`;
  return html`<h3>${words.title}</h3>${next}
${over.length === 0 ? '' : html`<h3>${words.earlier}</h3>${rowList(over.toReversed().map(row))}`}
${valueRows(others.toReversed(), title, shown)}`;
}

/** The next day that is set; undefined: none. */
export function nextDay(tracks: readonly SaidTrack[], asOf: Day): string | undefined {
  return setDays(tracks).find(({ day }) => day >= asOf)?.day;
}
