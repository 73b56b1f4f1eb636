/** annalist schema and annalist catalogue: what can be recorded, made from the catalogue. */

import { catalogueSchema } from '../catalogue/json-schema.ts';
import { makeReference } from '../catalogue/reference.ts';
import { defineCommand } from './command.ts';
import { printJson } from './output.ts';

export const referenceCommands = [
  defineCommand({
    name: 'schema',
    text: ({ schema }) => schema.description,
    takes: {},
    run: (_, terminal) => printJson(terminal, catalogueSchema()),
  }),
  defineCommand({
    name: 'catalogue',
    text: ({ catalogue }) => catalogue.description,
    takes: {},
    run: (_, { language, out }) => out(makeReference(language).trimEnd()),
  }),
];
