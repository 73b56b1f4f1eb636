/** Shows what would become of an entry, with the picture of its subject as it would be. */
import { contentOf } from '../../catalogue/amending.ts';
import type { Envelope } from '../../catalogue/development.ts';
import { readDraft } from '../../catalogue/read-draft.ts';
import { describeDevelopment, describeSummary } from '../../catalogue/sentence.ts';
import { isSubjectId, kindOf } from '../../catalogue/subject.ts';
import type { PlacedPoint } from '../../facts/placed-point.ts';
import type { Preview } from '../../queries/preview.ts';
import { subjectsIn } from '../../queries/wording.ts';
import { toDateOrNull } from '../../state/attributed-value.ts';
import { readEdtf } from '../../time/edtf.ts';
import type { Speaker } from '../../words/describe.ts';
import type { Html } from '../html.ts';
import { type PageCall, showPage } from '../page.ts';
import { drawPictureWith } from '../picture/read.ts';
import type { RenderContext } from '../values.ts';
import { type Entry, hiddenOf, type SubmittedForm } from './entry.ts';
import { type PreviewedDate, previewPage } from './preview.ts';
import type { Registration } from './register.ts';
import { readCurrentNames } from './suggest.ts';

export interface PreviewedSubmission extends SubmittedForm {
  readonly registrations: readonly Registration[];
  readonly development: Readonly<Record<string, unknown>>;
  readonly preview: Preview;
  readonly isRepeated: boolean;
}

export async function showPreview(
  call: PageCall<unknown>,
  entry: Entry,
  previewed: PreviewedSubmission,
): Promise<Response> {
  const { kept, reading, registrations, development, preview, isRepeated } = previewed;
  const { links, language } = call;
  const draft = readDraft(development);
  if (!draft.ok) throw new Error('what was previewed is no development');
  const content = contentOf(draft.draft);
  const nameOf = await readNamesIn(call, previewed);
  const context = { nameOf, links, language };
  return showPage(call, {
    title: language.words.form.previewed.title({ title: entry.title }),
    main: previewPage({
      title: entry.title,
      action: entry.action,
      about: entry.about,
      sentence: describeDevelopment(draft.draft, context),
      summary: content.summary === undefined ? undefined : describeSummary(content, context),
      remark: content === draft.draft ? undefined : draft.draft.summary,
      dated: dateOf(content),
      registered: registrations,
      ...changesOf(preview, registrations),
      isRepeated,
      context,
      picture: await pictureWith(call, previewed, { content, context }),
      hidden: { ...Object.fromEntries(reading.typed.texts), ...hiddenOf(entry, kept) },
    }),
  });
}

/** What all subjects of a preview are called, the new ones too. */
async function readNamesIn(
  { services }: PageCall<unknown>,
  previewed: PreviewedSubmission,
): Promise<Speaker['nameOf']> {
  const { snapshot, registrations, development, preview } = previewed;
  const named = subjectsIn([development, preview.points, preview.withdrawn, preview.findings]);
  const known = await readCurrentNames(services.connection, snapshot, named);
  const fresh = new Map<string, string>(registrations.map(({ subject, name }) => [subject, name]));
  return (subject) => fresh.get(subject) ?? known(subject);
}

/** Without what registrations say, and without what a correction leaves as it is. */
function changesOf(preview: Preview, registrations: readonly Registration[]) {
  const ids = registrations.map(({ development }) => development.id);
  const own = preview.points.filter(({ cause }) => !ids.includes(cause.development));
  const keyOf = ({ subject, attribute, key, holds, value, earliest, latest }: PlacedPoint) =>
    JSON.stringify([subject, attribute, key, holds, value, earliest, latest]);
  const withdrawn = new Set(preview.withdrawn.map(keyOf));
  const placed = new Set(own.map(keyOf));
  const points = own.filter((point) => !withdrawn.has(keyOf(point)));
  return {
    preview: { ...preview, points, withdrawn: preview.withdrawn.filter((point) => !placed.has(keyOf(point))) },
    unchanged: own.length - points.length,
  };
}

interface Drawn {
  readonly content: Envelope;
  readonly context: RenderContext;
}

const drawnFirst = ['person', 'case', 'organization'] as const;

/** The picture of the first person it is about, else of the first case or organization; undefined: it is undated. */
async function pictureWith(
  { services }: PageCall<unknown>,
  { snapshot, kept, development, preview }: PreviewedSubmission,
  { content, context }: Drawn,
): Promise<Html | undefined> {
  const subjects = [...preview.points, ...preview.withdrawn].map((point) => point.subject);
  const actors = subjects.filter((it) => isSubjectId(it));
  const subject = drawnFirst.flatMap((kind) => actors.find((it) => kindOf(it) === kind) ?? [])[0];
  const dated = dateOf(content);
  if (!subject || !dated || dated.reading?.ok === false) return undefined;
  const { target } = development.data as { readonly target?: unknown };
  const bounds = dated.reading?.occurrence;
  return drawPictureWith(services.connection, snapshot, {
    subject,
    preview,
    mark: {
      id: typeof target === 'string' ? target : kept.id,
      type: content.type,
      standing: content.attribution?.standing ?? null,
      earliest: bounds ? toDateOrNull(bounds.earliest) : null,
      latest: bounds?.latest ?? snapshot.asOf,
      isContradicted: false,
    },
    context,
  });
}

/** Undefined where it has no date of its own, as a registration. */
function dateOf({ occurred, attribution }: Envelope): PreviewedDate | undefined {
  if (occurred !== undefined) return { reading: readEdtf(occurred) };
  return attribution ? { reading: undefined } : undefined;
}
