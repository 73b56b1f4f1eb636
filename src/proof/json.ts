// JSON that others wrote.

/** Undefined where the text is not JSON, or says null. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
