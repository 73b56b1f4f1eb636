// A process of its own: measures one row, and sends every figure and proof to the process that started it.
import type { Bench } from '../harness/bench.ts';
import { rows } from '../rows.ts';

/** What a row reports while it runs. */
export type RowMessage =
  | { readonly figure: Parameters<Bench['report']>[0] }
  | { readonly proof: Parameters<Bench['proved']>[0] };

const { row: name, ...task } = JSON.parse(process.argv[2] ?? '{}') as Omit<Bench, 'report' | 'proved'> & {
  readonly row: string;
};
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
