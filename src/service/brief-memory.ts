/** What was looked up a moment ago: remembered for so short a time that it may be a little old. */
export interface BriefMemory<Value> {
  /** What `load` gave for this key within the lifetime, else what it gives now. What it does not find is not kept. */
  recall(key: string, load: () => Promise<Value | undefined>): Promise<Value | undefined>;
}

export interface BriefMemoryOptions {
  readonly lifetimeMs: number;
  /** The oldest entries go first. */
  readonly maximumEntries: number;
  /** A clock that never goes back, in milliseconds. */
  readonly now: () => number;
}

interface Entry<Value> {
  readonly askedAtMs: number;
  readonly value: Promise<Value | undefined>;
}

export function createBriefMemory<Value>({ lifetimeMs, maximumEntries, now }: BriefMemoryOptions): BriefMemory<Value> {
  const entries = new Map<string, Entry<Value>>();
  return {
    async recall(key, load) {
      const known = entries.get(key);
      if (known && now() - known.askedAtMs < lifetimeMs) return known.value;
      const entry = { askedAtMs: now(), value: load() };
      entries.delete(key);
      entries.set(key, entry);
      const [oldest] = entries.keys();
      if (entries.size > maximumEntries && oldest !== undefined) entries.delete(oldest);
      const forget = () => {
        if (entries.get(key) === entry) entries.delete(key);
      };
      const value = await entry.value.catch((error) => {
        forget();
        throw error;
      });
      if (value === undefined) forget();
      return value;
    },
  };
}
