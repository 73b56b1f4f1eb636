// Two JSON values compared, field by field.
/** A value that differs; a side is left out where there was nothing. */
export interface ValueChange {
  readonly path: readonly (string | number)[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Where two JSON values differ, field by field and element by element. Fields that are undefined do not count. */
export function compareValues(before: unknown, after: unknown, path: ValueChange['path'] = []): ValueChange[] {
  if (isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after)) {
    const [old, young] = [before as Record<string, unknown>, after as Record<string, unknown>];
    const keys = [...new Set([...Object.keys(old), ...Object.keys(young)])];
    return keys.flatMap((key) => {
      const step = Array.isArray(before) ? Number(key) : key;
      return compareValues(old[key], young[key], [...path, step]);
    });
  }
  if (Object.is(before, after)) return [];
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
