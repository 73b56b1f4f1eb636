/** Rules on extraditions: what a reader would expect after a grant and after a surrender. */
import { isOfPlace, labelOfAct } from '../../catalogue/acts.ts';
import { isOneOf } from '../../catalogue/attribute.ts';
import { extraditionStatuses, extraditions } from '../../catalogue/extradition.ts';
import { DOCKET } from '../../catalogue/points.ts';
import { isSubjectId } from '../../catalogue/subject.ts';
import { lastDayOf } from '../../time/duration.ts';
import { say } from '../../words/message.ts';
import { isDerivedPoint } from '../derived-tracks.ts';
import { eachValue, ofPersons, type RuleContext, type ValueFact } from '../rule-context.ts';

const { extradition } = extraditions;

/** More than two months: the time that treaties and laws mostly give is shorter. */
const TIME_FOR_SURRENDER = 'P2M1D';

/** Of an extradition that stands as granted long after, and has perhaps become nothing else. */
export const surrenderNotRecorded = ofPersons(
  eachValue(extradition, (fact, context) => {
    const { value, key, latest } = fact;
    if (!isOneOf(value.status, extraditionStatuses.granted) || !isOver(latest, context.asOf)) return undefined;
    if (context.mayBe(extradition, key).some(({ status }) => status !== value.status)) return undefined;
    return say('reviewNotes.surrender_not_recorded.note', { state: stateIn(value.requestingState) });
  }),
);

function isOver(granted: RuleContext['asOf'], asOf: RuleContext['asOf']): boolean {
  const last = lastDayOf(granted, TIME_FOR_SURRENDER);
  return last !== undefined && last < asOf;
}

/** Of a surrender behind which nothing says where the person is. */
export const custodyUnknownAfterSurrender = ofPersons(
  eachValue(extradition, (fact, context) => {
    if (!isOneOf(fact.value.status, extraditionStatuses.surrendered)) return undefined;
    const surrender = stepOf(fact, context);
    const isSaid = context.law?.acts.some(
      (act) =>
        isOfPlace(labelOfAct(act)) &&
        (act.earliest ?? '') <= context.asOf &&
        act.id !== surrender?.cause.development &&
        act.latest >= (surrender?.earliest ?? ''),
    );
    if (!surrender || isSaid) return undefined;
    return say('reviewNotes.custody_unknown_after_surrender.note', { state: stateIn(fact.value.requestingState) });
  }),
);

/** The step by which the person was surrendered: consent to a re-extradition comes later. */
function stepOf(fact: ValueFact<unknown>, { begun }: RuleContext) {
  const because = isDerivedPoint(fact) ? fact.because : [];
  return begun.find(
    ({ attribute, label, cause }) =>
      attribute === DOCKET && label === 'extradition/surrendered' && because.includes(cause.development),
  );
}

function stateIn(state: string) {
  if (isSubjectId(state)) return { subject: state };
  return /^[A-Z]{2}$/.test(state) ? { country: state } : state;
}
