/** Values of a state as rows: when, what, and a quiet mark for what it rests on. */
import { html } from 'hono/html';
import { lookOf } from '../../catalogue/look.ts';
import { leadOf } from '../../catalogue/sentence.ts';
import { isFirm, type Standing as Kind } from '../../catalogue/standing.ts';
import { describe } from '../../words/describe.ts';
import type { RenderContext } from '../context.ts';
import { sinceHtml } from '../dates.ts';
import { bdi, type Html } from '../html.ts';
import { markHtml } from '../mark.ts';
import { otherDatesHtml } from '../statement.ts';
import { attributeLabel, subjectLink, type TrackValue, valueInWords } from '../values.ts';
import type { SaidTrack, SubjectShown } from './shown.ts';

type Shown = Pick<SubjectShown, 'context' | 'marks'>;

/** Tracks, attribute by attribute. `title`: that of the section, which names the first of them already. */
export function valueRows(tracks: readonly SaidTrack[], title: string, shown: Shown): Html {
  const { language } = shown.context;
  const groups = [...Map.groupBy(tracks, (track) => track.attribute)].map(([name, own]) => {
    const label = attributeLabel(name, language);
    const isSaid = label === title || language.words.attributes[name as 'office'].many === title;
    return html`${isSaid ? '' : html`<h3>${label}</h3>`}${rowList(own.map((track) => trackRow(track, shown)))}`;
  });
  return html`${groups}`;
}

export function rowList(rows: readonly Html[]): Html {
  return html`<ul class="said">${rows}</ul>`;
}

/** One row of a list: the date, then what is said. `isClear`: it has surely happened by then. */
export function rowHtml(when: Html | string, said: Html): Html {
  return html`<li><span class="date">${when}</span><span>${said}</span></li>`;
}

function trackRow({ attribute, key, says }: SaidTrack, shown: Shown): Html {
  return html`${says.map(({ how, attributed }) => {
    const { context, marks } = shown;
    const { hasEnded, mayHold, mayHaveEnded } = context.words.pages.state;
    const { value, standing, because, since, otherDates } = attributed;
    const text = saidHtml({ attribute, key, value }, context);
    const wordings = {
      held: text,
      ended: html`${hasEnded({ value: text })}`,
      may: html`${mayHold({ value: text })}`,
      mayEnd: html`${mayHaveEnded({ value: text })}`,
    };
    const looks = {
      held: lookOf(attribute, value, standing),
      ended: 'ended',
      may: 'not_clear',
      mayEnd: 'not_clear',
    } as const;
    const look = looks[how];
    return rowHtml(
      sinceHtml(since, context.language),
      html`${look === 'plain' || look === 'none' ? '' : markHtml(look)}${wordings[how]} ${kindHtml(attributed, context)}
${otherDatesHtml(otherDates, context.language)} ${marks.of(because)}`,
    );
  })}`;
}

interface Asserted {
  readonly standing: string | null | undefined;
  readonly by: string | null | undefined;
  readonly inferred?: boolean | undefined;
}

/** “Alleged by Ada Orlov”; nothing for what the record takes as a fact, but that a source only implies it. */
export function kindHtml({ standing, by, inferred }: Asserted, context: RenderContext): Html | '' {
  const { statements } = context.words;
  if (isFirm(standing)) return inferred ? html`<span class="kind">${statements.implied}</span>` : '';
  const lead = describe(leadOf({ standing: standing as Kind, by: by ?? 'unstated' }), context);
  return html`<span class="kind claim">${bdi(lead)}</span>`;
}

/** What a track says; of an ending of which nothing is said, what its key names: a subject, and what of it. */
export function saidHtml(said: TrackValue, context: RenderContext): Html {
  const { key, value } = said;
  if ((value !== null && value !== undefined) || key === '') return valueInWords(said, context);
  const [subject = '', ...rest] = key.split('/');
  const link = subjectLink(subject, context);
  return rest.length === 0 ? link : html`${link} · ${bdi(rest.join(' / ').replaceAll('-', ' '))}`;
}
