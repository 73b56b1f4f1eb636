/** annalist schema and annalist catalogue: what can be recorded, made from the catalogue. */
import type { Command } from 'commander';
import { catalogueSchema } from '../catalogue/json-schema.ts';
import { makeReference } from '../catalogue/reference.ts';
import { printJson, type Terminal } from './output.ts';

export function addReference(program: Command, terminal: Terminal): void {
  const { language, out, words } = terminal;
  program
    .command('schema')
    .description(words.schema.description)
    .action(() => printJson(terminal, catalogueSchema()));
  program
    .command('catalogue')
    .description(words.catalogue.description)
    .action(() => out(makeReference(language).trimEnd()));
}
