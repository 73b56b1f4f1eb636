// A process of its own: measures one row, and sends every figure and proof to the process that started it.
import type { Bench, Proof } from '../harness/bench.ts';
import type { Figure } from '../harness/figure.ts';
import { rows } from '../rows.ts';

/** What a row reports while it runs. */
export type RowMessage = { readonly figure: Figure } | { readonly proof: Proof };

export interface RowTask extends Pick<Bench, 'plan' | 'server' | 'folder'> {
  readonly row: string;
}

const { row: name, ...task } = JSON.parse(process.argv[2] ?? '{}') as RowTask;
const row = rows.find((it) => it.name === name);
if (!row) throw new Error(`there is no row “${name}”`);
const send = (message: RowMessage) => process.send?.(message);
try {
  await row.run({ ...task, report: (figure) => send({ figure }), proved: (proof) => send({ proof }) });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
// A row may leave timers of its contestants behind; once their last figures are sent nothing is to come.
process.disconnect?.();
setTimeout(() => process.exit(), 2_000).unref();
