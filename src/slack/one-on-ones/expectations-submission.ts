import type { App } from '@slack/bolt';
import { z } from 'zod';
import { parseCalendarDate } from '../../domain/calendar.ts';
import {
  MAX_EXPECTATIONS,
  type ExpectationDraft,
  type ExpectationProblem,
} from '../../domain/one-on-ones/expectation.ts';
import { agreeExpectations } from '../../workflows/one-on-ones/agree-expectations.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { updateChecklistMessage } from '../../workflows/checklists/update-checklist-message.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { EXPECT_BLOCKS, VIEWS } from '../../screen/ids.ts';
import { personIdOf, slackAccountOf } from '../payload-ids.ts';
import { publishHome } from '../coach/publish-home.ts';

const Form = z.record(
  z.string(),
  z.object({
    [EXPECT_BLOCKS.value]: z.object({
      value: z.string().nullish(),
      selected_date: z.string().nullish(),
    }),
  }),
);

/** Save, in the modal of expectations. It is written before it is acknowledged. */
export function listenToExpectationsSubmission(app: App, context: WorkflowContext): void {
  app.view(VIEWS.expectations, async ({ ack, body, view, client }) => {
    const repId = personIdOf(view.private_metadata);
    const drafts = readLines(view.state.values);
    const manager = await identifyPerson(context, slackAccountOf(body));
    const result = manager && (await agreeExpectations(context, manager, repId, drafts));
    if (manager === undefined || result === undefined || result.result === 'refused') {
      const errors = { [EXPECT_BLOCKS.measure(0)]: NOT_YOURS };
      await ack({ response_action: 'errors', errors });
      return;
    }
    if (result.result === 'wrong') {
      await ack({ response_action: 'errors', errors: fieldErrors(result.problems) });
      return;
    }
    await ack();
    if (result.checklistId !== undefined) {
      await updateChecklistMessage(context, result.checklistId);
    }
    await publishHome(context, client, slackAccountOf(body));
  });
}

const NOT_YOURS = 'This person does not report to you in the roster, so it can’t be saved.';

/** The lines that the modal had: one more than there were expectations, and each may be empty. */
function readLines(values: unknown): ExpectationDraft[] {
  const form = Form.parse(values);
  const field = (block: string) => form[block]?.[EXPECT_BLOCKS.value];
  return Array.from({ length: MAX_EXPECTATIONS }, (_, line) => ({
    measure: field(EXPECT_BLOCKS.measure(line))?.value?.trim() ?? '',
    level: field(EXPECT_BLOCKS.level(line))?.value?.trim() ?? '',
    dueOn: parseCalendarDate(field(EXPECT_BLOCKS.dueOn(line))?.selected_date ?? ''),
  }));
}

function fieldErrors(problems: readonly ExpectationProblem[]): Record<string, string> {
  return Object.fromEntries(
    problems.map(({ line, field, problem }) => [EXPECT_BLOCKS[field](line), problem]),
  );
}
