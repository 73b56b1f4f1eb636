// What a story is written with: developments as an importer sends them, and beside each, in plain words, what is then
// true. The truth is written from the story and is never worked out from a development.

/** A development in the published form. */
export interface Draft {
  readonly id: string;
  readonly type: string;
  readonly occurred?: string;
  readonly data: object;
}

/** “From this day to that one, both included, this list has this subject.” `last` null: with no end. */
export interface Truth {
  readonly list: 'persons' | 'cases' | 'organizations';
  readonly filter: string;
  readonly label: string;
  readonly subject: string;
  readonly first: string;
  readonly last: string | null;
  /** Whether it is true as we knew it before the late facts came, after that, or both; left out: both. */
  readonly known?: 'before' | 'after';
}

export type Spell = Pick<Truth, 'first' | 'last'> & { readonly known?: Truth['known'] | undefined };

export const GAZETTE = 'source:lantern-archive';

export class Pen {
  readonly registry: Draft[] = [];
  /** What was recorded first, and what came to be known only later. */
  readonly early: Draft[] = [];
  readonly late: Draft[] = [];
  readonly truths: Truth[] = [];
  /** What has only a type that fits loosely, by the title of the type, with what it really is. */
  readonly loose: (readonly [type: string, really: string])[] = [];
  #count = 0;

  /** Enters a subject; gives its id. */
  enter(kind: 'person' | 'organization' | 'case' | 'source', slug: string, data: object): string {
    const subject = `${kind}:${slug}`;
    this.registry.push({ id: this.#nextId(), type: `${kind}.registered`, data: { [kind]: subject, ...data } });
    return subject;
  }

  /** Tells what happened on a day; gives its id. `loosely`: what it really is, where no type says just that. */
  tell(
    ...[type, occurred, data, how = {}]: readonly [type: string, occurred: string, data: object, how?: How]
  ): string {
    const { isLate = false, loosely, ...more } = how;
    if (loosely) this.loose.push([type, loosely]);
    const draft = {
      id: this.#nextId(),
      type,
      occurred,
      data,
      summary: `The archive records ${type} on ${occurred}.`,
      attribution: { by: 'author', standing: 'official' },
      sources: [{ source: GAZETTE, locator: occurred }],
      ...more,
    };
    (isLate ? this.late : this.early).push(draft);
    return draft.id;
  }

  /** Tells, late, that an earlier development was wrong: with what is right, or not at all. */
  amend(target: string, right?: { readonly type: string; readonly occurred: string; readonly data: object }): void {
    const said = { summary: 'The archive corrects itself.', attribution: { by: 'author', standing: 'official' } };
    const sources = [{ source: GAZETTE, locator: 'errata' }];
    const id = this.#nextId();
    if (!right) this.late.push({ id, type: 'development.retracted', data: { target, reason: 'It did not happen.' } });
    else {
      const data = { target, replacement: { ...right, ...said, sources } };
      this.late.push({ id, type: 'development.corrected', data });
    }
  }

  /** Says what is true: each of the labels, of one subject, from one day to another. */
  holds(place: readonly [Truth['list'], string, string], labels: readonly string[], spell: Spell): void {
    const [list, filter, subject] = place;
    const { first, last, known } = spell;
    if (last !== null && last < first) return;
    for (const label of ['any', ...labels])
      this.truths.push({ list, filter, label, subject, first, last, ...(known ? { known } : {}) });
  }

  #nextId(): string {
    this.#count += 1;
    return `01930000-0000-7000-8000-${this.#count.toString(16).padStart(12, '0')}`;
  }
}

interface How {
  /** It is recorded with the late facts. */
  readonly isLate?: boolean;
  readonly loosely?: string;
  readonly claim?: { readonly by: string; readonly standing: string };
}
