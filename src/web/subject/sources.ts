/** The sources of a page, numbered as its marks number them, with what each says of itself. */
import { html } from 'hono/html';
import { registry } from '../../catalogue/registry.ts';
import type { RenderContext } from '../context.ts';
import type { Html } from '../html.ts';
import { emptyState } from '../layout.ts';
import type { CitedSource } from '../publications.ts';
import { subjectLink, valueInWords } from '../values.ts';

export function sourcesHtml(sources: readonly CitedSource[], context: RenderContext): Html {
  if (sources.length === 0) return emptyState(context.words.pages.state.none);
  const item = ({ source, publication }: CitedSource) => {
    const { title: _, ...value } = publication ?? { title: null };
    const details = valueInWords({ attribute: registry.publication.name, key: '', value }, context);
    return html`<li>${subjectLink(source, context)} <span class="muted">${details}</span></li>`;
  };
  return html`<ol class="sources">${sources.map(item)}</ol>`;
}
