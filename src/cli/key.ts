/** annalist key: the keys that sign the logs. */

import { readConfig } from '../config.ts';
import { rotateKey } from '../proof/rotation.ts';
import { defineCommand } from './command.ts';
import { CommandFailure } from './command-failure.ts';
import { printJson, type Terminal } from './output.ts';
import { jsonFlag, recordedBy } from './parameters.ts';
import { withSession } from './session.ts';

export const keyCommands = [
  defineCommand({
    name: 'rotate',
    group: 'key',
    text: ({ key }) => key.rotate,
    takes: { recordedBy, json: jsonFlag },
    run: (given, terminal) => changeKeys('add', given, terminal),
  }),
  defineCommand({
    name: 'retire',
    group: 'key',
    text: ({ key }) => key.retire,
    takes: { recordedBy, json: jsonFlag },
    run: (given, terminal) => changeKeys('retire', given, terminal),
  }),
];

interface KeyOptions {
  readonly recordedBy: string;
  readonly json: boolean;
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
