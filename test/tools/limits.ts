// Limits that Biome does not hold: a comment at the head of every file, lines of at most 120 characters also within
// templates and comments, and at most 60 lines a test. `npm run check` runs it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const HELD = ['src', 'test', 'bench'];
const LONGEST_LINE = 120;
/** Of tests, and of functions beside them. */
const LONGEST = 60;

/** Something that a reader of the file will stumble over. */
interface Fault {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

const files = HELD.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.(ts|js|css)$/.test(file) && !file.includes('node_modules')),
);
const faults = files.sort().flatMap(findFaults);
for (const { file, line, what } of faults) console.error(`${file}:${line} ${what}`);
console.info(`${files.length} files, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

function findFaults(file: string): Fault[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return [
    ...findMissingHeader(lines),
    ...findLongLines(lines),
    ...(file.endsWith('.test.ts') ? findLongTests(lines) : []),
  ].map((fault) => ({ file, ...fault }));
}

type FaultOfLine = Omit<Fault, 'file'>;

function findMissingHeader([first = '', second = '']: readonly string[]): FaultOfLine[] {
  const head = first.startsWith('#!') ? second : first;
  return /^(\/\/|\/\*)/.test(head)
    ? []
    : [{ line: 1, what: 'begins without a comment that says what the file is for' }];
}

function findLongLines(lines: readonly string[]): FaultOfLine[] {
  return lines.flatMap((text, index) => {
    const length = [...text].length;
    return length > LONGEST_LINE ? [{ line: index + 1, what: `has ${length} characters, not at most 120` }] : [];
  });
}

/** A test or a function ends where a line of its own indentation closes it; `describe` is as long as its tests. */
function findLongTests(lines: readonly string[]): FaultOfLine[] {
  return lines.flatMap((text, index) => {
    const [, indentation, isTest] = /^( *)(?:(test\b|\]\)\().*|(?:async )?function\b.*)(?:\{|[([,])$/.exec(text) ?? [];
    if (indentation === undefined) return [];
    const ending = new RegExp(`^${indentation}\\}${isTest ? '.*\\);' : ''}$`);
    const end = lines.findIndex((it, at) => at > index && ending.test(it));
    const length = end - index - 1;
    return length > LONGEST ? [{ line: index + 1, what: `begins ${length} lines of code, not at most 60` }] : [];
  });
}
