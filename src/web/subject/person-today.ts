/** The last cell in the row of an accused: custody on the day, and the sentence. */
import { html } from 'hono/html';
import { isOld } from '../../answers/custody.ts';
import { type SaidPart, sayParts } from '../../answers/imposed.ts';
import type { AccusedRow } from '../../answers/matrix.ts';
import { wordsOfLabel } from '../../catalogue/catalogue-words.ts';
import { custody } from '../../catalogue/custody.ts';
import { lookOf } from '../../catalogue/look.ts';
import type { AttributedValue } from '../../state/attributed-value.ts';
import { formatWhen } from '../../words/dates.ts';
import { describe } from '../../words/describe.ts';
import { say } from '../../words/message.ts';
import type { RenderContext } from '../context.ts';
import { bdi, type Html } from '../html.ts';
import { wordHtml } from './outcome.ts';
import type { AccusedShown, PersonInCase } from './people.ts';

export function todayHtml(row: AccusedRow, shown: AccusedShown): Html {
  const own = shown.people.find(({ id }) => id === row.person);
  return html`${own ? placeHtml(own, shown) : ''}${sentenceLines(row, shown.context)}`;
}

/** Death, or custody: what is not clear comes first. */
function placeHtml({ death, mayDeath, custody: own, mayCustody }: PersonInCase, shown: AccusedShown): Html {
  const { context, marks, state } = shown;
  const { language } = context;
  const { custody: words } = context.words.casePage;
  const onDay = ({ since }: Since) => formatWhen(since, { form: 'when' }, language);
  if (death) return wordHtml('ended', html`${words.died({ on: onDay(death) })}${marks.quiet(death.because)}`);
  const nameOf = ({ kind, group }: CustodyValue) => wordsOfLabel(custody.custody.name, kind ?? group, language);
  const perhaps = [
    ...mayDeath.map((it) => ({ ...it, said: words.died({ on: onDay(it) }) })),
    ...mayCustody.map((it) => ({ ...it, said: words.on({ state: nameOf(it.value), when: onDay(it) }) })),
  ].map((it) => html`${words.perhaps({ state: it.said })}${marks.quiet(it.because)}`);
  if (!own && perhaps.length === 0) return wordHtml('none', html`${words.none}`);
  if (!own || own.value.group === 'not_clear')
    return wordHtml('not_clear', html`<b>${words.notClear}</b>${marks.quiet(own?.because ?? [])}`, perhaps);
  const { value, since, standing, because } = own;
  const isHeld = value.group === 'in_custody' || value.group === 'restricted';
  const when = formatWhen(since, { form: isHeld ? 'since' : 'when' }, language);
  const said = when === '' ? words.bare({ state: nameOf(value) }) : words.on({ state: nameOf(value), when });
  const isElsewhere = isHeld && value.case !== null && value.case !== state.id;
  return wordHtml(lookOf(custody.custody.name, value, standing), html`${said}${marks.quiet(because)}`, [
    ...(isElsewhere ? [words.elsewhere] : []),
    ...(isHeld && value.lastReported && isOld(value.lastReported, shown.asOf)
      ? [words.last({ date: formatWhen({ edtf: null, ...value.lastReported }, { form: 'bare' }, language) })]
      : []),
    ...perhaps,
  ]);
}

type Since = Pick<AttributedValue, 'since'>;
type CustodyValue = NonNullable<PersonInCase['custody']>['value'];

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
