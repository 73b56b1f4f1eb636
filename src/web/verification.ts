/** Where the browser checks proofs: of one entry, and of the log against a checkpoint that its reader has kept. */
import { html } from 'hono/html';
import type { Language } from '../words/language.ts';
import type { Html } from './html.ts';
import type { Site } from './layout.ts';

interface Place {
  readonly asset: Site['asset'];
  readonly language: Language;
  /** The address of the keys. */
  readonly keys: string;
  /** What checks the whole log. */
  readonly command: string;
}

export interface ReceiptPlace extends Place {
  /** The address of the receipt. */
  readonly receipt: string;
  readonly id: string;
  readonly position: number;
}

/** Checks a receipt; without scripts, how else to. */
export function receiptVerification({ receipt, keys, id, position, ...place }: ReceiptPlace): Html {
  const { verification: words } = place.language.words;
  return html`<section id="verify" class="verify" aria-labelledby="verify-title" data-verify="receipt"
 data-receipt="${receipt}" data-keys="${keys}" data-id="${id}" data-position="${position}"
 data-words="${JSON.stringify(place.language.texts.verification)}">
<h3 id="verify-title">${words.title}</h3>
<form class="stack" data-script hidden>
<p>${words.intro}</p>
${keyField(place.language)}
<button>${words.button}</button>
</form>
<p data-verdict role="status"></p>
<div data-outcome></div>
<noscript><p>${words.withoutScript}</p></noscript>
<p class="hint">${words.offline}</p><pre><code>${place.command}</code></pre>
</section>
${script(place.asset)}`;
}

export interface CheckpointPlace extends Place {
  /** Addresses of the newest checkpoint, and of proofs that one log begins with another. */
  readonly checkpoint: string;
  readonly consistency: string;
  /** Its log is read with a token. */
  readonly isPrivate: boolean;
}

/** Compares the log with a checkpoint that its reader has kept. */
export function checkpointVerification({ checkpoint, consistency, keys, isPrivate, ...place }: CheckpointPlace): Html {
  const { keep } = place.language.words.audit;
  return html`<section id="verify" class="verify" aria-labelledby="verify-title" data-verify="checkpoint"
 data-checkpoint="${checkpoint}" data-consistency="${consistency}" data-keys="${keys}"
 data-words="${JSON.stringify(place.language.texts.verification)}">
<h2 id="verify-title">${keep.title}</h2>
<p>${keep.intro}</p>
<form class="stack" data-script hidden>
<label>${keep.label}
<textarea name="kept" rows="6" required maxlength="20000" spellcheck="false"></textarea></label>
${keyField(place.language)}
<button>${keep.button}</button>
</form>
<p data-verdict role="status"></p>
<div data-outcome></div>
<p>${keep.command}</p><pre><code>${place.command}</code></pre>
${isPrivate ? privateHint(place.language) : ''}
</section>
${script(place.asset)}`;
}

function privateHint({ words }: Language): Html {
  const header = html`<code>Authorization: Bearer …</code>`;
  const option = html`<code>--token …</code>`;
  return html`<p class="hint">${words.audit.keep.private({ header, option })}</p>`;
}

function keyField({ words }: Language): Html {
  const { keysLabel, keysHint } = words.verification;
  return html`<details><summary>${keysLabel}</summary>
<label>${keysLabel} <textarea name="key" rows="3" maxlength="20000" spellcheck="false"></textarea></label>
<p class="hint">${keysHint}</p></details>`;
}

function script(asset: Site['asset']): Html {
  return html`<script type="module" src="${asset('verify-page.js')}"></script>`;
}
