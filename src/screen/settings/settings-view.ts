import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
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
import {
  checkboxesInput,
  dateInput,
  formView,
  MAX_OPTIONS,
  multiSelectInput,
  option,
  radioInput,
  selectInput,
  type Question,
} from '../parts/input-blocks.ts';
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

const READINESS: Readonly<Record<Sensitivity, { readonly name: string; readonly means: string }>> =
  {
    fewer: { name: 'Fewer, surer', means: 'Only what stands out most, at most two issues a week' },
    normal: { name: 'Normal', means: 'All that is raised, at most three issues a week' },
    more: { name: 'More', means: 'All that is raised, as many issues as the list has room for' },
  };

/** The preferences of a manager's checklists. The metadata travel with the modal: where it was opened. */
export function settingsView(input: SettingsViewInput, metadata = ''): ModalView {
  const { preference, covers } = input;
  return formView({
    id: VIEWS.settings,
    metadata,
    title: 'Settings',
    submit: 'Save',
    blocks: [
      section(
        ['What you change holds from your next checklist on.', nextWords(input)].join(' ').trim(),
      ),
      select(
        asked(SETTINGS_BLOCKS.weekday, 'Day'),
        WEEKDAYS.map((day, index) => option(String(index), day)),
        String(preference.weekday),
      ),
      select(
        asked(SETTINGS_BLOCKS.hour, 'From, by your clock'),
        HOURS.map((hour) => option(String(hour), formatHour(hour))),
        String(preference.hour),
      ),
      radio(
        asked(SETTINGS_BLOCKS.maxItems, 'At most how many items?'),
        ITEM_COUNTS.map((items) => option(String(items), String(items))),
        String(preference.maxItems),
      ),
      radio(
        asked(SETTINGS_BLOCKS.sensitivity, 'How readily?'),
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
  });
}

function nextWords({ next, today }: SettingsViewInput): string {
  return next === undefined ? '' : `As it stands, that comes on ${formatDay(next, today)}.`;
}

function mutedKinds({ mutedKinds }: Preference): InputBlock {
  const kinds = [...ISSUE_KINDS, ...STRENGTH_KINDS];
  const toOption = (kind: (typeof kinds)[number]) => option(kind, kindWords(kind));
  const muted = kinds.filter((kind) => mutedKinds.includes(kind));
  const question = {
    ...askedIfAny(SETTINGS_BLOCKS.muted, 'Leave out these kinds'),
    hint: 'They are still found and kept, and never on your list.',
  };
  return multiSelectInput(question, kinds.map(toOption), muted.map(toOption), 'None is left out');
}

function reminder({ midweekReminder }: Preference): InputBlock {
  const yes = option('yes', 'Remind me once in midweek if nothing is logged');
  const chosen = midweekReminder ? [yes] : [];
  return checkboxesInput(askedIfAny(SETTINGS_BLOCKS.reminder, 'Reminder'), [yes], chosen);
}

function pausedUntil({ preference, today }: SettingsViewInput): InputBlock {
  const question = {
    ...askedIfAny(SETTINGS_BLOCKS.pausedUntil, 'Pause until'),
    hint: 'The first day that I write again. To end a pause, choose today.',
  };
  return dateInput(question, isPaused(preference, today) ? preference.pausedUntil : undefined);
}

/** Nobody has more peers than one select offers. */
function cover({ preference, covers, today }: SettingsViewInput): InputBlock {
  const question = {
    ...asked(SETTINGS_BLOCKS.cover, 'Meanwhile my list goes to'),
    hint: 'They see the evidence and can log talks, as a manager of your team.',
  };
  const options = [
    option(NO_COVER, 'Nobody'),
    ...covers.slice(0, MAX_OPTIONS - 1).map(({ id, name }) => option(String(id), name)),
  ];
  const chosen = isPaused(preference, today) ? String(preference.coverId) : NO_COVER;
  return select(question, options, chosen, NO_COVER);
}

function placeBlocks(input: SettingsViewInput): InputBlock[] {
  const { preference, parts, countries } = input;
  const lived = preference.country ?? input.guessed;
  const byZone = option(GUESSED_COUNTRY, guessWords(input));
  const chosen = countries.find(({ code }) => code === preference.country);
  const question = {
    block: SETTINGS_BLOCKS.country,
    field: ACTIONS.settingsCountry,
    label: 'Free days of',
    hint: 'On its public holidays and weekends I wait for the next working day.',
  };
  const country = selectInput(question, {
    option_groups: [
      { label: plain('By your time zone'), options: [byZone] },
      ...byLetter(countries),
    ],
    initial_option: chosen === undefined ? byZone : option(chosen.code, chosen.name),
  });
  return [
    { ...country, dispatch_action: true },
    ...(lived === undefined || parts.length === 0 ? [] : [region(input, lived)]),
  ];
}

/** No country has more parts than one select offers. */
function region({ preference, parts }: SettingsViewInput, country: string): InputBlock {
  const options = [
    option(WHOLE_COUNTRY, 'What is free everywhere'),
    ...parts.slice(0, MAX_OPTIONS - 1).map(({ code, name }) => option(code, name)),
  ];
  const chosen = preference.region ?? WHOLE_COUNTRY;
  const question = asked(SETTINGS_BLOCKS.region(country), 'Part of the country');
  return select(question, options, chosen, WHOLE_COUNTRY);
}

/** `Germany, by Europe/Berlin`. */
function guessWords({ guessed, countries, timeZone }: SettingsViewInput): string {
  const name = countries.find(({ code }) => code === guessed)?.name;
  return name === undefined ? `Weekends alone, by ${timeZone}` : `${name}, by ${timeZone}`;
}

/** A select holds 100 options, and there are twice as many countries: they stand under their first letters. */
function byLetter(countries: readonly Place[]) {
  const groups = new Map<string, PlainTextOption[]>();
  for (const { code, name } of countries) {
    const letter = name.normalize('NFD').charAt(0).toUpperCase();
    groups.set(letter, [...(groups.get(letter) ?? []), option(code, name)]);
  }
  return [...groups].map(([letter, options]) => ({ label: plain(letter), options }));
}

function asked(block: string, label: string): Question {
  return { block, field: SETTINGS_FIELD, label };
}

function askedIfAny(block: string, label: string): Question {
  return { ...asked(block, label), isOptional: true };
}

/** What is chosen but offered no more gives way to `fallback`. */
function select(
  question: Question,
  options: PlainTextOption[],
  chosen: string,
  fallback = chosen,
): InputBlock {
  const initial = withValue(options, chosen) ?? withValue(options, fallback);
  return selectInput(question, {
    options,
    ...(initial !== undefined && { initial_option: initial }),
  });
}

function radio(question: Question, options: PlainTextOption[], chosen: string): InputBlock {
  return radioInput(question, options, withValue(options, chosen));
}

function withValue(options: readonly PlainTextOption[], wanted: string) {
  return options.find(({ value }) => value === wanted);
}
