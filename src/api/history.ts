/** GET a development’s history, and what its append changed. */
import { z } from 'zod';
import { effects } from '../queries/history.ts';
import { showChanges, showHistory } from '../service/developments.ts';
import { countingDateSchema } from '../state/attributed-value.ts';
import { developmentFields, toDevelopmentJson } from './development-json.ts';
import { effectFields, toEffectJson } from './effect-json.ts';
import { pageParameters, snapshotParameters } from './parameters.ts';
import { toPointer } from './problem.ts';
import { defineRoute, jsonOf } from './route.ts';
import { echoFields, snapshotProblems } from './snapshot-json.ts';

const changeSchema = z
  .strictObject({
    path: z.string().meta({ description: 'A JSON Pointer into the development.' }),
    before: z.unknown().optional(),
    after: z.unknown().optional(),
  })
  .meta({ id: 'FieldChange', description: 'If a side had no value, it is left out.' });

const stepSchema = z
  .strictObject({
    ...developmentFields,
    target: z.string().nullable().meta({ description: 'What it amends; null: the development itself.' }),
    effect: z.enum(effects).meta({ description: '`none`: it does not count, because of another amendment.' }),
    changes: z.array(changeSchema).meta({ description: 'Compared with the content that counted just before.' }),
    inForce: z.boolean().meta({ description: 'Its content counts at that moment.' }),
  })
  .meta({ id: 'HistoryStep' });

export const historyRoute = defineRoute({
  path: '/v1/{workspace}/developments/{id}/history',
  operationId: 'showDevelopmentHistory',
  summary: 'What was said about one development: who, when, and what it changed',
  description: 'Send its id, or the id of anything that corrects, retracts or corroborates it.',
  query: z.strictObject({ knownAt: snapshotParameters.knownAt, ...pageParameters }),
  responses: {
    200: {
      description: 'In the order of recording',
      schema: z.strictObject({
        id: z.string(),
        knownAt: echoFields.knownAt,
        inForce: z
          .string()
          .nullable()
          .meta({ description: 'The development or correction whose content counts; null: it is retracted.' }),
        date: countingDateSchema
          .nullable()
          .meta({ description: 'When it happened, as it counts at that moment; null: it does not count.' }),
        items: z.array(stepSchema),
        next: z.string().nullable(),
      }),
    },
  },
  problems: snapshotProblems,
  async handle({ services, path: { workspace = '', id = '' }, query, caller }) {
    const answer = await showHistory(services, { workspace, id, ...query });
    return jsonOf(answer, ({ snapshot, history, statusOf, words, next }) => ({
      id: history.id,
      knownAt: snapshot.knowledge,
      inForce: history.inForce,
      date: history.date,
      items: history.steps.map(({ recorded, target, effect, changes, inForce }) => ({
        ...toDevelopmentJson(recorded, statusOf(recorded), { caller, words }),
        target,
        effect,
        changes: changes
          .filter(({ path: [field] }) => caller !== undefined || field !== 'note')
          .map(({ path: steps, ...sides }) => ({ path: toPointer(steps), ...sides })),
        inForce,
      })),
      next,
    }));
  },
});

export const changesRoute = defineRoute({
  path: '/v1/{workspace}/developments/{id}/changes',
  operationId: 'showDevelopmentChanges',
  summary: 'What the append of a development changed',
  description:
    'Compared with what was known just before: what is said from then on, and what is no longer said or has moved. ' +
    'What was erased later is left out.',
  responses: {
    200: {
      description: 'What changed',
      schema: z.strictObject({
        position: z.number().int(),
        recordedAt: z.string(),
        batch: z.array(z.string()).meta({ description: 'The ids of the whole batch.' }),
        ...effectFields,
      }),
    },
  },
  problems: ['projection_behind'],
  async handle({ services, path: { workspace = '', id = '' } }) {
    const answer = await showChanges(services, { workspace, id });
    return jsonOf(answer, ({ recorded: { position, recordedAt }, batch, speaker, ...effect }) => ({
      position,
      recordedAt,
      batch: batch.map(({ development }) => development.id),
      ...toEffectJson(effect, speaker),
    }));
  },
});
