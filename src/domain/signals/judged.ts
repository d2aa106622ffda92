import type { Declaration, Detector, Outcome } from './detector.ts';
import type { Needs } from './silence.ts';
import { subjectOf, type Subject } from './subject.ts';

/** A detector that judges whoever there is to look at: a rep who is there and not in ramp, unless told otherwise. */
export function judged<const Declared extends Declaration>(
  declared: Declared,
  { needs, judge, whom = subjectOf }: Judging<Declared>,
): Detector<Declared> {
  return {
    ...declared,
    needs,
    detect(history, asOf) {
      const subject = whom(history, asOf);
      return 'outcome' in subject ? subject : judge(subject);
    },
  };
}

interface Judging<Declared extends Declaration> {
  /** What it needs before it says anything. */
  readonly needs: Needs;
  /** As {@link subjectOf}, which it is unless told. */
  readonly whom?: typeof subjectOf;
  judge(subject: Subject): Outcome<Declared>;
}
