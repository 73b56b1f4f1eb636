/** The picture of the subject of an entry, as it would be. */
import type { Envelope } from '../../catalogue/development.ts';
import { isSubjectId, kindOf } from '../../catalogue/subject.ts';
import type { Preview } from '../../queries/preview.ts';
import { toDateOrNull } from '../../state/attributed-value.ts';
import { parseDay } from '../../time/day.ts';
import type { EdtfReading } from '../../time/edtf.ts';
import type { RenderContext } from '../context.ts';
import type { Html } from '../html.ts';
import { drawPictureWith } from '../picture/read.ts';
import type { SubmittedForm } from './entry.ts';

interface Drawn {
  readonly preview: Preview;
  readonly development: Readonly<Record<string, unknown>>;
  readonly content: Envelope;
  /** Of its date; undefined: that is not known. */
  readonly reading: EdtfReading | undefined;
}

const drawnFirst = ['person', 'case', 'organization'] as const;

/** The picture of the first person it is about, else of the first case or organization; undefined: there is none. */
export async function drawPreview(
  { call, snapshot, kept }: SubmittedForm,
  { preview, development, content, reading }: Drawn,
  context: RenderContext,
): Promise<Html | undefined> {
  const subjects = [...preview.points, ...preview.withdrawn].map((point) => point.subject);
  const actors = subjects.filter((it) => isSubjectId(it)).filter((it) => !preview.others.includes(it));
  const subject = drawnFirst.flatMap((kind) => actors.find((it) => kindOf(it) === kind) ?? [])[0];
  if (!subject || reading?.ok === false) return undefined;
  const { target } = development.data as { readonly target?: unknown };
  const bounds = reading?.occurrence;
  const mark = {
    id: typeof target === 'string' ? target : kept.id,
    type: content.type,
    standing: content.attribution?.standing ?? null,
    earliest: bounds ? toDateOrNull(bounds.earliest) : null,
    latest: bounds?.latest ?? snapshot.asOf,
    isContradicted: false,
    isOpen: content.occurred === undefined,
  };
  const today = parseDay(call.services.today()) ?? snapshot.asOf;
  return drawPictureWith(call.services.connection, snapshot, { subject, preview, mark, today, context });
}
