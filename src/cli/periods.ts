/** annalist periods: when a person, case … had a value between two days, or two at once. */
import { attributeParameter, dayParameter } from '../api/parameters.ts';
import { toPeriodJson } from '../api/periods.ts';
import { allAttributes } from '../catalogue/attributes.ts';
import { readWhole } from '../service/page.ts';
import { showPeriods } from '../service/periods.ts';
import type { SaidValue, Stretch } from '../state/stretches.ts';
import { formatDay } from '../words/dates.ts';
import { defineWorkspaceCommand } from './command.ts';
import { unwrap } from './command-failure.ts';
import { formatTable, printJson, type Terminal } from './output.ts';
import { certainty, jsonFlag, knownAt, lang, maybeText, option, subject } from './parameters.ts';
import { noteMerge } from './state.ts';
import { formatSource, formatValue, NOTHING } from './values.ts';

/** So many periods are read at once. */
const AT_ONCE = 500;
const attributeName = attributeParameter(allAttributes);

export const periodsCommand = defineWorkspaceCommand({
  name: 'periods',
  text: ({ periods }) => periods.description,
  takes: {
    subject,
    attribute: option('<attribute>', attributeName, ({ periods }) => periods.attribute),
    key: option('<key>', maybeText, ({ periods }) => periods.key),
    with: option('<attribute>', attributeName.optional(), ({ periods }) => periods.with),
    from: option('<day>', dayParameter.optional(), ({ diff }) => diff.from),
    to: option('<day>', dayParameter.optional(), ({ diff }) => diff.to),
    knownAt,
    lang,
    certainty: certainty('possible'),
    json: jsonFlag,
  },
  async run({ json, ...ask }, terminal, engine) {
    const whole = await readWhole(
      (cursor) => showPeriods(engine, { ...ask, limit: AT_ONCE, cursor }),
      ({ items }) => items,
    );
    const { first, items } = unwrap(whole, terminal);
    noteMerge(ask.subject, first.subject, terminal);
    if (json) return printJson(terminal, items.map(toPeriodJson));
    terminal.out([first.subject, formatStretches(items, terminal)].join('\n'));
  },
});

function formatStretches(stretches: readonly Stretch[], terminal: Terminal): string {
  const { language, words } = terminal;
  const { columns, certainties, periods } = words;
  if (stretches.length === 0) return periods.none;
  const rows = stretches.map(({ from, to, dating, values }) => [
    from === null ? NOTHING : formatDay(from, language),
    to === null ? NOTHING : formatDay(to, language),
    certainties[dating],
    values.map((said) => formatSaid(said, terminal)).join('\n'),
    values.map((said) => formatSource(said, terminal)).join('\n'),
  ]);
  return formatTable(
    [columns.from, columns.to, columns.certainty, columns.value, columns.because],
    rows,
    [18, 18, 11, 44],
  );
}

function formatSaid(said: SaidValue, terminal: Terminal): string {
  return terminal.words.periods.said({ attribute: said.attribute, value: formatValue(said, terminal) });
}
