import type { Person } from '../../domain/people/person.ts';
import { notYourRepMessage, whichRepMessage } from '../../screen/coach/help-messages.ts';
import type { WorkflowContext } from '../workflow-context.ts';
import { replyWith, type Asker, type CoachAnswer } from './coach-answer.ts';
import { findReport } from './find-report.ts';

/** Replies about the rep of the asker's team whom a name means, or that nobody or several are called that. */
export async function answerAboutRep(
  context: WorkflowContext,
  asker: Asker,
  name: string,
  answer: (rep: Person) => Promise<CoachAnswer> | CoachAnswer,
): Promise<CoachAnswer> {
  const found = await findReport(context, asker, name);
  switch (found.found) {
    case 'one':
      return answer(found.rep);
    case 'several': {
      const names = found.reps.map((rep) => rep.name);
      return replyWith(whichRepMessage(name, names));
    }
    case 'none':
      return replyWith(notYourRepMessage());
  }
}
