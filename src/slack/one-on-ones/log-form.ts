import { z } from 'zod';
import { calendarDate, parseCalendarDate, type CalendarDate } from '../../domain/calendar.ts';
import type { AgendaPointId, PersonId } from '../../domain/ids.ts';
import type {
  CommitmentDraft,
  OneOnOneDraft,
  SettledCommitment,
} from '../../domain/one-on-ones/one-on-one-draft.ts';
import { TOPICS } from '../../domain/one-on-ones/one-on-one.ts';
import {
  ABOUT_ITEM,
  BECAME,
  COMMITMENT_LINES,
  LOG_BLOCKS,
  LOG_FIELDS,
  OPEN_COMMITMENT_BLOCK,
  SHARE,
} from '../../screen/ids.ts';
import { commitmentIdOf, initiativeIdOf, personIdOf } from '../clicks/payload-ids.ts';

/** The part of Slack's `view.state.values` that the log modal has: block → element → what is filled in. */
const Element = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});
const Form = z.record(z.string(), z.record(z.string(), Element));

/** Reads the log modal. `repId` is with whom, where the modal did not ask. Throws on what the modal can't send. */
export function readLogForm(
  values: unknown,
  managerId: PersonId,
  repId: PersonId | undefined,
): OneOnOneDraft {
  const form = Form.parse(values);
  const field = (block: string, element: string = LOG_FIELDS.value) => form[block]?.[element];
  const chosen = (block: string) =>
    (field(block)?.selected_options ?? []).map(({ value }) => value);
  const rep = repId ?? personIdOf(field(LOG_BLOCKS.rep)?.selected_option?.value);
  return {
    repId: rep,
    managerId,
    heldOn: dateOf(field(LOG_BLOCKS.heldOn)),
    isAboutItem:
      form[LOG_BLOCKS.about] === undefined
        ? undefined
        : chosen(LOG_BLOCKS.about).includes(ABOUT_ITEM),
    topics: z
      .array(z.enum(TOPICS))
      .parse([...chosen(LOG_BLOCKS.topics), ...chosen(LOG_BLOCKS.causes)]),
    notes: field(LOG_BLOCKS.notes)?.value ?? '',
    settled: Object.keys(form).flatMap((block) =>
      settledIn(block, field(block)?.selected_option?.value),
    ),
    talkedAbout: chosen(LOG_BLOCKS.points).map(
      (id) => z.coerce.number().int().parse(id) as AgendaPointId,
    ),
    initiatives: chosen(LOG_BLOCKS.initiatives).map(initiativeIdOf),
    nextOn: dateOf(field(LOG_BLOCKS.nextOn)),
    nextMinute: minuteOf(field(LOG_BLOCKS.nextTime)),
    recap: {
      isShared: chosen(LOG_BLOCKS.share).includes(SHARE.recap),
      words: field(LOG_BLOCKS.words)?.value ?? '',
      includesNotes: chosen(LOG_BLOCKS.share).includes(SHARE.notes),
    },
    commitments: Array.from({ length: COMMITMENT_LINES }, (_, line): CommitmentDraft => {
      const owner = field(LOG_BLOCKS.details(line), LOG_FIELDS.owner)?.selected_option?.value;
      return {
        action: field(LOG_BLOCKS.action(line))?.value ?? '',
        ownerId: owner === 'manager' ? managerId : rep,
        dueOn: dateOf(field(LOG_BLOCKS.details(line), LOG_FIELDS.due)),
      };
    }),
  };
}

/** The blocks in which something stands that isn't there from the start. Throws on what the modal can't send. */
export function filledBlocks(values: unknown): ReadonlySet<string> {
  const filled = Object.entries(Form.parse(values)).filter(
    ([block, elements]) => !DETAILS.has(block) && Object.values(elements).some(isFilled),
  );
  return new Set(filled.map(([block]) => block));
}

/** Who does it and by when is there from the start, and says nothing without what is to be done. */
const DETAILS: ReadonlySet<string> = new Set(
  Array.from({ length: COMMITMENT_LINES }, (_, line) => LOG_BLOCKS.details(line)),
);

function isFilled(element: z.infer<typeof Element>): boolean {
  return [
    element.value ?? '',
    element.selected_date ?? '',
    element.selected_time ?? '',
    element.selected_option?.value.replace(BECAME.open, '') ?? '',
    (element.selected_options ?? []).map(({ value }) => value).join(' '),
  ].some((one) => one !== '');
}

const Became = z.enum(BECAME);

/** What was chosen for the open commitment whose block this is: nothing, where it is left open or no such block. */
function settledIn(block: string, chosen: string | undefined): SettledCommitment[] {
  const [, of] = OPEN_COMMITMENT_BLOCK.exec(block) ?? [];
  if (of === undefined || chosen === undefined) return [];
  const [became, day] = chosen.split(':');
  const what = Became.parse(became);
  if (what === BECAME.open) return [];
  const id = commitmentIdOf(of);
  return [
    what === BECAME.moved
      ? { id, became: what, to: calendarDate(day ?? '') }
      : { id, became: what },
  ];
}

function dateOf(element: z.infer<typeof Element> | undefined): CalendarDate | undefined {
  return parseCalendarDate(element?.selected_date ?? '');
}

const MINUTES_AN_HOUR = 60;

/** The minute of the day that `HH:mm` says. */
function minuteOf(element: z.infer<typeof Element> | undefined): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(element?.selected_time ?? '') ?? [];
  return hours === undefined ? undefined : Number(hours) * MINUTES_AN_HOUR + Number(minutes);
}
