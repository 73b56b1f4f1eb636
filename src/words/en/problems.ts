/** Problems, in English: what each is called, and what is wrong and what helps. */
export const problems = {
  titles: {
    unreadable_json: 'The body is not valid JSON',
    invalid_query: 'The address asks for something that we cannot answer',
    not_recorded_yet: 'That entry does not exist yet',
    in_the_future: 'That moment is still to come',
    invalid: 'The development is not valid',
    unregistered_subject: 'A person, case, organization or source is not registered',
    unknown_predecessor: 'A development that this one follows is not recorded',
    unknown_target: 'A development that this one refers to is not recorded',
    unfit_target: 'This cannot be done to that development',
    unauthorized: 'Sign in with a valid token',
    forbidden: 'This token does not allow that',
    not_found: 'Nothing found here',
    method_not_allowed: 'This address does not accept that method',
    other_content: 'Already recorded, with other content',
    partly_recorded: 'Part of the batch is already recorded',
    already_registered: 'Already registered',
    already_retracted: 'The development is already retracted',
    redacted: 'The development was erased',
    changed_since: 'The record has changed since',
    too_large: 'Too large',
    unsupported_media_type: 'The body has the wrong content type',
    busy: 'Too many requests are waiting',
    internal: 'Something went wrong on our side',
    outcome_unknown: 'We could not confirm that it was saved',
    not_sealed_yet: 'This entry is not signed yet',
    sealing_refused: 'The log differs from what was signed',
    projection_behind: 'Answers are not up to date yet',
    database_unavailable: 'The database does not answer',
  },
  access: {
    unknownWorkspace: 'Unknown workspace or token. Check the name “{workspace}” and your token.',
    tokenNeeded: 'This needs a token. Send it in the header “Authorization: Bearer …”.',
    wrongToken: 'The token is not valid in this workspace. Check it, or leave it out to read a public workspace.',
    readOnly: 'The token “{name}” can only read. Use a token that can record.',
    administratorOnly: 'The token “{name}” cannot do this. Use the administrator’s token.',
    otherSite: 'This form was not sent from a page of this service. Open the page here and send it again.',
  },
  found: {
    workspace: 'There is no workspace “{workspace}”. Check its name.',
    subject: '“{subject}” is not registered, or was not at that moment. Check the id, or ask for a later moment.',
    development:
      'There is no development “{id}”, or there was none at that moment. Check the id, or ask for a later moment.',
    naming: 'No development names “{subject}”. Check its spelling.',
    receipt: 'There is no development “{id}”. Check the id.',
    erased: 'Log entry {position}, “{id}” of the type “{type}”, was erased by {by} at {at}. Reason: {reason}',
    tile: 'There is no tile “{tile}”. Write it as 0/x001/234 or entries/005.p/17.',
    unsignedTile:
      'There is no tile “{tile}” yet: {size, plural, one {# entry is} other {# entries are}} signed. Ask for less.',
    bundle: `There is no bundle “{bundle}”. Write an address such as 005.p/17. {size, plural, one {# entry is} other
      {# entries are}} signed.`,
    file: 'There is no file “{name}”. See /docs.',
    address: 'There is nothing at {path}. See /docs for what there is.',
    nul: 'The address contains the character U+0000. Leave it out.',
    typeToAdd:
      '“{type}” cannot be added here. Pick a type from the list, or open the development that you want to change.',
  },
  guards: {
    erased: `Log entry {position} erased something after entry {since}. What it was about is not kept. Read again, then
      try again.`,
    alone: 'Send “unchangedSince” with it: the position that you read at.',
  },
  moments: {
    notRecordedYet: `Log entry {position} does not exist yet.
      {newest, plural, =-1 {The log is empty.} other {The newest is {newest}.}}`,
    followedBeyond: `Log entry {position} does not exist yet. {newest, plural, =-1 {The log is empty: follow it with
      after=-1.} other {The newest is {newest}: follow the log with after={newest}, or from its start with after=-1.}}`,
    inTheFuture: '{moment} is in the future: it is now {now}. Leave it out to ask for what is known now.',
    behind: 'Log entry {position} is recorded, but answers do not include it yet. Try again in a moment.',
  },
  cursors: {
    unreadable: 'This is not a cursor of this service. Take it from “next” of the page before.',
    otherQuery: 'This cursor belongs to another query. Start that query without a cursor.',
    otherDay: 'This cursor belongs to the answer for {day}. Ask for that day, or start without a cursor.',
    otherMoment:
      'This cursor belongs to what was known at position:{position}. Ask for that moment, or start without a cursor.',
  },
  parameters: {
    instant: '“{given}” is not a moment. Write one with its offset, such as 2026-11-22T09:30:00Z.',
    knownAt: `“{given}” is not a moment. Write one with its offset, such as 2026-11-22T09:30:00Z, or a position such
      as position:41.`,
    momentOrDay: '“{given}” is not a day or a moment. Write one such as 2026-11-22, or 2026-11-22T09:30:00Z.',
    tooMany: 'These are {count}. Write at most {most}.',
    wholeNumber: '“{given}” is not a whole number from {least} to {most}. Write one.',
    type: '“{given}” is not a type of development. See the types at /docs.',
    kinds: 'Write one or more of {kinds}, with commas between them.',
    label: '“{given}” is not a value that this filter knows. Write one of these: {labels}.',
    words: '“{given}” has no letter or digit to search for. Write a name or a word.',
    repeated: 'This parameter appears more than once. Give it once.',
    nul: 'This contains the character U+0000. Leave it out.',
    unknown: `{hasKnown, select, yes {There is no such parameter here. Known parameters: {known}.} other {This address
      takes no parameters. Leave it out.}}`,
    swapped: '{first} is after {last}, which “{other}” says. Swap them.',
    unsigned:
      '{given} is more than the {size, plural, one {# entry that is} other {# entries that are}} signed. Ask for less.',
    daysOrKnowledge:
      'This asks what we learned between two moments, and “from” asks what happened between two days. Ask one of them.',
    noStart: 'The start is missing. Write from=2022-01-01, or knownFrom=position:41.',
    notWhenFollowing: 'This does not work with “after”, which gives the whole log. Leave one of them out.',
    oneOrTwoValues:
      'Name one value, such as custody=detained, or two that held at once, such as custody=detained&office=any.',
    waitWithoutAfter: 'This works only with “after”. Say after which position to wait, such as after=41.',
    tooManyActs:
      '“{subject}” has too many acts to say what follows from them on every day. Ask for its state on one day.',
    tooManyPublished:
      'More than {most, number} developments are recorded around “{subject}”. Ask without “publishedBy”.',
    notWithDays: 'This works only with knownFrom and knownTo. Write “to” instead.',
    notWithKnowledge: 'This works only with from and to. Write “knownTo” instead.',
    reversedKnowledge: '“knownTo” is position {last}, which is before position {first}. Swap them.',
  },
  bodies: {
    notJson: `{hasType, select, yes {The content type is “{type}”.} other {The content type is missing.}} Send
      application/json, encoded in UTF-8.`,
    notAForm: `{hasType, select, yes {The content type is “{type}”.} other {The content type is missing.}} Send a form
      as application/x-www-form-urlencoded.`,
    brokenOff: 'The body ended too early. Send it again.',
    tooLarge:
      'The body is too large. One development has at most {one} bytes, a batch at most {batch}. Send less at a time.',
    tooLargeForm: 'The form is too large. It has at most {maximum} bytes. Send less.',
  },
  service: {
    method: 'This address does not accept {method}. Use {allowed}.',
    busy: 'More appends are waiting than this server takes. Nothing was recorded. Try again in a moment.',
    tooManyWait: 'Too many clients are waiting for this server. Ask without “wait”, or try again in a moment.',
    outcomeUnknown:
      'The database did not confirm it. Send it again with the same id: the answer says whether it was recorded.',
    notSealedYet: 'It is recorded, but not signed yet. Signing takes a second or two. Try again in a moment.',
    sealingRefused: `The log of the workspace “{workspace}” is not signed: {reason} See “When sealing is refused” in
      docs/operations.md.`,
    databaseUnavailable: 'The database does not answer. Nothing was recorded. Try again in a moment.',
    internal: 'This is not your fault. Nothing that was confirmed is lost. The server’s own log says more.',
  },
  /** What a co-signer answers to logs. */
  cosigner: {
    form: `Send “old <size>”, up to 63 lines of a consistency proof in base64, an empty line and the signed checkpoint,
      in UTF-8. See c2sp.org/tlog-witness.`,
    tooLarge: 'The body has more than {maximum} bytes. {form}',
    unreadable: 'The body cannot be read. {form}',
    malformed: 'The body cannot be used. {reason} {form}',
    notACheckpoint: 'What follows the empty line is not a signed checkpoint.',
    oldTooLarge: '“old {oldSize}” is more than the size of the checkpoint, {size}.',
    addresses: 'This service answers only POST /add-checkpoint, GET /vkey and GET /healthz.',
    failed: 'Something went wrong in the co-signer, and it signed nothing. Its output says more.',
    notSigned: 'No known key of {origin} signed this. Give the operator of the co-signer the key.',
    unknownLog: 'The log {origin} is not known here. Give the operator of the co-signer its key.',
    forked: '{origin} signed two different logs of {size, plural, one {# entry} other {# entries}}.',
    inconsistent: `Nothing shows that the {size, plural, one {# entry} other {# entries}} of {origin} begin with the
      {oldSize} that were signed here. Send the proof from there.`,
  },
  workspaces: {
    reserved: '“{name}” is reserved. Choose another name.',
    badName: '“{name}” cannot name a workspace. Use lower-case letters, digits and single hyphens, at most 63.',
    taken: 'The workspace “{name}” already exists. Choose another name.',
    notPublic: 'Only tokens can read the workspace “{name}”, so search engines find nothing there.',
    badTokenName: '“{name}” cannot name a token. Use letters, digits, spaces and . _ @ -, at most 80.',
    takenTokenName: 'The workspace “{workspace}” already has a token “{name}”. Choose another name.',
  },
} as const;
