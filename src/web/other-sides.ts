/** Links to the lists of subjects that hold, from the other side, what one subject has too many of for its page. */
import { html } from 'hono/html';
import type { AttributeName } from '../catalogue/attribute.ts';
import { office } from '../catalogue/office.ts';
import { parties } from '../catalogue/parties.ts';
import { kindOf, type SubjectId } from '../catalogue/subject.ts';
import type { SubjectState } from '../state/state.ts';
import type { Html } from './html.ts';
import type { Site } from './layout.ts';

const otherSides = [
  { of: parties.party, path: '/cases', filter: 'party' },
  { of: office.holder, path: '/persons', filter: 'office' },
] as const;

interface OtherSide {
  readonly name: AttributeName;
  /** “See all 2,400”. */
  readonly link: Html;
}

export function otherSidesOf({ id, totals }: SubjectState, { links, words }: Site): OtherSide[] {
  return otherSides.flatMap(({ of, path, filter }) => {
    const total = totals[of.property];
    if (total === undefined || kindOf(id as SubjectId) === 'case') return [];
    const list = links.to(path, { [filter]: id });
    return [{ name: of.name, link: html`<a href="${list}">${words.pages.state.seeAll({ total })}</a>` }];
  });
}
