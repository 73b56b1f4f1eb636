/** annalist key: the keys that sign the logs. */
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { rotateKey } from '../proof/rotation.ts';
import { type JsonOption, type RecorderOption, withJsonOption, withRecorderOption } from './asking.ts';
import { CommandFailure } from './command-failure.ts';
import { printJson, type Terminal } from './output.ts';
import { withSession } from './session.ts';

interface KeyOptions extends RecorderOption, JsonOption {}

export function addKeys(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const key = program.command('key').description(words.key.description);
  const commands = [
    key
      .command('rotate')
      .description(words.key.rotate)
      .action((options: KeyOptions) => changeKeys('add', options, terminal)),
    key
      .command('retire')
      .description(words.key.retire)
      .action((options: KeyOptions) => changeKeys('retire', options, terminal)),
  ];
  for (const command of commands) withJsonOption(withRecorderOption(command, terminal), terminal);
}

/** Has a new key sign the logs, or the oldest one no longer, and records it in every log. */
function changeKeys(step: 'add' | 'retire', { recordedBy, json }: KeyOptions, terminal: Terminal): Promise<void> {
  const { sealFolder: folder } = readConfig(process.env);
  const { out, words } = terminal;
  return withSession(terminal, async ({ engine: { connection } }) => {
    const rotated = await rotateKey(connection, { folder, step, recordedBy });
    if (!rotated) throw new CommandFailure(words.key.onlyOne);
    if (json) return printJson(terminal, { step, rotated });
    for (const change of rotated) out(step === 'add' ? words.key.added(change) : words.key.retired(change));
    out(step === 'add' ? words.key.publish : words.key.moveAway({ folder }));
  });
}
