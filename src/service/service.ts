/**
 * What the process offers to the functions of this folder: each answers one question, or does one command, for every
 * edge.
 */
import type { Appender } from '../log/append.ts';
import type { LogWatch } from '../log/watch.ts';
import type { NextPage } from '../queries/next-page.ts';
import type { Reader } from '../queries/snapshot.ts';
import type { Language } from '../words/language.ts';
import type { Languages } from '../words/texts.ts';
import type { Visitor } from './access.ts';
import type { BriefMemory } from './brief-memory.ts';

export interface Service extends Reader {
  readonly appender: Appender;
  /** Where clients wait for logs to grow. */
  readonly watch: LogWatch;
  /** Pages of logs that were just read by clients who follow them. */
  readonly nextPages: BriefMemory<NextPage>;
  /** Who came a moment ago. */
  readonly visitors: BriefMemory<Visitor>;
  /** In which people are answered. */
  readonly language: Language;
  /** In which names and texts of the record are wanted, for one request; left out: in the original. */
  readonly languages?: Languages | undefined;
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: () => string;
  /** Takes what no reader should see. */
  readonly onError: (error: unknown) => void;
}
