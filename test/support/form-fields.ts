/** What a browser would send of the forms in a page, as they stand: their successful controls, but for buttons. */
export function controlsOf(page: string, within = 'id="entry"'): URLSearchParams {
  const start = page.indexOf('<form', page.lastIndexOf('<form', page.indexOf(within)));
  const form = page.slice(start, page.indexOf('</form>', start));
  const sent = new URLSearchParams();
  for (const [tag, kind = ''] of form.matchAll(/<(input|select|textarea)\b[^>]*>/g)) {
    const name = attributeOf(tag, 'name');
    const after = form.slice(form.indexOf(tag) + tag.length);
    if (name === undefined) continue;
    if (kind === 'input') {
      const isOff = ['radio', 'checkbox'].includes(attributeOf(tag, 'type') ?? '') && !/\schecked/.test(tag);
      if (!isOff) sent.append(name, attributeOf(tag, 'value') ?? '');
    } else if (kind === 'select') {
      const options = after.slice(0, after.indexOf('</select>')).match(/<option[^>]*>/g) ?? [];
      sent.append(name, attributeOf(options.find((it) => /\sselected/.test(it)) ?? options[0] ?? '', 'value') ?? '');
    } else {
      const text = unescapeHtml(after.slice(0, after.indexOf('</textarea>'))).replace(/^\n/, '');
      sent.append(name, text.replaceAll('\n', '\r\n'));
    }
  }
  return sent;
}

function attributeOf(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescapeHtml(value);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescapeHtml(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
