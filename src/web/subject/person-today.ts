/** The last cell in the row of an accused: custody on the day, and the sentence. */
import { html } from 'hono/html';
import { type SaidPart, sayParts } from '../../answers/imposed.ts';
import type { AccusedRow } from '../../answers/matrix.ts';
import { wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import { custody } from '../../catalogue/custody.ts';
import { lookOf } from '../../catalogue/look.ts';
import { formatWhen } from '../../words/dates.ts';
import { describe } from '../../words/describe.ts';
import { say } from '../../words/message.ts';
import type { RenderContext } from '../context.ts';
import { bdi, type Html } from '../html.ts';
import { markHtml } from '../mark.ts';
import type { AccusedShown } from './accused.ts';
import type { PersonInCase } from './people.ts';

export function todayHtml(row: AccusedRow, shown: AccusedShown): Html {
  const own = shown.people.find(({ id }) => id === row.person);
  return html`${own ? placeHtml(own, shown) : ''}${sentenceLines(row, shown.context)}`;
}

/** Death, or custody: what is not clear comes first. */
function placeHtml(person: PersonInCase, shown: AccusedShown): Html {
  const { context, marks, state } = shown;
  const { language } = context;
  const { custody: words } = context.words.casePage;
  const { death, custody: own, mayCustody } = person;
  if (death) {
    const on = formatWhen(death.since, { form: 'when' }, language);
    return html`<div class="place look-ended">${markHtml('ended')}<span class="first">${words.died({ on })}</span>
${marks.of(death.because)}</div>`;
  }
  const nameOf = (value: { readonly kind: string | null; readonly group: string }) =>
    wordsOfLabel(custody.custody.name, value.kind ?? value.group, language);
  const perhaps = mayCustody.map(
    (it) =>
      html`<span class="under">${words.perhaps({
        state: words.on({ state: nameOf(it.value), when: formatWhen(it.since, { form: 'when' }, language) }),
      })} ${marks.of(it.because)}</span>`,
  );
  if (!own && mayCustody.length === 0) return html`<div class="place look-none">${markHtml('none')}${words.none}</div>`;
  if (!own || own.value.group === 'not_clear')
    return html`<div class="place look-not_clear">${markHtml('not_clear')}<b class="first">${words.notClear}</b>
${own ? marks.of(own.because) : ''}${perhaps}</div>`;
  const { value, since, standing, because } = own;
  const isHeld = value.group === 'in_custody' || value.group === 'restricted';
  const when = formatWhen(since, { form: isHeld ? 'since' : 'when' }, language);
  const said = when === '' ? words.bare({ state: nameOf(value) }) : words.on({ state: nameOf(value), when });
  const look = lookOf(custody.custody.name, value, standing);
  const elsewhere = isHeld && value.case !== null && value.case !== state.id;
  return html`<div class="place look-${look}">${markHtml(look)}<span class="first">${said}</span> ${marks.of(because)}
${elsewhere ? html`<span class="under">${words.elsewhere}</span>` : ''}${perhaps}</div>`;
}

/** Parts in force or served; those that were set aside; and those that may be. */
function sentenceLines({ parts, pastParts, mayParts }: AccusedRow, context: RenderContext): Html {
  const isOver = ({ value }: SaidPart) => ['served', 'remitted', 'pardoned'].includes(value.state);
  const fallen = pastParts.filter(({ value }) => value.state === 'fallen').map(asItWas);
  const lines = [
    sayLine('casePage.sentence.stands', [...pastParts.filter(isOver), ...parts]),
    sayLine('casePage.sentence.setAside', fallen),
    sayLine('casePage.sentence.perhaps', mayParts),
  ].flatMap((it) => it ?? []);
  return html`${lines.map((line) => html`<span class="under">${bdi(describe(line, context))}</span>`)}`;
}

function sayLine(key: `casePage.sentence.${'stands' | 'setAside' | 'perhaps'}`, parts: readonly SaidPart[]) {
  return parts.length === 0 ? undefined : say(key, { parts: sayParts(parts) });
}

function asItWas(part: SaidPart): SaidPart {
  return { ...part, value: { ...part.value, state: 'in_force' } };
}
