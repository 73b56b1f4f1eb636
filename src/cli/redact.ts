/** annalist redact: erase what developments said. */
import { z } from 'zod';
import { subjectParameter } from '../api/parameters.ts';
import { redact } from '../service/redact.ts';
import { defineCommand } from './command.ts';
import { CommandFailure, unwrap } from './command-failure.ts';
import { formatTable, printJson } from './output.ts';
import { anyText, argument, flag, jsonFlag, option, recordedBy, workspace } from './parameters.ts';
import { withWorkspace } from './session.ts';

export const redactCommand = defineCommand({
  name: 'redact',
  text: ({ redact }) => redact.description,
  takes: {
    ids: argument('[id...]', z.array(anyText).default([]), ({ redact }) => redact.ids),
    workspace,
    recordedBy,
    reason: option('<text>', anyText, ({ redact }) => redact.reason),
    subject: option('<subject>', subjectParameter.optional(), ({ redact }) => redact.subject),
    alone: flag(({ redact }) => redact.alone),
    dryRun: flag(({ redact }) => redact.dryRun),
    json: jsonFlag,
  },
  run({ ids, subject, dryRun: isDryRun, json, ...given }, terminal) {
    if ((ids.length === 0) === (subject === undefined)) throw new CommandFailure(terminal.words.redact.idsOrSubject);
    const targets = subject === undefined ? ids : { naming: subject };
    const { out, progress, words } = terminal;
    const onProgress = (count: number) => progress(words.redact.progress({ count }));
    return withWorkspace(given.workspace, terminal, async (engine) => {
      const { erased } = unwrap(await redact(engine, { ...given, targets, isDryRun, onProgress }), terminal);
      progress('');
      if (json) return printJson(terminal, { dryRun: isDryRun, erased });
      const rows = erased.map(({ position, id, type }) => [String(position), id, type]);
      out(formatTable([words.columns.position, words.columns.id, words.columns.type], rows, [10, 38]));
      out((isDryRun ? words.redact.wouldBe : words.redact.done)({ count: erased.length }));
    });
  },
});
