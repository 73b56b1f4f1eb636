// A row as lines for a terminal: each figure with what all reached, the ratio and the goal.
import type { Goal, Measured, Unit } from '../harness/figure.ts';
import type { JudgedFigure, RowReport } from '../harness/report.ts';

export function describeRow({ name, what, goal, status, seconds, figures, proofs, reason }: RowReport): string {
  const failed = proofs.filter(({ holds }) => !holds).map(({ what: kind, said }) => `  ${kind} FAILED: ${said}`);
  const sound = proofs.filter(({ holds }) => holds).map(({ what: kind }) => kind);
  return [
    `\n${name}: ${what}${goal === undefined ? '' : ` — ${goal}`}`,
    ...figures.map(describeFigure),
    ...(sound.length > 0 ? [`  ${sound.join(' and ')}: nothing found`] : []),
    ...failed,
    `  ${status}, ${seconds.toFixed(0)} s${reason === undefined ? '' : `: ${reason}`}`,
  ].join('\n');
}

function describeFigure(figure: JudgedFigure): string {
  const { name, unit, reached, goal, verdict, note } = figure;
  const values = Object.entries(reached).map(([who, it]) => `${who} ${formatMeasured(it, unit)}`);
  const judged = goal && verdict ? ` → ${formatVerdict(figure)}` : '';
  return `  ${name}: ${values.join(' · ')}${judged}${note === undefined ? '' : ` (${note})`}`;
}

/** “0.74 × Emmett, at least 1 ×: missed”. */
export function formatVerdict({ goal, verdict, unit }: JudgedFigure): string {
  if (!goal || !verdict) return '–';
  const { value, share } = verdict;
  const reachedText = goal.to === undefined ? formatValue(value, unit) : `${formatNumber(value)} × ${goal.to}`;
  return `${reachedText}, ${formatGoal(goal, unit)}: ${share >= 1 ? 'reached' : 'missed'}`;
}

function formatGoal({ to, atLeast, atMost }: Goal, unit: Unit): string {
  const bound = atLeast ?? atMost ?? Number.NaN;
  const text = to === undefined ? formatValue(bound, unit) : `${formatNumber(bound)} ×`;
  return `${atLeast === undefined ? 'at most' : 'at least'} ${text}`;
}

/** The median; beside it what the turns reached, where they differ by more than a tenth. */
function formatMeasured({ median, low, high }: Measured, unit: Unit): string {
  const value = formatValue(median, unit);
  return high - low > median / 10 ? `${value} (${formatNumber(low)}–${formatNumber(high)})` : value;
}

function formatValue(value: number, unit: Unit): string {
  return `${formatNumber(value)} ${unit === 'per second' ? 'a second' : unit}`;
}

/** Three digits that count. */
function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value.toLocaleString('en', value >= 1_000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });
}
