/**
 * What the process offers to the functions of this folder: each answers one question, or does one command, for every
 * edge.
 */
import type { Appender } from '../log/append.ts';
import type { Reader } from '../queries/snapshot.ts';
import type { Language } from '../words/language.ts';
import type { Visitor } from './access.ts';
import type { BriefMemory } from './brief-memory.ts';

export interface Service extends Reader {
  readonly appender: Appender;
  /** Who came a moment ago. */
  readonly visitors: BriefMemory<Visitor>;
  /** In which people are answered. */
  readonly language: Language;
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: () => string;
  /** Takes what no reader should see. */
  readonly onError: (error: unknown) => void;
}
