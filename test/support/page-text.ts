/** The texts of a page that its reader sees or hears, but for what is recorded, typed or code. */

/** What is recorded or typed stands in these, and so does code. */
const EXCEPTED = 'excepted';
const RECORDED = [EXCEPTED, 'bdi', 'blockquote', 'q', 'code', 'pre', 'textarea', 'script', 'style'];
/** What is said of an element beside its text. */
const SPOKEN = ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt', 'data-label', 'label'];
const VOID = ['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source'];

/** Text nodes and spoken attributes; each as it is read. */
export function textsOf(page: string, exceptClasses: readonly string[] = []): string[] {
  const recorded = [...page.matchAll(/<bdi>([^<]*)<\/bdi>/g)].map(([, text = '']) => text);
  recorded.sort((a, b) => b.length - a.length);
  const texts: string[] = [];
  const open: string[] = [];
  for (const [, text = '', tag = ''] of page.matchAll(/([^<]*)(<!?\/?[^>"]*(?:"[^"]*"[^>"]*)*>)?/g)) {
    if (open.at(-1) === 'title' && open.includes('head')) texts.push(without(text, recorded));
    else if (!open.some((name) => RECORDED.includes(name))) texts.push(text);
    const [, isEnd, name = '', isClosed] = /^<(\/?)([a-z0-9]+)[\s\S]*?(\/?)>$/i.exec(tag) ?? [];
    if (name === '') continue;
    if (isEnd) open.splice(lastOpen(open, name));
    else {
      if (!open.some((it) => RECORDED.includes(it))) texts.push(...spokenIn(tag));
      const isExcepted = exceptClasses.some((it) => tag.includes(`class="${it}"`));
      if (!isClosed && !VOID.includes(name)) open.push(isExcepted ? EXCEPTED : name);
    }
  }
  return texts.map((text) => withoutRecorded(unescapeHtml(text)).trim()).filter((text) => text !== '');
}

/** The innermost element of that name that is open. */
function lastOpen(open: readonly string[], name: string): number {
  return Math.max(open.lastIndexOf(name), open.lastIndexOf(EXCEPTED));
}

/** A title has no markup: it names what the page shows as recorded. */
function without(text: string, recorded: readonly string[]): string {
  return recorded.reduce((rest, it) => (it === '' ? rest : rest.replaceAll(it, '')), text);
}

function spokenIn(tag: string): string[] {
  const attributes = [...tag.matchAll(/\s([a-z-]+)="([^"]*)"/g)];
  return attributes.flatMap(([, name = '', value = '']) => {
    if (name === 'data-words') return stringsIn(JSON.parse(unescapeHtml(value)));
    return SPOKEN.includes(name) ? [value] : [];
  });
}

/** What a script says: the texts in its words. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.replace(/\{\w+\}/g, '')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Where no element can mark it, as in a picture, what is recorded is isolated (Unicode UAX 9). */
function withoutRecorded(text: string): string {
  let depth = 0;
  let kept = '';
  for (const letter of text) {
    if (letter === '\u2068') depth += 1;
    else if (letter === '\u2069') depth -= 1;
    else if (depth === 0) kept += letter;
  }
  return kept;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescapeHtml(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
