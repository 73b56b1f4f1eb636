import { userInfo } from 'node:os';
import { Command, CommanderError, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { catalogueSchema } from '../catalogue/json-schema.ts';
import { makeReference } from '../catalogue/reference.ts';
import { ConfigError, readConfig } from '../config.ts';
import { openDatabase } from '../database/open.ts';
import { certainties } from '../state/attributed-value.ts';
import { english } from '../words/english.ts';
import { type DiffOptions, showDiff } from './diff.ts';
import { type ExportCommandOptions, exportCommand } from './export.ts';
import { type HistoryOptions, showHistory } from './history.ts';
import { appendFile, importFolder } from './import.ts';
import { type KeyOptions, rotateKeyCommand } from './key.ts';
import { type ChangesOptions, type LogOptions, showChanges, showLog } from './log.ts';
import { Inconclusive, type Output, terminalOutput, UsageError } from './output.ts';
import { checkCommand, type FactsOptions, rebuildCommand } from './rebuild.ts';
import { type RedactOptions, redactCommand } from './redact.ts';
import { type RestartOptions, restartCommand, sealCommand } from './seal.ts';
import { type FindingsOptions, findingsCommand, type SearchOptions, searchCommand } from './search.ts';
import { serve } from './serve.ts';
import { requireWorkspace, withSession } from './session.ts';
import { type ShowOptions, showState, showTimeline } from './show.ts';
import { type VerifyOptions, verifyCommand } from './verify.ts';
import { type WitnessOptions, witnessCommand } from './witness.ts';
import {
  createTokenCommand,
  createWorkspaceCommand,
  indexWorkspaceCommand,
  type TokenCreateOptions,
  type WorkspaceCreateOptions,
  type WorkspaceIndexOptions,
} from './workspace.ts';

/** Runs one command; returns the exit code: 0 done, 2 what was asked cannot be done or is not so, 3 it cannot be told, 1 anything else. */
export async function runCommand(words: readonly string[], output: Output = terminalOutput()): Promise<number> {
  try {
    await makeProgram(output).parseAsync([...words], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError || error instanceof ConfigError) {
      output.info(error.message);
      return 2;
    }
    if (error instanceof Inconclusive) {
      output.info(error.message);
      return 3;
    }
    output.info(describe(error));
    return 1;
  }
}

function makeProgram(output: Output): Command {
  const program = new Command('annalist')
    .description('Keeps the annals of a case: what happened, what was known, and when.')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.out(text.trimEnd()),
      writeErr: (text) => output.info(text.trimEnd()),
    })
    .addHelpText(
      'after',
      '\nThe database is the one of DATABASE_URL, or an embedded Postgres in ANNALIST_DATA_DIR (.annalist).',
    );
  program
    .command('serve')
    .description(
      'serve the pages and the API: migrates the database, records the corpora of events/ where their workspaces are empty',
    )
    .action(() => serve(output));
  program
    .command('migrate')
    .description('bring the database up to this version')
    .action(() => migrateCommand(output));
  program
    .command('import')
    .description('record every .json file of a folder, in the order of the names')
    .argument('<folder>')
    .addOption(workspaceOption())
    .addOption(recordedByOption())
    .option('--json', 'write the outcome as JSON')
    .action((folder: string, options: RecordOptions) => importCommand(folder, options, output));
  program
    .command('append')
    .description('record one file: a development, or an array that is one atomic batch')
    .argument('<file>')
    .addOption(workspaceOption())
    .addOption(recordedByOption())
    .option('--json', 'write the receipts as JSON')
    .action((file: string, options: RecordOptions) => appendCommand(file, options, output));
  for (const [name, description, show] of [
    ['state', 'what a subject is, as of a date and as known at a moment', showState],
    ['timeline', 'what happened around a subject, in the order it happened', showTimeline],
  ] as const) {
    program
      .command(name)
      .description(description)
      .argument('<subject>', 'such as person:karim-masimov')
      .addOption(workspaceOption())
      .option('--as-of <day>', 'the day asked of, inclusive; today in UTC where left out')
      .option('--known-at <moment>', 'a moment with its offset, or position:N; all that is recorded where left out')
      .addOption(
        new Option('--certainty <least>', 'the least certainty that is shown').choices(certainties).default('possible'),
      )
      .option('--json', 'write JSON')
      .action((subject: string, options: ShowOptions) => show(subject, options, output));
  }
  program
    .command('search')
    .description('find subjects by name, in any script and spelling, and developments by their words')
    .argument('<words...>', 'such as Масимов')
    .addOption(workspaceOption())
    .option('--as-of <day>', 'the day asked of, inclusive; today in UTC where left out')
    .option('--known-at <moment>', 'a moment with its offset, or position:N; all that is recorded where left out')
    .option('--limit <number>', 'at most so many developments', '20')
    .option('--json', 'write JSON')
    .action((words: string[], options: SearchOptions) => searchCommand(words, options, output));
  program
    .command('findings')
    .description('what a careful editor would query, on one subject or on all')
    .argument('[subject]', 'such as person:karim-masimov; all where left out')
    .addOption(workspaceOption())
    .option('--rule <rule>', 'of one rule; docs/catalogue.md lists them')
    .option('--as-of <day>', 'the day asked of, inclusive; today in UTC where left out')
    .option('--known-at <moment>', 'a moment with its offset, or position:N; all that is recorded where left out')
    .option('--dismissed', 'also those that an editor set aside')
    .option('--json', 'write JSON')
    .action((subject: string | undefined, options: FindingsOptions) => findingsCommand(subject, options, output));
  program
    .command('diff')
    .description('what happened to a subject between two days, or what was learned of it between two moments')
    .argument('<subject>', 'such as person:karim-masimov')
    .addOption(workspaceOption())
    .option('--from <day>', 'the earlier day')
    .option('--to <day>', 'the later day; today in UTC where left out')
    .option('--known-at <moment>', 'with --from: as known then')
    .option('--known-from <moment>', 'the earlier moment: with its offset, or position:N')
    .option('--known-to <moment>', 'the later moment; now where left out')
    .option('--as-of <day>', 'with --known-from: as of that day')
    .option('--json', 'write JSON')
    .action((subject: string, options: DiffOptions) => showDiff(subject, options, output));
  program
    .command('history')
    .description('who said what of one development, when, and what it changed')
    .argument('<id>', 'of a development, or of anything that amends it')
    .addOption(workspaceOption())
    .option('--known-at <moment>', 'a moment with its offset, or position:N; all that is recorded where left out')
    .option('--json', 'write JSON')
    .action((id: string, options: HistoryOptions) => showHistory(id, options, output));
  program
    .command('log')
    .description('what was recorded, in that order: who recorded what, and when')
    .addOption(workspaceOption())
    .option('--subject <subject>', 'only what names this subject')
    .option('--by <name>', 'only what this recorder recorded')
    .option('--type <type>', 'only developments of this type')
    .option('--from <moment>', 'recorded then or later')
    .option('--to <moment>', 'recorded then or before')
    .option('--known-at <moment>', 'a moment with its offset, or position:N; all that is recorded where left out')
    .option('--limit <number>', 'at most so many', '100')
    .option('--json', 'write JSON')
    .action((options: LogOptions) => showLog(options, output));
  program
    .command('changes')
    .description('what the append of a development changed in what was known just before')
    .argument('<id>', 'of a development')
    .addOption(workspaceOption())
    .option('--json', 'write JSON')
    .action((id: string, options: ChangesOptions) => showChanges(id, options, output));
  for (const [name, description, run] of [
    [
      'rebuild',
      'make the facts anew from the log, beside those that serve, and put them in their place',
      rebuildCommand,
    ],
    [
      'check',
      'compare the facts with the log and look for overlaps; exit code 2 and a list where anything differs',
      checkCommand,
    ],
  ] as const) {
    program
      .command(name)
      .description(description)
      .addOption(workspaceOption())
      .option('--all', 'all workspaces')
      .option('--json', 'write JSON')
      .action((options: FactsOptions) => run(options, output));
  }
  program
    .command('export')
    .description('write the log up to its newest checkpoint, and its facts, as files that anybody can verify')
    .argument('<folder>', 'new, or one that an export broke off in')
    .addOption(workspaceOption())
    .option('--leaves-only', 'only what a public log shows: no parts, no facts')
    .action((folder: string, options: ExportCommandOptions) => exportCommand(folder, options, output));
  program
    .command('verify')
    .description('check a log against what was signed: exit code 0 sound, 2 tampered with, 3 cannot tell')
    .argument('<place>', 'the folder of an export, or an address such as http://localhost:8080/log/main')
    .option('--since <file>', 'a checkpoint that you kept: the log must begin with what it signed')
    .option(
      '--key <key...>',
      'keys that you kept, as /log/{workspace}/keys gives them; those of the log where left out',
    )
    .option('--replay', 'also make the facts anew from the log, and compare')
    .option('--token <token>', 'for an address: of a private workspace')
    .option('--json', 'write JSON')
    .action((place: string, options: VerifyOptions) => verifyCommand(place, options, output));
  program
    .command('redact')
    .description('erase what developments said, and all that was said about them; their places in the log stay')
    .argument('[id...]', 'of developments')
    .addOption(workspaceOption())
    .addOption(recordedByOption())
    .requiredOption('--reason <text>', 'why; stays in the log, for anybody who may read it: name nobody')
    .option('--subject <subject>', 'instead of ids: all that name this subject')
    .option('--alone', 'only the developments themselves, not what corrects, retracts or corroborates them')
    .option('--dry-run', 'say what would be erased; erase nothing')
    .option('--json', 'write JSON')
    .action((ids: string[], options: RedactOptions) => redactCommand(ids, options, output));
  program
    .command('seal')
    .description('sign the logs as they grow, in a process of its own (servers do it unless ANNALIST_SEAL=off)')
    .option('--new-origin', 'give a log that can no longer be sealed a new name, and end')
    .addOption(workspaceOption())
    .option('--reason <text>', 'with --new-origin: why; stays in the log')
    .addOption(recordedByOption())
    .action(({ newOrigin, ...options }: RestartOptions & { readonly newOrigin?: boolean }) =>
      newOrigin ? restartCommand(options, output) : sealCommand(output),
    );
  const key = program.command('key').description('keys: what signs the logs');
  for (const [name, step, description] of [
    ['rotate', 'add', 'make a new key, which signs beside those before'],
    ['retire', 'retire', 'have the oldest key sign no more'],
  ] as const) {
    key
      .command(name)
      .description(description)
      .addOption(recordedByOption())
      .option('--json', 'write JSON')
      .action((options: KeyOptions) => rotateKeyCommand(step, options, output));
  }
  program
    .command('witness')
    .description('a witness of logs: cosigns what only grows, out of reach of whoever runs the logs')
    .command('serve')
    .description('serve a witness (C2SP tlog-witness); it needs no database')
    .requiredOption('--dir <folder>', 'keeps its key and what it cosigned last of each log; never an old copy')
    .requiredOption('--name <name>', 'of its key, such as witness.example/w1')
    .option('--log <vkey...>', 'a key of a log, as /log/<workspace>/keys gives it; once or more')
    .option('--logs <file>', 'the same, a key a line')
    .option('--port <port>', '0: any free one', '8081')
    .option('--host <host>', 'the address it serves on; TLS is for a proxy before it', '127.0.0.1')
    .action((options: WitnessOptions) => witnessCommand(options, output));
  const workspace = program.command('workspace').description('workspaces: records of their own');
  workspace
    .command('create')
    .description('make a workspace, and the token of its first recorder')
    .argument('<name>')
    .option('--public', 'anybody may read it')
    .option('--token <name>', 'whose token it is; recorded as recordedBy', 'recorder')
    .option('--json', 'write JSON')
    .action((name: string, options: WorkspaceCreateOptions) => createWorkspaceCommand(name, options, output));
  workspace
    .command('index')
    .description('let search engines list the pages of a public workspace; they are asked not to otherwise')
    .argument('<name>')
    .option('--off', 'ask them not to again')
    .action((name: string, options: WorkspaceIndexOptions) => indexWorkspaceCommand(name, options, output));
  program
    .command('token')
    .description('tokens: who may read or record')
    .command('create')
    .description('make a further token of a workspace')
    .argument('<name>', 'whose token it is; recorded as recordedBy')
    .addOption(workspaceOption())
    .addOption(new Option('--role <role>', 'what it may do').choices(['reader', 'recorder']).default('recorder'))
    .option('--json', 'write JSON')
    .action((name: string, options: TokenCreateOptions) => createTokenCommand(name, options, output));
  program
    .command('schema')
    .description('write the JSON Schema of developments, made from the catalogue')
    .action(() => output.out(JSON.stringify(catalogueSchema(), null, 2)));
  program
    .command('catalogue')
    .description('write the reference of types, attributes and rules, made from the catalogue, as Markdown')
    .action(() => output.out(makeReference(english).trimEnd()));
  return program;
}

const workspaceOption = () => new Option('--workspace <name>', 'the record to work on').default('main');
const recordedByOption = () => new Option('--recorded-by <name>', 'who records it').default(ownName());

/** Not every account has a name: a container may run as any number. */
function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

interface RecordOptions {
  readonly workspace: string;
  readonly recordedBy: string;
  readonly json?: boolean;
}

async function migrateCommand(output: Output): Promise<void> {
  const database = await openDatabase(readConfig(process.env));
  const { migrations, description } = database;
  output.out(migrations.length > 0 ? `${description}: ran ${migrations.join(', ')}` : `${description}: nothing to do`);
  await database.close();
}

function importCommand(folder: string, { workspace, recordedBy, json }: RecordOptions, output: Output): Promise<void> {
  return withSession(async (session) => {
    await requireWorkspace(session, workspace);
    const summary = await importFolder({ engine: session.engine, workspace, folder, recordedBy, output });
    const { recorded, skipped, skippedFiles } = summary;
    if (json) return output.out(JSON.stringify(summary, null, 2));
    for (const file of skippedFiles)
      output.out(`skipped ${file}: recorded before, with the same content, or erased since`);
    output.out(`${recorded} recorded, ${skipped} skipped`);
  });
}

function appendCommand(file: string, { workspace, recordedBy, json }: RecordOptions, output: Output): Promise<void> {
  return withSession(async (session) => {
    await requireWorkspace(session, workspace);
    const { kind, receipts } = await appendFile(session.engine, { workspace, file, recordedBy });
    if (json) return output.out(JSON.stringify({ kind, receipts }, null, 2));
    for (const { id, position, recordedAt } of receipts) {
      output.out(
        `${kind === 'recorded' ? 'recorded' : 'recorded before'} ${id} at position ${position}, ${recordedAt}`,
      );
    }
  });
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n  because: ${describe(error.cause)}`;
  return `${error.message}${cause}`;
}
