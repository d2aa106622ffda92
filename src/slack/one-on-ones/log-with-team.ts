import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parseCalendarDate } from '../../domain/calendar.ts';
import type { ChecklistItemId, OneOnOneId } from '../../domain/ids.ts';
import { ACTIONS, LOG_FIELDS, TEAM_LOG_BLOCKS as BLOCKS, VIEWS } from '../../screen/ids.ts';
import { logWithTeamView } from '../../screen/one-on-ones/log-with-team-view.ts';
import { showChecklistsOf } from '../../workflows/checklists/show-checklists.ts';
import {
  logWithTeam as saveWithTeam,
  type TeamLogDraft,
  type TeamLogError,
} from '../../workflows/one-on-ones/log-with-team.ts';
import { prepareLogWithTeam } from '../../workflows/one-on-ones/prepare-log-with-team.ts';
import { showRecaps } from '../../workflows/recaps/show-recaps.ts';
import { click, openModal, saved, submission } from '../clicks/listener.ts';
import { itemIdOf, personIdOf } from '../clicks/payload-ids.ts';

const id = z.int().positive();

/** What the modal carries: nothing that the database knows, only what it is about. */
const Metadata = z.object({
  submissionId: z.uuid(),
  itemId: id.transform((value) => value as ChecklistItemId),
  editing: id.transform((value) => value as OneOnOneId).optional(),
  /** The page of the App Home that it was opened on. */
  homePage: z.int().nonnegative().optional(),
});

/** Log team talk, and Edit, on an item about a team. */
export const logWithTeam = click({
  id: ACTIONS.logWithTeam,
  may: 'whose item it is, or their cover',
  parse: ({ value }) => itemIdOf(value),
  run: async ({ context, actor: manager, homePage }, item) => {
    const found = await prepareLogWithTeam(context, manager, item);
    if (found === undefined) return undefined;
    const metadata = JSON.stringify({ submissionId: randomUUID(), ...found.about, homePage });
    return openModal(logWithTeamView({ ...found.prepared, metadata }));
  },
});

/** Save, in the modal that logs a talk with a team. */
export const logWithTeamSubmission = submission({
  id: VIEWS.logWithTeam,
  may: 'whose item it is, or their cover',
  problemsAt: BLOCKS.heldOn,
  refusal:
    'Somebody of them does not report to you in the roster any more, or it is no item of your own list, so it can’t be saved.',
  button: 'Save',
  parse: (metadata, values) => ({
    ...Metadata.parse(JSON.parse(metadata)),
    filledIn: readForm(values),
  }),
  save: async (
    { context, actor: manager },
    { submissionId, itemId, editing, homePage, filledIn },
  ) => {
    const result = await saveWithTeam(context, manager, filledIn, {
      submissionId,
      itemId,
      editing,
    });
    switch (result.result) {
      case 'saved':
        return saved(async () => {
          await showChecklistsOf(context, manager.id);
          for (const rep of result.people) await showRecaps(context, rep);
        }, homePage);
      case 'wrong':
        return { does: 'correct', errors: errorsByBlock(result.errors) };
      case 'refused':
        return undefined;
    }
  },
});

const Field = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});
const Form = z.record(z.string(), z.record(z.string(), Field));

function readForm(values: unknown): TeamLogDraft {
  const form = Form.parse(values);
  const field = (block: string) => form[block]?.[LOG_FIELDS.value];
  const dateIn = (block: string) => parseCalendarDate(field(block)?.selected_date ?? '');
  return {
    people: (field(BLOCKS.people)?.selected_options ?? []).map(({ value }) => personIdOf(value)),
    heldOn: dateIn(BLOCKS.heldOn),
    notes: field(BLOCKS.notes)?.value ?? '',
    agreed: field(BLOCKS.agreed)?.value ?? '',
    dueOn: dateIn(BLOCKS.dueOn),
  };
}

const BLOCK_OF: Readonly<Record<TeamLogError['field'], string>> = {
  people: BLOCKS.people,
  'held-on': BLOCKS.heldOn,
  'due-on': BLOCKS.dueOn,
};

function errorsByBlock(errors: readonly TeamLogError[]): Record<string, string> {
  return Object.fromEntries(errors.map(({ field, problem }) => [BLOCK_OF[field], problem]));
}
