// A run as a picture: a bar for each figure that has a goal. The line in the middle is the goal; right of it is better.
import type { JudgedFigure, Report, RowReport } from '../harness/report.ts';
import { formatVerdict } from './text.ts';

const WIDTH = 1_120;
const LABEL_WIDTH = 430;
const BAR_WIDTH = 300;
const LINE = 20;
const TOP = 96;
/** The scale ends where the goal is missed or exceeded so many times. */
const MOST = 64;

export function drawReport(report: Report): string {
  const groups = report.rows.map(drawGroup);
  const lines = groups.flat();
  const height = TOP + (lines.length + 1) * LINE;
  const body = lines.map((line, index) => `<g transform="translate(0 ${TOP + index * LINE})">${line}</g>`);
  const middle = LABEL_WIDTH + BAR_WIDTH / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`,
    ' role="img" aria-label="Figures of a run beside their goals">',
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${height}"/>`,
    ...drawHead(report).map((text, index) => `<text x="16" y="${28 + index * 20}"${CLASSES[index]}>${text}</text>`),
    `<line class="goal" x1="${middle}" x2="${middle}" y1="${TOP - 14}" y2="${height - LINE}"/>`,
    `<text class="note" x="${middle}" y="${TOP - 18}" text-anchor="middle">goal</text>`,
    ...body,
    '</svg>\n',
  ].join('\n');
}

const CLASSES = [' class="title"', '', ' class="note"'];

function drawHead({ date, commit, cores, processor, load, node, postgres, plan, peers }: Report): string[] {
  const versions = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
  return [
    `Annalist beside its goals, ${date.slice(0, 10)}`,
    `commit ${commit}, ${plan.size.toLocaleString('en')} developments, ${plan.rounds} turns of ${plan.turnMs} ms; ` +
      `${cores} × ${processor}, load ${load} before the run; Node ${node}, Postgres ${postgres.server_version}`,
    versions.join(', '),
  ].map(escapeMarkup);
}

function drawGroup(row: RowReport): string[] {
  const unsound = row.proofs.some(({ holds }) => !holds) ? ' · check or verify found something' : '';
  const status = row.status === 'done' ? '' : ` · ${row.status}`;
  const title = `<text class="row" x="16" y="14">${escapeMarkup(`${row.what}${status}${unsound}`)}</text>`;
  return [title, ...row.figures.flatMap(drawFigure), ''];
}

function drawFigure(figure: JudgedFigure): string[] {
  if (!figure.goal || !figure.verdict) return [];
  const { share } = figure.verdict;
  const half = BAR_WIDTH / 2;
  const reach = Math.max(-1, Math.min(1, Math.log(share) / Math.log(MOST))) * half;
  const middle = LABEL_WIDTH + half;
  const left = Math.min(middle, middle + reach);
  const width = Math.max(1, Math.abs(reach)).toFixed(1);
  const kind = share >= 1 ? 'reached' : 'missed';
  return [
    `<text x="32" y="14">${escapeMarkup(figure.name)}</text>` +
      `<rect class="${kind}" x="${left.toFixed(1)}" y="4" width="${width}" height="12"/>` +
      `<text x="${LABEL_WIDTH + BAR_WIDTH + 16}" y="14">${escapeMarkup(formatVerdict(figure))}</text>`,
  ];
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const STYLE = [
  'text{font:13px system-ui,sans-serif;fill:#1a1a1a}.title{font-size:18px;font-weight:600}.row{font-weight:600}',
  '.note{font-size:11px;fill:#555}.paper{fill:#fff}.goal{stroke:#1a1a1a;stroke-width:1}',
  '.reached{fill:#1b7f4d}.missed{fill:#b3402a}',
  '@media(prefers-color-scheme:dark){text{fill:#eee}.note{fill:#aaa}.paper{fill:#161616}.goal{stroke:#eee}',
  '.reached{fill:#4cc38a}.missed{fill:#f0795b}}',
].join('');
