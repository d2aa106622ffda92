import { z } from 'zod';
import { parseCalendarDate } from '../../domain/calendar.ts';
import { HOURS, ITEM_COUNTS, SENSITIVITIES, WEEKDAYS } from '../../domain/settings/preference.ts';
import type { PreferenceDraft } from '../../domain/settings/preference-draft.ts';
import { ISSUE_KINDS, STRENGTH_KINDS } from '../../domain/signals/kinds.ts';
import {
  ACTIONS,
  GUESSED_COUNTRY,
  NO_COVER,
  SETTINGS_BLOCKS,
  SETTINGS_FIELD,
  WHOLE_COUNTRY,
} from '../../screen/ids.ts';
import { personIdOf } from '../clicks/payload-ids.ts';

/** The part of Slack's `view.state.values` that the preferences' modal has. */
const Element = z.object({
  selected_date: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});
const Form = z.record(z.string(), z.record(z.string(), Element));

const Chosen = {
  weekday: z.coerce
    .number()
    .int()
    .min(0)
    .max(WEEKDAYS.length - 1),
  hour: z.coerce.number().pipe(z.literal(HOURS)),
  maxItems: z.coerce.number().pipe(z.literal(ITEM_COUNTS)),
  sensitivity: z.enum(SENSITIVITIES),
  kinds: z.array(z.enum([...ISSUE_KINDS, ...STRENGTH_KINDS])),
};

/** Reads the preferences' modal. Throws on what the modal can't send. */
export function readSettingsForm(values: unknown): PreferenceDraft {
  const form = Form.parse(values);
  const field = (block: string, element: string = SETTINGS_FIELD) => form[block]?.[element];
  const one = (block: string) => field(block)?.selected_option?.value;
  const several = (block: string) =>
    (field(block)?.selected_options ?? []).map(({ value }) => value);
  const cover = one(SETTINGS_BLOCKS.cover) ?? NO_COVER;
  return {
    weekday: Chosen.weekday.parse(one(SETTINGS_BLOCKS.weekday)),
    hour: Chosen.hour.parse(one(SETTINGS_BLOCKS.hour)),
    maxItems: Chosen.maxItems.parse(one(SETTINGS_BLOCKS.maxItems)),
    sensitivity: Chosen.sensitivity.parse(one(SETTINGS_BLOCKS.sensitivity)),
    mutedKinds: Chosen.kinds.parse(several(SETTINGS_BLOCKS.muted)),
    midweekReminder: several(SETTINGS_BLOCKS.reminder).length > 0,
    pausedUntil: parseCalendarDate(field(SETTINGS_BLOCKS.pausedUntil)?.selected_date ?? ''),
    coverId: cover === NO_COVER ? undefined : personIdOf(cover),
    country: readCountry(form),
    region: readRegion(form),
  };
}

/** The country that is chosen in the modal; undefined for the one of the time zone. */
export function readChosenCountry(values: unknown): string | undefined {
  return readCountry(Form.parse(values));
}

function readCountry(form: z.infer<typeof Form>): string | undefined {
  const chosen = form[SETTINGS_BLOCKS.country]?.[ACTIONS.settingsCountry]?.selected_option?.value;
  return chosen === undefined || chosen === GUESSED_COUNTRY ? undefined : chosen;
}

/** At most one part of a country is asked for, whichever country it is. */
function readRegion(form: z.infer<typeof Form>): string | undefined {
  const block = Object.keys(form).find((id) => id.startsWith(SETTINGS_BLOCKS.region('')));
  const chosen = block === undefined ? undefined : form[block]?.[SETTINGS_FIELD]?.selected_option;
  return chosen === undefined || chosen?.value === WHOLE_COUNTRY ? undefined : chosen?.value;
}
