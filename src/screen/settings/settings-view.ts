import type {
  InputBlock,
  ModalView,
  PlainTextOption,
  RadioButtons,
  StaticSelect,
} from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { formatDay } from '../../domain/dates-in-words.ts';
import {
  HOURS,
  ITEM_COUNTS,
  isPaused,
  SENSITIVITIES,
  WEEKDAYS,
  type Preference,
  type Sensitivity,
} from '../../domain/settings/preference.ts';
import { ISSUE_KINDS, STRENGTH_KINDS } from '../../domain/signals/kinds.ts';
import {
  ACTIONS,
  GUESSED_COUNTRY,
  NO_COVER,
  SETTINGS_BLOCKS,
  SETTINGS_FIELD,
  VIEWS,
  WHOLE_COUNTRY,
} from '../ids.ts';
import { kindWords } from '../parts/kind-words.ts';
import { plain, section } from '../parts/mrkdwn.ts';
import { formatHour } from '../parts/sending-words.ts';

export interface SettingsViewInput {
  readonly preference: Preference;
  readonly today: CalendarDate;
  /** IANA zone. */
  readonly timeZone: string;
  /** When the next checklist comes as things stand; undefined where no working day is known. */
  readonly next: CalendarDate | undefined;
  /** Who may get the list during a pause. */
  readonly covers: readonly NamedPerson[];
  readonly countries: readonly Place[];
  /** The code of the country that the time zone is of; undefined where it is of none. */
  readonly guessed: string | undefined;
  /** Parts of the chosen country with holidays of their own. */
  readonly parts: readonly Place[];
}

interface Place {
  readonly code: string;
  readonly name: string;
}

/** Slack's limit for one select; nobody has so many peers, and no country so many parts. */
const MAX_OPTIONS = 100;

const READINESS: Readonly<Record<Sensitivity, { readonly name: string; readonly means: string }>> =
  {
    fewer: { name: 'Fewer, surer', means: 'Only what stands out most, at most two issues a week' },
    normal: { name: 'Normal', means: 'All that is raised, at most three issues a week' },
    more: { name: 'More', means: 'All that is raised, as many issues as the list has room for' },
  };

/** The preferences of a manager's checklists. The metadata travel with the modal: where it was opened. */
export function settingsView(input: SettingsViewInput, metadata = ''): ModalView {
  const { preference, covers } = input;
  return {
    type: 'modal',
    callback_id: VIEWS.settings,
    private_metadata: metadata,
    title: plain('Settings', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(
        ['What you change holds from your next checklist on.', nextWords(input)].join(' ').trim(),
      ),
      select(SETTINGS_BLOCKS.weekday, 'Day', WEEKDAYS.map(numbered), String(preference.weekday)),
      select(
        SETTINGS_BLOCKS.hour,
        'From, by your clock',
        HOURS.map((hour) => option(String(hour), formatHour(hour))),
        String(preference.hour),
      ),
      radio(
        SETTINGS_BLOCKS.maxItems,
        'At most how many items?',
        ITEM_COUNTS.map((items) => option(String(items), String(items))),
        String(preference.maxItems),
      ),
      radio(
        SETTINGS_BLOCKS.sensitivity,
        'How readily?',
        SENSITIVITIES.map((one) => ({
          ...option(one, READINESS[one].name),
          description: plain(READINESS[one].means),
        })),
        preference.sensitivity,
      ),
      mutedKinds(preference),
      reminder(preference),
      pausedUntil(input),
      ...(covers.length === 0 ? [] : [cover(input)]),
      ...placeBlocks(input),
    ],
  };
}

function nextWords({ next, today }: SettingsViewInput): string {
  return next === undefined ? '' : `As it stands, that comes on ${formatDay(next, today)}.`;
}

function mutedKinds({ mutedKinds }: Preference): InputBlock {
  const kinds = [...ISSUE_KINDS, ...STRENGTH_KINDS];
  const toOption = (kind: (typeof kinds)[number]) => option(kind, kindWords(kind));
  const muted = kinds.filter((kind) => mutedKinds.includes(kind));
  return {
    ...labelled(SETTINGS_BLOCKS.muted, 'Leave out these kinds'),
    optional: true,
    hint: plain('They are still found and kept, and never on your list.'),
    element: {
      type: 'multi_static_select',
      action_id: SETTINGS_FIELD,
      placeholder: plain('None is left out'),
      options: kinds.map(toOption),
      ...(muted.length > 0 && { initial_options: muted.map(toOption) }),
    },
  };
}

function reminder({ midweekReminder }: Preference): InputBlock {
  const yes = option('yes', 'Remind me once in midweek if nothing is logged');
  return {
    ...labelled(SETTINGS_BLOCKS.reminder, 'Reminder'),
    optional: true,
    element: {
      type: 'checkboxes',
      action_id: SETTINGS_FIELD,
      options: [yes],
      ...(midweekReminder && { initial_options: [yes] }),
    },
  };
}

function pausedUntil({ preference, today }: SettingsViewInput): InputBlock {
  const isAway = isPaused(preference, today);
  return {
    ...labelled(SETTINGS_BLOCKS.pausedUntil, 'Pause until'),
    optional: true,
    hint: plain('The first day that I write again. To end a pause, choose today.'),
    element: {
      type: 'datepicker',
      action_id: SETTINGS_FIELD,
      ...(isAway &&
        preference.pausedUntil !== undefined && { initial_date: preference.pausedUntil }),
    },
  };
}

function cover({ preference, covers, today }: SettingsViewInput): InputBlock {
  const options = [
    option(NO_COVER, 'Nobody'),
    ...covers.slice(0, MAX_OPTIONS - 1).map(({ id, name }) => option(String(id), name)),
  ];
  const chosen = isPaused(preference, today) ? String(preference.coverId) : NO_COVER;
  return {
    ...select(SETTINGS_BLOCKS.cover, 'Meanwhile my list goes to', options, chosen, NO_COVER),
    hint: plain('They see the evidence and can log talks, as a manager of your team.'),
  };
}

function placeBlocks(input: SettingsViewInput): InputBlock[] {
  const { preference, parts, countries } = input;
  const lived = preference.country ?? input.guessed;
  const byZone = option(GUESSED_COUNTRY, guessWords(input));
  const groups = byLetter(countries);
  const chosen = countries.find(({ code }) => code === preference.country);
  const country: StaticSelect = {
    type: 'static_select',
    action_id: ACTIONS.settingsCountry,
    option_groups: [{ label: plain('By your time zone'), options: [byZone] }, ...groups],
    initial_option: chosen === undefined ? byZone : option(chosen.code, chosen.name),
  };
  return [
    {
      ...labelled(SETTINGS_BLOCKS.country, 'Free days of'),
      dispatch_action: true,
      hint: plain('On its public holidays and weekends I wait for the next working day.'),
      element: country,
    },
    ...(lived === undefined || parts.length === 0
      ? []
      : [
          select(
            SETTINGS_BLOCKS.region(lived),
            'Part of the country',
            [
              option(WHOLE_COUNTRY, 'What is free everywhere'),
              ...parts.slice(0, MAX_OPTIONS - 1).map(({ code, name }) => option(code, name)),
            ],
            preference.region ?? WHOLE_COUNTRY,
            WHOLE_COUNTRY,
          ),
        ]),
  ];
}

/** `Germany, by Europe/Berlin`. */
function guessWords({ guessed, countries, timeZone }: SettingsViewInput): string {
  const name = countries.find(({ code }) => code === guessed)?.name;
  return name === undefined ? `Weekends alone, by ${timeZone}` : `${name}, by ${timeZone}`;
}

/** A select takes 100 options, and there are twice as many countries: they stand under their first letters. */
function byLetter(countries: readonly Place[]) {
  const groups = new Map<string, PlainTextOption[]>();
  for (const { code, name } of countries) {
    const letter = name.normalize('NFD').charAt(0).toUpperCase();
    groups.set(letter, [...(groups.get(letter) ?? []), option(code, name)]);
  }
  return [...groups].map(([letter, options]) => ({ label: plain(letter), options }));
}

function option(value: string, text: string): PlainTextOption {
  return { text: plain(text), value };
}

function numbered(text: string, index: number): PlainTextOption {
  return option(String(index), text);
}

function labelled(block: string, label: string) {
  return { type: 'input', block_id: block, label: plain(label) } as const;
}

/** What is chosen but offered no more gives way to `fallback`. */
function initial(options: readonly PlainTextOption[], chosen: string, fallback = chosen) {
  const found =
    options.find(({ value }) => value === chosen) ??
    options.find(({ value }) => value === fallback);
  return found === undefined ? {} : { initial_option: found };
}

function select(
  block: string,
  label: string,
  options: PlainTextOption[],
  chosen: string,
  fallback?: string,
): InputBlock {
  const element: StaticSelect = {
    type: 'static_select',
    action_id: SETTINGS_FIELD,
    options,
    ...initial(options, chosen, fallback),
  };
  return { ...labelled(block, label), element };
}

function radio(
  block: string,
  label: string,
  options: PlainTextOption[],
  chosen: string,
): InputBlock {
  const element: RadioButtons = {
    type: 'radio_buttons',
    action_id: SETTINGS_FIELD,
    options,
    ...initial(options, chosen),
  };
  return { ...labelled(block, label), element };
}
