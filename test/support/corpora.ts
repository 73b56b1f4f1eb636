// The corpora in events/ as batches of drafts, and what they register.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../events');

interface CorpusDraft {
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Every story of every corpus, file by file. */
export function readCorpora() {
  return ['main', 'fiction'].flatMap((corpus) =>
    readdirSync(join(root, corpus))
      .sort()
      .map((story) => ({ name: `${corpus}/${story}`, ...readStory(join(root, corpus, story)) })),
  );
}

function readStory(folder: string) {
  const batches = readdirSync(folder)
    .sort()
    .map((file): CorpusDraft[] => {
      const content = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const drafts = (Array.isArray(content) ? content : [content]) as (CorpusDraft & { $schema?: string })[];
      return drafts.map(({ $schema: _, ...draft }) => draft);
    });
  const subjects = batches.flat().flatMap(({ type, data }) => {
    const [kind = '', verb] = type.split('.');
    return verb === 'registered' && data[kind] ? [data[kind]] : [];
  });
  return { batches, subjects };
}
