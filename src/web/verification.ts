import { html } from 'hono/html';
import type { Html } from './html.ts';
import type { Site } from './layout.ts';
import { texts } from './texts.ts';

export interface ReceiptPlace {
  readonly asset: Site['asset'];
  /** Addresses of the receipt and of the keys. */
  readonly receipt: string;
  readonly keys: string;
  readonly id: string;
  readonly position: number;
  /** What checks the whole log. */
  readonly command: string;
}

/** Where the browser checks a receipt; without scripts, how else to. */
export function receiptVerification({ asset, receipt, keys, id, position, command }: ReceiptPlace): Html {
  const { verify } = texts;
  return html`<section id="verify" class="verify" aria-labelledby="verify-title" data-verify="receipt" data-receipt="${receipt}" data-keys="${keys}" data-id="${id}" data-position="${position}" data-words="${JSON.stringify(verify)}">
<h3 id="verify-title">${verify.title}</h3>
<form class="stack" data-script hidden>
<p>${verify.intro}</p>
${keyField()}
<button>${verify.button}</button>
</form>
<p data-verdict role="status"></p>
<div data-outcome></div>
<noscript><p>${verify.withoutScript}</p></noscript>
<p class="hint">${verify.offline}</p><pre><code>${command}</code></pre>
</section>
${script(asset)}`;
}

export interface CheckpointPlace extends Pick<ReceiptPlace, 'asset' | 'keys' | 'command'> {
  /** Addresses of the newest checkpoint, and of proofs that one log begins with another. */
  readonly checkpoint: string;
  readonly consistency: string;
  /** Its log is read with a token. */
  readonly isPrivate: boolean;
}

/** Where the browser compares the log with a checkpoint that its reader has kept. */
export function checkpointVerification(place: CheckpointPlace): Html {
  const { asset, checkpoint, consistency, keys, command, isPrivate } = place;
  const { verify } = texts;
  const { keep } = texts.audit;
  return html`<section id="verify" class="verify" aria-labelledby="verify-title" data-verify="checkpoint" data-checkpoint="${checkpoint}" data-consistency="${consistency}" data-keys="${keys}" data-words="${JSON.stringify(verify)}">
<h2 id="verify-title">${keep.title}</h2>
<p>${keep.intro}</p>
<form class="stack" data-script hidden>
<label>${keep.label} <textarea name="kept" rows="6" required maxlength="20000" spellcheck="false"></textarea></label>
${keyField()}
<button>${keep.button}</button>
</form>
<p data-verdict role="status"></p>
<div data-outcome></div>
<p>${keep.command}</p><pre><code>${command}</code></pre>
${isPrivate ? html`<p class="hint">${keep.private}</p>` : ''}
</section>
${script(asset)}`;
}

function keyField(): Html {
  const { verify } = texts;
  return html`<details><summary>${verify.keysLabel}</summary><label>${verify.keysLabel} <textarea name="key" rows="3" maxlength="20000" spellcheck="false"></textarea></label>
<p class="hint">${verify.keysHint}</p></details>`;
}

function script(asset: Site['asset']): Html {
  return html`<script type="module" src="${asset('verify-page.js')}"></script>`;
}
