/** The picture of a timeline and of relationships, in English. */
export const picture = {
  region: 'Picture of the timeline. Scroll it sideways. The table below it shows the same.',
  relationsRegion: 'Picture of the relationships. The table below it shows the same.',
  happened: 'What happened',
  claimed: 'What is claimed',
  caption: `A dot is a development, on the last day on which it can have happened. Its tail goes back to the first
    such day. If there are too many dots, columns count them; the paler part may have happened earlier. A bar is a
    period. Where it fades, it may have begun or ended on any of those days. Claims are hollow and dashed, with
    another background. The line is the date that you chose.`,
  relationsCaption: 'Read an arrow as: this person is the [word] of that person. Dashed: only claimed, or not clear.',
  table: 'The picture as a table',
  counts: 'What happened: {happened}. What is claimed: {claimed}. The timeline below lists each of them.',
  columns: { lane: 'What', value: 'Value', begin: 'Began', end: 'Ended' },
  /** The name of a lane, and whose it is. */
  lane: '{name}: {lane}',
  /** With their role, and their id where others have the same name. */
  person: `{name} ({hasId, select, yes {{id}{hasRole, select, yes {, } other {}}} other {}}{hasRole, select, yes
    {{role}} other {}})`,
  count: '{count} in all',
  outside: `{before, plural, =0 {{after} after} other {{after, plural, =0 {{before} before} other {{before} before,
    {after} after}}}}`,
  more: 'and {count} more',
  column: `{count, plural, one {# development} other {# developments}} from {from} to {to}{fuzzy, plural, =0 {} other
    {; # may have happened before}}`,
  claimedValue: '{value} (claimed)',
  noEnd: 'no end recorded',
  on: 'On {day}',
  /** A development, beginning with the kind of statement where it is a claim. */
  claim: '{kind}: {type}',
  mark: `{hasKind, select, yes {{kind}: {type}} other {{type}}}. Date: {date}.{contradicted, select, yes { The stated
    order contradicts this date.} other {}}`,
  period: `{hasKind, select, yes {{kind}: } other {}}{what}, {value}. Began: {begin}. Ended: {end}.{implied, select,
    yes { Implied.} other {}}{hasWording, select, yes { In the source’s words: “{wording}”.} other {}}`,
  relation: {
    who: 'Who',
    what: 'What',
    kind: 'Kind of statement',
    outgoing: '{subject} is the {word} of {other}',
    incoming: '{other} is the {word} of {subject}',
    ended: '{word} (ended)',
    state: `{isClaim, select, yes {claimed} other {stated}}{isPossible, select, yes {, not clear} other {}}{isEnded,
      select, yes {, ended} other {}}`,
    title: '{name}: {word}. {state}',
    more: '{count, plural, one {# more is in the table.} other {# more are in the table.}}',
  },
  ticks: {
    day: '{day} {month}',
    dayOfYear: '{day} {month} {year}',
    month: '{month}',
    monthOfYear: '{month} {year}',
    year: '{year}',
  },
} as const;
