import { z } from 'zod';
import { parseCalendarDate } from '../../domain/calendar.ts';
import {
  MAX_EXPECTATIONS,
  type ExpectationDraft,
  type ExpectationProblem,
} from '../../domain/one-on-ones/expectation.ts';
import { agreeExpectations } from '../../workflows/one-on-ones/agree-expectations.ts';
import { showChecklistsOf } from '../../workflows/checklists/show-checklists.ts';
import { EXPECT_BLOCKS, VIEWS } from '../../screen/ids.ts';
import { saved, submission } from '../clicks/listener.ts';
import { personIdOf } from '../clicks/payload-ids.ts';

const Form = z.record(
  z.string(),
  z.object({
    [EXPECT_BLOCKS.value]: z.object({
      value: z.string().nullish(),
      selected_date: z.string().nullish(),
    }),
  }),
);

/** Save, in the modal of expectations. */
export const expectationsSubmission = submission({
  id: VIEWS.expectations,
  may: 'the manager of this rep',
  problemsAt: EXPECT_BLOCKS.measure(0),
  refusal: 'This person does not report to you in the roster, so it can’t be saved.',
  button: 'Save',
  parse: (metadata, values) => ({ rep: personIdOf(metadata), drafts: readLines(values) }),
  save: async ({ context, actor: manager }, { rep, drafts }) => {
    const result = await agreeExpectations(context, manager, rep, drafts);
    switch (result.result) {
      case 'saved':
        return saved(() => showChecklistsOf(context, manager.id));
      case 'wrong':
        return { does: 'correct', errors: fieldErrors(result.problems) };
      case 'refused':
        return undefined;
    }
  },
});

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
