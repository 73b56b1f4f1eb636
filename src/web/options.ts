/** A field in which one of several options is chosen. */
import { html } from 'hono/html';
import type { Html } from './html.ts';

type Option = readonly [value: string, label: string];

export function selectHtml(name: string, options: readonly Option[], chosen: string | undefined): Html {
  return html`<select name="${name}">${optionsHtml(options, chosen)}</select>`;
}

export function optionsHtml(options: readonly Option[], chosen: string | undefined): Html {
  const option = ([value, label]: Option) =>
    html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`;
  return html`${options.map(option)}`;
}

/** The same as buttons of which one is pressed. */
export function radiosHtml(
  name: string,
  options: readonly (readonly [string, Html | string])[],
  chosen: string | undefined,
) {
  const radio = ([value, label]: (typeof options)[number]) => html`<label>
<input type="radio" name="${name}" value="${value}" ${value === chosen ? html`checked` : ''}> ${label}</label>`;
  return html`${options.map(radio)}`;
}
