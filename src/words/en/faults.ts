/** What is wrong with one field, date, text of JSON or development that was sent, in English; and what helps. */
export const faults = {
  /** A place within what was sent, such as /data/person, and how many other faults there are. */
  first: `{hasPlace, select, yes {{place}: } other {}}{message}{others, plural, =0 {} one { There is # more problem:
    see “errors”.} other { There are # more problems: see “errors”.}}`,
  fields: {
    missing: 'This is missing. Add it.',
    unknown: 'There is no field “{field}” here. Leave it out or check its spelling.',
    text: 'This must be text.',
    number: 'This must be a number.',
    wholeNumber: 'This must be a whole number.',
    flag: 'This must be true or false.',
    list: 'This must be a list.',
    object: 'This must be an object.',
    oneOf: 'Write one of these: {values}.',
    exactly: 'Write {value}.',
    empty: 'This is empty. Write something.',
    tooShort: 'This is too short. Write at least {minimum, plural, one {# character} other {# characters}}.',
    tooLong: 'This is too long. Write at most {maximum, plural, one {# character} other {# characters}}.',
    tooFew: 'This has too few entries. Give at least {minimum}.',
    tooMany: 'This has too many entries. Give at most {maximum}.',
    tooSmall: 'This is too small. Write {minimum} or more.',
    tooLarge: 'This is too large. Write {maximum} or less.',
    uuid: '“{given}” is not a UUID. Write one such as 0190a5c2-7f2e-7c3a-9d51-2b6f4c8e1a07.',
    itself: 'These two are the same. Name another one.',
    noRefusal: 'This step refuses nothing, so it has no ground. Leave the ground out.',
    otherKind: '“{given}” is of another kind than “{from}”. Name one of the same kind.',
    openEnd: 'A last day must have an end. Write one such as 2024-12-31, 2024-12 or 2024.',
    endsTooEarly: 'The last day, {given}, is before the date when it began. Correct one of the two.',
    endsNothing: 'Nothing ends here, so there is no last day. Leave this out.',
    beginsNothing: 'Nothing begins here that could end by itself. Leave this out.',
    nothingSaid: 'This says nothing. Fill in one more field at least.',
    other: 'This is not valid. See /docs for what belongs here.',
  },
  /** What the schemas of the catalogue ask for: a fault where something else is given, else help for a field. */
  expected: {
    line: 'Write some text on one line, without characters that change its direction.',
    language: `{hasGiven, select, yes {“{given}” is not a language tag. } other {}}Write a language tag such as “en” or
      “kk-Cyrl” (BCP 47).`,
    amount: `{hasGiven, select, yes {“{given}” is not an amount. } other {}}Write an amount such as “1500000” or
      “12.50”.`,
    currency: `{hasGiven, select, yes {“{given}” is not a currency code. } other {}}Write a currency code such as “KZT”
      (ISO 4217).`,
    country: `{hasGiven, select, yes {“{given}” is not a country code. } other {}}Write two capital letters such as “KZ”
      (ISO 3166-1).`,
    latitude: `{hasGiven, select, yes {“{given}” is not a latitude. } other {}}Write degrees from -90 to 90, such as
      “43.2389”.`,
    longitude: `{hasGiven, select, yes {“{given}” is not a longitude. } other {}}Write degrees from -180 to 180, such as
      “76.8897”.`,
    term: `{hasGiven, select, yes {“{given}” is not a duration. } other {}}Write a duration such as “P18Y” or “P1Y6M”
      (ISO 8601), or “life”.`,
    duration: `{hasGiven, select, yes {“{given}” is not a duration. } other {}}Write a duration such as “P18Y” or
      “P1Y6M” (ISO 8601).`,
    slug: `{hasGiven, select, yes {“{given}” is not a short name. } other {}}Write a short name of lower-case letters,
      digits and single hyphens.`,
    person: '“{given}” is not the id of a person. Write one such as person:ada-orlov, in lower-case letters.',
    case: '“{given}” is not the id of a case. Write one such as case:harbour-fire, in lower-case letters.',
    organization:
      '“{given}” is not the id of an organization. Write one such as organization:port-police, in lower-case letters.',
    source: '“{given}” is not the id of a source. Write one such as source:harbour-gazette-1, in lower-case letters.',
    actor: `“{given}” is not the id of a person or an organization. Write one such as person:ada-orlov, in
      lower-case letters.`,
    subject: `“{given}” is not the id of a person, case, organization or source. Write one such as person:ada-orlov,
      in lower-case letters.`,
    court: 'Write the name of a court, or its id as “organization:harbour-court”.',
    state: 'Write the name of a State, its code such as “KZ”, or its id as “organization:upland”.',
    asserter: `This must say who asserts it. Write the id of a person, case, organization or source, or “author”, or
      “unstated”.`,
    sha256: `{hasGiven, select, yes {“{given}” is not a SHA-256 digest. } other {}}Write the 64 hexadecimal digits of a
      SHA-256 digest, in lower case.`,
    mediaType: `{hasGiven, select, yes {“{given}” is not a media type. } other {}}Write a media type such as “text/html”
      or “application/pdf”.`,
    script: `{hasGiven, select, yes {“{given}” is not a script code. } other {}}Write a script code such as “Latn” or
      “Cyrl” (ISO 15924).`,
    webAddress: `{hasGiven, select, yes {“{given}” is not a web address. } other {}}Write a web address that begins with
      http:// or https://.`,
    day: '{hasGiven, select, yes {“{given}” is not a day. } other {}}Write a day such as 2022-02-01.',
    noTitle: 'The title of a sealed document is not recorded. Leave it out.',
    range: 'The highest number is below the lowest. Swap them.',
    correctableType: 'This is not a type of development that can be corrected. See the types at /docs.',
  },
  /** What is wrong with a text in several languages. */
  languages: {
    missing: 'Say in which language this is, with a tag such as “en” or “kk-Cyrl” (BCP 47).',
    twice: 'There is already a text in the language “{lang}” here. Give one text a language.',
  },
  /** What is wrong with an act of a proceeding, whatever else is recorded. */
  law: {
    namedAndAll: 'Charges are named above. Leave out one: the names, or “all charges”.',
    moreOutcomesThanCounts: `{hasCount, select, yes {“{count}” has more outcomes than counts here. } other {}}Give each
      charge one outcome, or say how many of its counts each outcome is about.`,
    endBeforeStart: 'This ends before it begins. Check this date and the date of the development.',
    numberOfCounts: 'Write a whole number of counts, at least 1.',
    partNamedTwice: 'Two parts are called “{name}”. Give each a short name of its own.',
    partWithItself: 'This part relates to itself. Name another part.',
    noSuchPart: `This sentence has no part “{name}”. Name one of its parts, or add the development that imposed the
      other one.`,
    noPart: 'Name the part by its short name or number, or the sentence that it is of.',
    howMuchAdded: 'Say how much is added, such as “P6M”. If the court did not say, leave the relation out.',
    absorbedByOne: 'One part absorbs another. Name only that one, or use “total”.',
    notCharged: '“{person}” is not among the people charged here. Add the person there, or leave the name out here.',
    noCaseToEnd: 'Name the case whose measures this ended.',
    endsMeasureAndMore: 'A measure is named. Leave out one: the measure, or what else it ended.',
  },
  /** Dates in EDTF, by what is wrong with them. */
  dates: {
    tooLong: 'This date has {length} characters. A date can have at most {maximum}.',
    unreadable: `“{given}” is not a date. Write EDTF such as 2022-01-05, 2022-01, 2022, 2023-11?,
      [2022-01-02..2022-01-31], [..2023-11] or /2022-01.`,
    reversed: '“{given}” ends before it begins. Swap its two dates.',
    reversedRange: '“{given}” has a range that ends before it begins. Swap its two dates.',
    several: '“{given}” names several days. Record a development for each of them.',
    season: '“{given}” is a season, which depends on the hemisphere. Write the months, such as [2022-03..2022-05].',
    outsideCalendar: '“{given}” is outside the years 0001 to 9999. Write a year within them.',
    openInTheMiddle:
      '“{given}” leaves digits open in the middle. Leave open only the last ones, as in 2022-XX or 2022-01-XX.',
    openYear: '“{given}” says nothing about the year. Leave the date out if it is not known.',
    significantDigits: '“{given}” gives a number of significant digits. Write the years, such as [1950..1959].',
    yearPrefix: '“{given}” begins with Y, which is for years of more than four digits. Write the year in four digits.',
    shortYear: '“{given}” is no year in four digits. Write a decade as 202X, a century as 20XX.',
    noHyphens: '“{given}” has no hyphens. Write a month as 2022-01, a day as 2022-01-05.',
    twoMarks: '“{given}” has two marks in one place. Write % for what is both uncertain and approximate.',
    lowerCase: '“{given}” has small letters. Write X, T and Z as capitals.',
    oldForm:
      '“{given}” is an old form of EDTF. Write X for an open digit, .. for an open end, nothing for an unknown one.',
    noSuchMonth: '“{given}” is not a month of the calendar. Check it.',
    unreadableTime: `“{given}” has a time of day that we cannot read. Write an exact day with a time such as
      2022-01-05T14:30:00+06:00.`,
    noSuchTime: '“{given}” has a time that is on no clock. Hours go from 00 to 23, minutes and seconds from 00 to 59.',
    offsetForm: `“{given}” has an offset that we do not read. End it with Z, or with hours and minutes such as +06:00,
      at most 14:00 from UTC.`,
    fineTime: '“{given}” is finer than a millisecond. Write at most three digits behind the point.',
    noSuchDay: '“{given}” is not a day of the calendar. Check the month and the day.',
    noOffset: '“{given}” has a time of day without an offset. End it with Z, or with an offset such as +06:00.',
    timeInRange: '“{given}” has a time of day within a range. Only one exact day can have a time.',
  },
  /** Text that is not the JSON that we can store. */
  json: {
    syntax: 'This is not valid JSON. Fix it at line {line}, column {column}.',
    ended: 'This is not valid JSON: it ends too early. Send all of it.',
    deep: 'This is nested deeper than {maximum} levels. Send it flatter.',
    repeatedKey: 'The key “{key}” appears twice. Keep one of them.',
    manyKeys: 'This object has more than {maximum} keys. Send fewer.',
    inexactNumber: 'The number {number} cannot be stored exactly. Write it as a string.',
    nul: 'This contains the character U+0000, which cannot be stored. Leave it out.',
    surrogate: 'This contains half of a surrogate pair, which is not a character. Fix the encoding.',
    notUtf8: 'The body is not UTF-8. Encode it in UTF-8.',
  },
  /** A development, or a batch of them, as a whole. */
  developments: {
    notOne: 'This is not a development. Send an object with type, data, sources and the other fields.',
    noType: 'The type is missing. See the types at /docs.',
    unknownType: '“{type}” is not a type of development. These are known: {types}.',
    onlyByService: 'Only the service itself records “{type}”. See the commands redact, key and seal of annalist.',
    emptyBatch: 'The batch is empty. Send at least one development.',
    longBatch: 'The batch has {count} developments. Send at most {maximum} at a time.',
    large: 'This development is larger than {maximum} bytes. Leave long texts in their source and quote a few words.',
    manyPoints: 'The batch sets {count} values at once. Send at most {maximum} at a time.',
    repeatedId: '“{id}” appears twice in this batch. Give each development an id of its own.',
    loop: 'The order loops: this development follows itself. Remove one link.',
    openFuture: '“{date}” begins in the future and has no end. Write an explicit date.',
  },
  /** What the log already holds, or does not. */
  log: {
    changedSince: 'Log entry {position} is about “{subject}” and is newer than entry {since}. Read it, then try again.',
    movedSince: `After entry {since}, and up to log entry {position}, something else changed what is known of
      “{subject}” by its order, or by a merge, a split or an amendment. Read it again, then try again.`,
    erasedId: '“{id}” was recorded and then erased. It cannot come back: record something new under another id.',
    otherContent: '“{id}” is already recorded with other content. Give a new development an id of its own.',
    partlyRecorded: '“{id}” is already recorded, but not all of this batch is. Send the others by themselves.',
    alreadyRegistered: '“{subject}” is already registered. Use it, or register another id.',
    unregistered: '“{subject}” is not registered. Register it first, or in the same batch.',
  },
  /** Another development that this one follows, names or amends. */
  references: {
    notRecorded: '“{id}” is not recorded. Name a development that is recorded or part of this batch.',
    notRecordedBefore: '“{id}” is not recorded. Name a development that is recorded or stands earlier in this batch.',
    erased: '“{id}” was erased, so nothing can refer to it. Name another development.',
    recordKeeping: '“{id}” is about the record itself. Name a development about what happened.',
    amendment: '“{id}” only amends “{target}”. Name “{target}” instead.',
    otherType: '“{id}” is of the type “{type}”. Name a development of the type {types}.',
    noClaim: '“{id}” makes no claim that could be disputed. Correct or retract it instead.',
    registration: '“{id}” registers a person, case, organization or source. Name a development about what happened.',
    otherSubject: '“{id}” says nothing about “{subject}”. Leave it out.',
  },
  /** What an amendment can do to its target. */
  targets: {
    recordKeeping: 'The target is about the record itself. It cannot be amended.',
    cannotCorrect: 'The target cannot be corrected. Retract it, then record it again.',
    otherType: `This is of the type “{type}”, but the target is of the type “{expected}”. Retract the target, then
      record the right one.`,
    otherSubject: `{hasSubject, select, yes {The target registers “{subject}”. Register the same one here, or record a
      registration of its own.} other {The target registers nothing. Record a registration of its own
      instead.}}`,
    registration:
      'The target registers a person, case, organization or source, which others may name. Correct it instead.',
    cannotCorroborate: 'The target says nothing that a source could confirm. Name a development about what happened.',
    alreadyRetracted: 'The target is already retracted, by log entry {position}. To undo that, retract the retraction.',
    wayNotPossible:
      'A development of the type “{type}” cannot be changed in this way. Retract it, then record another.',
  },
  /** What stands in the way of an erasure. */
  erasures: {
    notRecorded: '“{id}” is not recorded. Name a recorded development.',
    alreadyErased: '“{id}” was already erased, by “{by}”.',
    recordKeeping: '“{id}” is about the record itself. It has no content that could be erased.',
    namedElsewhere: `This registers “{subject}”, which {count, plural, one {# other development names} other {# other
      developments name}}. Erase those too, before it or together with it.`,
    otherContent: '“{id}” is already recorded with other content. Give a new erasure an id of its own.',
  },
} as const;
