/** Dates and terms, in English. */
const months = {
  m1: 'January',
  m2: 'February',
  m3: 'March',
  m4: 'April',
  m5: 'May',
  m6: 'June',
  m7: 'July',
  m8: 'August',
  m9: 'September',
  m10: 'October',
  m11: 'November',
  m12: 'December',
} as const;

/** Where there is little room. */
const short = {
  m1: 'Jan',
  m2: 'Feb',
  m3: 'Mar',
  m4: 'Apr',
  m5: 'May',
  m6: 'Jun',
  m7: 'Jul',
  m8: 'Aug',
  m9: 'Sep',
  m10: 'Oct',
  m11: 'Nov',
  m12: 'Dec',
} as const;

export const dates = {
  /** Beside a day, by itself, after “in” and after “since”: many languages write them differently. */
  months: { withDay: months, alone: months, within: months, since: months, short },
  bare: {
    day: '{day} {month} {year}',
    month: '{month} {year}',
    year: '{year}',
    from: '{day} {month} {year} or later',
    by: 'by {day} {month} {year}',
    beforeMonth: 'before {month} {year}',
    beforeYear: 'before {year}',
  },
  when: {
    day: 'on {day} {month} {year}',
    month: 'in {month} {year}',
    year: 'in {year}',
    from: 'on {day} {month} {year} or later',
    by: 'by {day} {month} {year}',
    beforeMonth: 'before {month} {year}',
    beforeYear: 'before {year}',
  },
  /** In a sentence that names the year already. */
  near: {
    bare: '{day} {month}',
    when: 'on {day} {month}',
    since: 'since {day} {month}',
    oneMonth: 'between {first} and {last} {month}',
    oneYear: 'between {first} {firstMonth} and {last} {lastMonth}',
  },
  since: {
    day: 'since {day} {month} {year}',
    month: 'since {month} {year}',
    dayOrEarlier: 'since {day} {month} {year} or earlier',
    monthOrEarlier: 'since {month} {year} or earlier',
    /** `date`: “between 3 March and 5 June 2022”. */
    other: 'since a day {date}',
  },
  between: {
    oneMonth: 'between {first} and {last} {month} {year}',
    oneYear: 'between {first} {firstMonth} and {last} {lastMonth} {year}',
    days: 'between {from} and {to}',
  },
  approximate: '{date} (approximate)',
  uncertain: '{date} (uncertain)',
  /** Of what has ended. */
  lastDay: 'held until and including {date}',
  always: 'always',
  unknown: 'date not known',
} as const;

export const terms = {
  life: 'life',
  years: '{count, plural, one {# year} other {# years}}',
  months: '{count, plural, one {# month} other {# months}}',
  weeks: '{count, plural, one {# week} other {# weeks}}',
  days: '{count, plural, one {# day} other {# days}}',
} as const;
