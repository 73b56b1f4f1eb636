/** The values of a state, attribute by attribute, with their types. */
import type { z } from 'zod';
import type { Attribute } from '../catalogue/attribute.ts';
import type { AttributedValue, Since } from '../state/attributed-value.ts';
import type { SubjectState } from '../state/state.ts';

/** A value of an attribute, with all that a reader needs to judge it. */
export interface Said<Value = unknown> extends AttributedValue {
  readonly key: string;
  readonly value: Value;
}

/** What a state says of one attribute. */
export interface Says<Value> {
  readonly held: readonly Said<Value>[];
  /** What may hold, or (`holds` false) may have ended. */
  readonly possible: readonly (Said<Value> & { readonly holds: boolean })[];
  /** What has ended; the value says how. */
  readonly ended: readonly Said<Value>[];
}

export function saysOf<Value extends z.ZodType>(
  state: SubjectState,
  { name, property, shape }: Attribute<string, Value>,
): Says<z.infer<Value>> {
  const own = ({ attribute }: { readonly attribute: string }) => attribute === name;
  type Possible = Says<z.infer<Value>>['possible'];
  type Ended = Says<z.infer<Value>>['ended'];
  return {
    held: listOf(state.state[property], shape) as readonly Said<z.infer<Value>>[],
    possible: state.possible.filter(own) as unknown as Possible,
    ended: state.ended.filter(own) as unknown as Ended,
  };
}

function listOf(held: unknown, shape: Attribute['shape']): readonly Said[] {
  if (held === null || held === undefined) return [];
  switch (shape) {
    case 'one':
      return [{ ...(held as AttributedValue), key: '' }];
    case 'map':
      return Object.entries(held as Record<string, AttributedValue>).map(([key, it]) => ({ ...it, key }));
    case 'list':
      return held as readonly Said[];
    default:
      return shape satisfies never;
  }
}

/** A date without any bound of its own: only the day of recording bounds it. */
export function isUndated({ edtf, earliest }: Since): boolean {
  return edtf === null && earliest === null;
}
