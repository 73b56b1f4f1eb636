// Answers about a day: what is stated, whether that is certain, and what else is possible. Stated is what has surely
// begun, in its stated order; certain is what every world agrees on that the dates allow; possible is what some other
// world has. “No record” is nothing stated and nothing possible. All of it is about dates, never about truth.

export interface DatedAnswer<Value> {
  readonly stated: Value | null;
  readonly isCertain: boolean;
  /** Other values that some world has; never the stated one. */
  readonly possible: readonly Value[];
}

export interface WorldsAsked<Value> {
  readonly stated: Value | null;
  readonly inWorlds: readonly (Value | null)[];
  /** Every world was tried. */
  readonly isComplete: boolean;
  readonly keyOf: (value: Value) => string;
}

/** The answer from the stated value and those of all worlds. */
export function answerFrom<Value>({ stated, inWorlds, isComplete, keyOf }: WorldsAsked<Value>): DatedAnswer<Value> {
  const statedKey = stated === null ? null : keyOf(stated);
  const others = new Map<string, Value>();
  let isCertain = isComplete;
  for (const value of inWorlds) {
    const key = value === null ? null : keyOf(value);
    if (key === statedKey) continue;
    isCertain = false;
    if (value !== null && key !== null) others.set(key, value);
  }
  const possible = [...others].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return { stated, isCertain, possible };
}
