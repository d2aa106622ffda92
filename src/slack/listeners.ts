import { actOnItemListeners } from './checklists/act-on-item.ts';
import { answerReminderListeners } from './checklists/answer-reminder.ts';
import { notUsefulSubmission } from './checklists/not-useful.ts';
import type { Listener } from './clicks/listener.ts';
import { appHomeOpened } from './coach/app-home-opened.ts';
import { coachCommand } from './coach/coach-command.ts';
import { showRep } from './coach/show-rep.ts';
import { turnHomePage } from './coach/turn-home-page.ts';
import { assignOwner, assignOwnerSubmission } from './imports/assign-owner.ts';
import { decideStage } from './imports/decide-stage.ts';
import { directMessage } from './imports/direct-message.ts';
import { commitmentDetails } from './one-on-ones/commitment-details.ts';
import { expectationsSubmission } from './one-on-ones/expectations.ts';
import { sendHistoryListeners, showHistory, turnHistoryPage } from './one-on-ones/history.ts';
import { logItem } from './one-on-ones/log-item.ts';
import { logMore } from './one-on-ones/log-more.ts';
import { logOneOnOneSubmission } from './one-on-ones/log-one-on-one.ts';
import { logWithTeam, logWithTeamSubmission } from './one-on-ones/log-with-team.ts';
import { logRep } from './one-on-ones/log-rep.ts';
import { moveCommitment, moveCommitmentSubmission } from './one-on-ones/move-commitment.ts';
import { commentInitiative, commentInitiativeSubmission } from './programme/comment-initiative.ts';
import { actOnRecapListeners } from './recaps/act-on-recap.ts';
import {
  addPoint,
  addPointSubmission,
  dispute,
  disputeSubmission,
} from './recaps/write-to-manager.ts';
import { managersListeners } from './second-line/managers.ts';
import { settingsSubmission } from './settings/settings-submission.ts';
import { chooseCountry, openSettings } from './settings/settings.ts';
import { sendChart } from './signals/send-chart.ts';
import { showEvidence, showGuide } from './signals/show-evidence.ts';

/** Everything that the bot reacts to. Each row has its like in the test of who may what, or that test fails. */
export const LISTENERS: readonly Listener[] = [
  coachCommand,
  appHomeOpened,
  directMessage,
  ...turnHomePage,
  showRep,
  ...actOnItemListeners,
  notUsefulSubmission,
  ...answerReminderListeners,
  ...showEvidence,
  showGuide,
  sendChart,
  ...logItem,
  logRep,
  logMore,
  logOneOnOneSubmission,
  logWithTeam,
  logWithTeamSubmission,
  ...commitmentDetails,
  ...moveCommitment,
  moveCommitmentSubmission,
  expectationsSubmission,
  showHistory,
  ...turnHistoryPage,
  ...sendHistoryListeners,
  ...actOnRecapListeners,
  addPoint,
  addPointSubmission,
  dispute,
  disputeSubmission,
  commentInitiative,
  commentInitiativeSubmission,
  ...managersListeners,
  openSettings,
  chooseCountry,
  settingsSubmission,
  assignOwner,
  assignOwnerSubmission,
  decideStage,
];
