/** Verification in the browser, in English. The script of the page fills in what stands in braces: no plurals here. */
export const verification = {
  title: 'Verify in this browser',
  intro: 'Your browser computes every hash and checks every signature itself. It sends nothing anywhere.',
  button: 'Verify in this browser',
  again: 'Verify again',
  running: 'Checking …',
  keysLabel: 'Your own copy of the key, if you kept one',
  keysHint: `Write one key per line, as in the file of keys. If you leave this empty, the keys that this service shows
    are used. An attacker who can forge checkpoints can also forge that list. Compare it with the key that you kept.`,
  withoutScript: 'Without JavaScript, save the receipt and check it from the command line:',
  offline: 'With this program you can check the whole log, including this entry:',
  verdicts: {
    sound: 'Checks passed: the record is unchanged. This does not prove it is true.',
    broken: 'A check failed. Do not rely on this record. Keep the receipt, and ask the operator of this log.',
    partly: 'The checks made here passed, but not everything could be checked.',
    unreachable: 'We could not fetch it: {status}. Try again in a few seconds.',
  },
  meaning: {
    receipt: {
      proves: `What this proves: these words were recorded under this id, by the name and at the time shown. They are
        this entry of a log that a holder of the key signed. Anyone who keeps a checkpoint would notice a later
        change.`,
      doesNotProve: `What this does not prove: that the record is true, or that the key is the right one. It does not
        show whether the record was corrected or retracted later. Only a checkpoint that you or a co-signer kept shows
        that everyone sees the same log.`,
    },
    checkpoint: {
      proves: `What this proves: the log that is signed now begins with everything that was signed when you kept that
        checkpoint, unchanged and in the same order.`,
      doesNotProve: `What this does not prove: that the record is true, or that other readers see the same later
        entries. Ask a co-signer, or compare checkpoints with another reader.`,
    },
  },
  compared: 'What was compared',
  steps: {
    receipt: 'The receipt can be read and is the one for this entry',
    leaf: 'The signed entry is this development',
    part: 'The part “{part}” has the hash that the entry states',
    checkpoint: 'The checkpoint can be read',
    path: 'The entry leads to the top of the tree (hashes on the way: {hashes})',
    root: 'The top of the tree is the one that was signed',
    keys: 'The keys can be read',
    signature: 'The log signed this checkpoint',
    witness: '{signer} co-signed it',
    older: 'The checkpoint that you kept can be read',
    newer: 'The newest checkpoint can be read',
    origin: 'Both checkpoints bear the same name',
    consistency: 'The log with {to} entries begins with the log with {from} entries',
    crypto: 'This browser can compute hashes',
  },
  states: { passed: '{step} (passed)', failed: '{step} (failed)', open: '{step} (not checked)' },
  faults: {
    unreadable: 'It cannot be read: it was changed, or is something else.',
    other: 'It belongs to another development.',
    changed: 'Its words or its salt were changed.',
    hidden: `It is not shown here: it was erased, or it is only for those with a token. The entry still states its
      hash.`,
    length: 'The path has the wrong length.',
    differs: 'It leads to another tree: the entry or the path was changed.',
    unknown: 'The key {id} of {signer} is not among the keys. This signature says nothing.',
    false: 'The signature is false.',
    unsigned: 'No key of “{origin}” that is known here has signed it.',
    unsupported: 'This browser cannot check Ed25519 signatures. Use a newer one, or the command line.',
    renamed: 'The log has a new name since then. Its operator can say why.',
    shorter: 'The log is shorter now than the one that you kept: something was cut off.',
    forked: 'It does not: the log has another history than the one that you kept.',
    crypto: 'Browsers check proofs only on pages that came over HTTPS or from this computer. Use the command line.',
  },
  values: {
    position: 'Log entry',
    id: 'Id',
    recordedAt: 'Recorded',
    leaf: 'Entry as signed',
    text: 'What was recorded',
    digest: 'Hash in the entry',
    computed: 'Hash computed here',
    leafHash: 'Hash of the entry',
    origin: 'Log',
    size: 'Entries',
    root: 'Signed hash',
    key: 'Key',
    signer: 'Signed by',
    seenAt: 'Seen',
  },
} as const;
