// Judgments: what was found, who sat and disagreed, what is owed, and what came of it from step to step.
import type { CaseStory } from './case-story.ts';

interface Owed {
  readonly obligation: string;
  readonly kind: string;
  readonly to?: string;
  readonly amount?: string;
  readonly request?: string;
  /** What becomes of it, after a while each. */
  readonly steps?: readonly string[];
}

export interface Judged {
  readonly kind: string;
  readonly by: string;
  readonly number?: string;
  readonly inFavour?: readonly string[];
  readonly against?: readonly string[];
  /** By provision. */
  readonly findings?: Readonly<Record<string, string>>;
  readonly obligations?: readonly Owed[];
  /** Those who sat, the first of them presiding. */
  readonly bench?: readonly string[];
  /** The separate opinions of the last of them, from the last one on. */
  readonly opinions?: readonly string[];
  readonly supervisedBy?: string;
}

/** A judgment, and the compliance with it. */
export function judge(story: CaseStory, judged: Judged): void {
  const { inFavour = [], against = [], findings = {}, obligations = [], bench = [], opinions = [], ...said } = judged;
  const { supervisedBy, ...own } = said;
  const judges = bench.map((person, index) => {
    const separateOpinion = opinions[bench.length - 1 - index];
    return {
      judge: person,
      part: index === 0 ? 'president' : 'member',
      ...(separateOpinion ? { separateOpinion } : {}),
    };
  });
  const judgment = story.tell('judgment.delivered', {
    ...own,
    inFavour,
    against,
    findings: Object.entries(findings).map(([provision, finding]) => ({ provision, finding })),
    obligations: obligations.map(({ steps: _, ...it }) => it),
    bench: judges,
  });
  story.isNow('judgment', [judged.kind], [story.id, ...inFavour, ...against]);
  for (const finding of Object.values(findings)) story.isNow('finding', [finding], [story.id, ...against]);
  for (const { judge: person, part, separateOpinion } of judges) {
    const labels = { bench: part, ...(separateOpinion ? { separateOpinion } : {}) };
    for (const [filter, label] of Object.entries(labels)) {
      story.isNow(filter, [label, person]);
      story.isNow(filter, [label, story.id], [person]);
    }
  }
  comply(story, judgment, { obligations, against, supervisedBy });
}

type Due = Required<Pick<Judged, 'obligations' | 'against'>> & { readonly supervisedBy: string | undefined };

/** One party lost: it owes all. */
function comply(story: CaseStory, judgment: string, { obligations, against, supervisedBy }: Due): void {
  const ordered = story.day;
  const addressee = against[0];
  const subjectsOf = ({ to }: Owed) => [story.id, ...against, ...(to ? [to] : [])];
  for (const owed of obligations) story.isNow('obligation', [owed.kind], subjectsOf(owed));
  if (supervisedBy) {
    story.wait(20, 90);
    story.tell('compliance.reported', { judgment, step: 'supervised', by: supervisedBy, addressee });
  }
  for (const owed of obligations) {
    const { obligation, to, steps = [] } = owed;
    const course = ['not_executed_yet', ordered];
    for (const step of steps) {
      story.wait(60, 300);
      story.tell('compliance.reported', { judgment, obligation, step, addressee, ...(to ? { to } : {}) });
      course.push(step, story.day);
    }
    story.course(['obligation', ...subjectsOf(owed)], course);
  }
}
