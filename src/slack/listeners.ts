import type { App } from '@slack/bolt';
import type { WorkflowContext } from '../workflows/workflow-context.ts';
import { listenToActOnItem } from './actions/act-on-item.ts';
import { listenToActOnRecap } from './actions/act-on-recap.ts';
import { listenToAssignOwner } from './actions/assign-owner.ts';
import { listenToCommitmentDetails } from './actions/commitment-details.ts';
import { listenToLogItem } from './actions/log-item.ts';
import { listenToLogRep } from './actions/log-rep.ts';
import { listenToSendChart } from './actions/send-chart.ts';
import { listenToMoveCommitment } from './actions/move-commitment.ts';
import { listenToShowEvidence } from './actions/show-evidence.ts';
import { listenToShowRep } from './actions/show-rep.ts';
import { listenToTellManager } from './actions/tell-manager.ts';
import { listenToCoach } from './commands/coach.ts';
import { listenToAppHomeOpened } from './events/app-home-opened.ts';
import { listenToMessages } from './events/message.ts';
import { listenToErrors } from './errors.ts';
import { listenToAssignSubmission } from './submissions/assign-owner.ts';
import { listenToExpectationsSubmission } from './submissions/expectations.ts';
import { listenToLogSubmission } from './submissions/log-one-on-one.ts';
import { listenToTellSubmissions } from './submissions/tell-manager.ts';
import { listenToMoveSubmission } from './submissions/move-commitment.ts';
import { listenToNotUsefulSubmission } from './submissions/not-useful.ts';

/** Everything that the bot reacts to. */
export function registerListeners(app: App, context: WorkflowContext): void {
  listenToCoach(app, context);
  listenToLogItem(app, context);
  listenToShowEvidence(app, context);
  listenToSendChart(app, context);
  listenToActOnItem(app, context);
  listenToMoveCommitment(app, context);
  listenToLogRep(app, context);
  listenToShowRep(app, context);
  listenToAssignOwner(app, context);
  listenToActOnRecap(app, context);
  listenToTellManager(app, context);
  listenToCommitmentDetails(app);
  listenToLogSubmission(app, context);
  listenToMoveSubmission(app, context);
  listenToNotUsefulSubmission(app, context);
  listenToExpectationsSubmission(app, context);
  listenToAssignSubmission(app, context);
  listenToTellSubmissions(app, context);
  listenToAppHomeOpened(app, context);
  listenToMessages(app, context);
  listenToErrors(app, context.log);
}
