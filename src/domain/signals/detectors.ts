import { activityFell } from './activity-fell.ts';
import { behindQuotaPace } from './behind-quota-pace.ts';
import { cleanPipeline } from './clean-pipeline.ts';
import { closeDatesPushed } from './close-dates-pushed.ts';
import { commitDealsSlip } from './commit-deals-slip.ts';
import { coverageThin } from './coverage-thin.ts';
import { dealSizeFell } from './deal-size-fell.ts';
import { fastFunnel } from './fast-funnel.ts';
import { forecastRestsOnOneDeal } from './forecast-rests-on-one-deal.ts';
import { lossAtOneStage } from './loss-at-one-stage.ts';
import { neverLogsActivity } from './never-logs-activity.ts';
import { newOpportunitiesFell } from './new-opportunities-fell.ts';
import { newRepBehindRamp } from './new-rep-behind-ramp.ts';
import { noNextStep } from './no-next-step.ts';
import { oneContactDeals } from './one-contact-deals.ts';
import { opportunitiesStalled } from './opportunities-stalled.ts';
import { overdueCloseDates } from './overdue-close-dates.ts';
import { parkedCloseDates } from './parked-close-dates.ts';
import { winRateFell } from './win-rate-fell.ts';
import { wonAboveUsual } from './won-above-usual.ts';
import type { Detector } from './detector.ts';

/**
 * Every detector there is, in the order of the page that explains them. It is written from their files by
 * `npx vitest run tests/domain/signals/declared.test.ts -u`; what kinds there are follows from it.
 */
export const DETECTORS = [
  newOpportunitiesFell,
  opportunitiesStalled,
  activityFell,
  closeDatesPushed,
  winRateFell,
  lossAtOneStage,
  dealSizeFell,
  coverageThin,
  behindQuotaPace,
  forecastRestsOnOneDeal,
  commitDealsSlip,
  oneContactDeals,
  noNextStep,
  parkedCloseDates,
  overdueCloseDates,
  neverLogsActivity,
  newRepBehindRamp,
  wonAboveUsual,
  fastFunnel,
  cleanPipeline,
] as const satisfies readonly Detector[];
