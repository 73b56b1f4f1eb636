/** What is found where logs are verified, signed, exported and shown to co-signers, in English. */
export const proof = {
  /** What is not as it was signed. It stands after the place: “log entry 41: …”. */
  tamperings: {
    missing: 'The entry is missing.',
    unreadable: 'The entry cannot be read.',
    batchEndsElsewhere: 'Its batch ends at another entry than the one before says.',
    batchEndsBefore: 'Its batch ends before it.',
    order: 'It was not recorded after the entry before.',
    noContent: 'Its content is missing or cannot be read.',
    identity: 'Its id, its time of recording or the end of its batch is not what was signed.',
    gone: 'Its content is gone, and nothing says that it was erased.',
    part: `{part, select, meta {Its type, date or provenance is} note {Its note is} sources {Its sources are}
      other {Its statement is}} not what was signed.`,
    target: 'What it amends is not what was signed.',
    stillHere: '“{id}” was erased at {recordedAt}, but its content is still here.',
    short: {
      entries: '{path} does not hold {count, plural, one {# entry} other {# entries}}.',
      developments: '{path} does not hold {count, plural, one {# development} other {# developments}}.',
    },
    missingTile: '{path} is missing.',
    otherTile: '{path} does not fit the entries.',
    longTile: '{path} is too long.',
    otherEntries: `{size, plural, one {The first entry is not the one that was} other {The first # entries are not those
      that were}} signed.`,
    cutOff: `{signed, plural, one {# entry was} other {# entries were}} signed, but {size, plural, one {only # is}
      other {only # are}} here. The end was cut off, or this is an old copy.`,
    checkpoint: `The checkpoint {fault, select, unreadable {cannot be read} falseSignature {has a false signature}
      other {is not signed by a key of the log}}.`,
    keptCheckpoint: `The older checkpoint {fault, select, unreadable {cannot be read} falseSignature {has a false
      signature} other {is not signed by a key of the log}}. The log is signed with other keys now.`,
    publishedCheckpoint: `The checkpoint of size {size} {fault, select, unreadable {cannot be read} falseSignature {has
      a false signature} other {is not signed by a key of the log}}.`,
    otherCheckpoint: 'The checkpoint of size {size} has another size.',
    origin: 'The log has another name than {origin}, and nothing in it says why.',
  },
  /** Why it is not certain that a log is sound. */
  doubts: {
    noCheckpoint: 'There is no checkpoint.',
    otherKeys: `It is signed with other keys than those that you trust. Either its operator made new keys, or someone
      forged the log. Ask its operator for the keys.`,
    erasureNotSigned: 'Log entry {position} was erased, and the record of that is not signed yet. Verify again later.',
    newName: 'The log was given a new name since. It no longer proves what was signed as {origin}.',
    manifest: 'This version of Annalist cannot read export.json.',
    brokenOff: 'The export broke off before its end. Run it again.',
    missing: '{path} is missing.',
  },
  /** What whoever verifies should know besides. */
  remarks: {
    ownKeys: 'The keys came with the log. To check it on your own terms, pass keys or a checkpoint that you kept.',
    leavesOnly: 'Only the signed entries are here. What developments say was not checked.',
  },
  /** Why a log is not signed. */
  seals: {
    elsewhere: 'It is signed as {origin}.',
    notTheFirst: `The {signed, plural, one {# entry that was} other {# entries that were}} signed are not the first of
      the {size} in the database.`,
    forgotten: `{signed, plural, one {# entry was} other {# entries were}} signed, but {folder} does not say so. Restore
      that folder.`,
    otherName: 'It was signed as {signed}, but the database says {origin}.',
    tooShort: `{signed, plural, one {# entry was} other {# entries were}} signed, but the database has {size}. It is an
      old copy, or its end was cut off.`,
  },
  /** Why a co-signer, or a file of checkpoints, has not the newest checkpoint. */
  witnesses: {
    notItsSignature: `Its answer is not its signature of this checkpoint. Compare its key in the list with its own
      GET /vkey.`,
    otherLog: 'What it signed before is not the beginning of the log here. It was shown another log of this name.',
    signedMore: `It signed {count, plural, one {# entry} other {# entries}}, and fewer are signed here. This is an old
      copy, or it was shown another log of this name.`,
    unknownLog: 'It does not know the log {origin}. Its operator adds the lines of /log/{workspace}/keys.',
    status: 'It answers with the status {status}.',
    tooMuch: 'It answers with the status {status} and too much text.',
    noAnswer: 'It does not answer in time.',
    unreachable: 'It cannot be reached ({code}).',
    failed: 'It could not be notified ({reason}).',
    otherFile: `It has a checkpoint of {size, plural, one {# entry} other {# entries}} that is not of the log here. This
      is an old copy, or another log of this name.`,
  },
  /** Why nothing is exported to a folder. */
  exports: {
    otherWorkspace: '{folder} holds an export of the workspace {workspace}. Choose another folder.',
    otherContent: '{folder} is not empty and holds no export. Choose another folder.',
  },
} as const;
