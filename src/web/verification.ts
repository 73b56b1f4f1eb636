/** Where the browser checks proofs: of one entry, and of the log against a checkpoint that its reader has kept. */
import { html } from 'hono/html';
import { routes } from '../api/routes.ts';
import type { RecordedDevelopment } from '../log/read.ts';
import type { Html } from './html.ts';
import { type Site, scriptHtml } from './layout.ts';
import { originOf } from './origin.ts';
import { definePage, type Page, type PageCall, pageHeaders } from './page.ts';

/** A route of the log as a page: no route of the API takes the cookie of the pages. */
export function ofRoute(route: string, path: string): Page {
  const found = routes.find((it) => it.path === route);
  if (!found) throw new Error(`there is no route ${route}`);
  return definePage({
    path,
    query: found.query,
    async handle(call) {
      const answer = await found.handle(call);
      if (!(answer instanceof Response)) return answer;
      for (const [name, value] of Object.entries(pageHeaders(call)))
        if (!answer.headers.has(name)) answer.headers.set(name, value);
      return answer;
    },
  });
}

/** What checks the whole log, as docs/proof.md says it. */
function commandHtml({ request, links, words }: PageCall): Html {
  const { keepFirst, verifyLater } = words.audit.keep;
  const log = `${originOf(request)}/log/${links.workspace}`;
  return html`<pre><code># ${keepFirst}
curl -s ${log}/checkpoint &gt; kept
# ${verifyLater}
annalist verify ${log} --since kept</code></pre>`;
}

/** Checks a receipt; without scripts, how else to. */
export function receiptVerification(call: PageCall, { development: { id }, position }: RecordedDevelopment): Html {
  const { links, language } = call;
  const { verification: words } = language.words;
  return html`<section id="verify" class="verify" aria-labelledby="verify-title" data-verify="receipt"
 data-receipt="${links.bare(`/developments/${id}/receipt`)}" data-keys="${links.bare('/audit/keys')}"
 data-id="${id}" data-position="${position}" data-words="${JSON.stringify(language.texts.verification)}">
<h3 id="verify-title">${words.title}</h3>
<form class="stack" data-script hidden>
<p>${words.intro}</p>
${keyField(call)}
<button>${words.button}</button>
</form>
<p data-verdict role="status"></p>
<div data-outcome></div>
<noscript><p>${words.withoutScript}</p></noscript>
<p class="hint">${words.offline}</p>${commandHtml(call)}
</section>
${scriptHtml('verify-page.js')}`;
}

/** Compares the log with a checkpoint that its reader has kept. */
export function checkpointVerification(call: PageCall): Html {
  const { links, language, home } = call;
  const { keep } = language.words.audit;
  const header = html`<code>Authorization: Bearer …</code>`;
  const hint = html`<p class="hint">${keep.private({ header, option: html`<code>--token …</code>` })}</p>`;
  return html`<section id="verify" class="verify" aria-labelledby="verify-title" data-verify="checkpoint"
 data-checkpoint="${links.bare('/audit/checkpoint')}" data-consistency="${links.bare('/audit/consistency')}"
 data-keys="${links.bare('/audit/keys')}" data-words="${JSON.stringify(language.texts.verification)}">
<h2 id="verify-title">${keep.title}</h2>
<p>${keep.intro}</p>
<form class="stack" data-script hidden>
<label>${keep.label}
<textarea name="kept" rows="6" required maxlength="20000" spellcheck="false"></textarea></label>
${keyField(call)}
<button>${keep.button}</button>
</form>
<p data-verdict role="status"></p>
<div data-outcome></div>
<p>${keep.command}</p>${commandHtml(call)}
${home?.isPublic === false ? hint : ''}
</section>
${scriptHtml('verify-page.js')}`;
}

function keyField({ words }: Site): Html {
  const { keysLabel, keysHint } = words.verification;
  return html`<details><summary>${keysLabel}</summary>
<label>${keysLabel} <textarea name="key" rows="3" maxlength="20000" spellcheck="false"></textarea></label>
<p class="hint">${keysHint}</p></details>`;
}
