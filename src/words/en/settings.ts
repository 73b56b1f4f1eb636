/** Settings that cannot be used, in English: which, and what helps. */
export const settings = {
  databases: { server: 'Postgres at {address}', embedded: 'embedded Postgres in {folder}' },
  port: '{name} is “{given}”. Set a number from 0 to 65535 (0: any free port).',
  postgres: '{name} is not an address of Postgres. Set one such as postgres://user:password@host:5432/annalist.',
  adminToken: 'ANNALIST_ADMIN_TOKEN is too short or has spaces. Set at least 16 characters.',
  switch: '{name} is “{given}”. Set on or off.',
  origin: 'ANNALIST_LOG_ORIGIN cannot name a log. Set an address without its scheme, such as annals.example.org/log.',
  unreadableWitnesses: 'ANNALIST_WITNESSES: {file} cannot be read ({code}). Name a file that this user can read.',
  witnessLine: 'ANNALIST_WITNESSES, line {line} of {file}: {fault}',
  /** What is wrong with a line of that file. */
  witnesses: {
    noFile: 'This line names no file. Write: file <path>',
    repeatedFile: 'This line names {file} again. Leave it out.',
    tooMany: 'This line has more than a key and an address. Write: witness <vkey> <url>',
    noKey: 'This line has no readable key. Copy the line that GET /vkey of the co-signer answers.',
    logKey:
      'This line has the key of a log, not of a co-signer. Copy the line that GET /vkey of the co-signer answers.',
    noAddress: 'This line needs an address such as https://witness.example. Write it without /add-checkpoint, ? and #.',
    repeatedWitness: 'This line names the co-signer {name} again. Leave it out, or give that co-signer another name.',
    unknown: 'This line is not understood. Write: witness <vkey> <url>, or: file <path>',
  },
} as const;
