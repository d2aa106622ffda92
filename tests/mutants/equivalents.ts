/** Changes that nobody could notice, and why. */
export interface Equivalents {
  readonly why: string;
  /** The lines as they are and as they become, as `npm run mutants` prints them. */
  readonly changes: readonly (readonly [file: string, before: string, after: string])[];
}

export const EQUIVALENTS: readonly Equivalents[] = [
  {
    why: 'The type can be absent; the value is not.',
    changes: [
      [
        'src/workflows/privacy/erase-person.ts',
        'const keys = new Set(names.owners.flatMap((owner) => ownerKey(owner) ?? []));',
        'const keys = new Set(names.owners.flatMap((owner) => ownerKey(owner)));',
      ],
      [
        'src/domain/signals/activity-fell.ts',
        'const group = stages.get(stage) ?? 0;',
        'const group = stages.get(stage) ?? 1;',
      ],
      [
        'src/workflows/settings/free-days.ts',
        '(new Intl.Locale(`und-${code}`).getTimeZones() ?? []).map(',
        '(new Intl.Locale(`und-${code}`).getTimeZones()).map(',
      ],
      [
        'src/crm/values/currency.ts',
        '? { name: match?.[1] ?? header, currency }',
        '? { name: match?.[1], currency }',
      ],
      [
        'src/domain/coach/manager-home.ts',
        'if (week >= 0 && week < WEEKS_SHOWN) counts[week] = (counts[week] ?? 0) + 1;',
        'if (week >= 0 && week < WEEKS_SHOWN) counts[week] = (counts[week] ?? 1) + 1;',
      ],
      [
        'src/domain/coach/manager-home.ts',
        'if (week >= 0 && week < WEEKS_SHOWN) counts[week] = (counts[week] ?? 0) + 1;',
        'if (week >= 0 && week < WEEKS_SHOWN) counts[week] = (counts[week]) + 1;',
      ],
      [
        'src/domain/dates-in-words.ts',
        "return MONTHS[Number(date.slice(5, 7)) - 1] ?? '';",
        'return MONTHS[Number(date.slice(5, 7)) - 1];',
      ],
      [
        'src/domain/dates-in-words.ts',
        "return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';",
        'return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];',
      ],
      [
        'src/domain/guides/guide.ts',
        'return [chosen[first] ?? guide.questions.goal[0], ...chosen.filter((_, step) => step !== first)];',
        'return [chosen[first] ?? guide.questions.goal[1], ...chosen.filter((_, step) => step !== first)];',
      ],
      [
        'src/domain/guides/guide.ts',
        'return questions[round % questions.length] ?? questions[0];',
        'return questions[round % questions.length] ?? questions[1];',
      ],
      [
        'src/domain/guides/guide.ts',
        'return questions[round % questions.length] ?? questions[0];',
        'return questions[round % questions.length];',
      ],
      ['src/domain/guides/parse-guide.ts', "skill: skill ?? '',", 'skill: skill,'],
      [
        'src/domain/imports/likeliest-person.ts',
        'next.push(Math.min(replaced, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));',
        'next.push(Math.min(replaced, (row[to]) + 1, (next[to - 1] ?? 0) + 1));',
      ],
      [
        'src/domain/ramp/ramp-progress.ts',
        '{ startDay, known, reachedOn: byRep.get(rep) ?? new Map<Milestone, number>() },',
        '{ startDay, known, reachedOn: byRep.get(rep) },',
      ],
      ['src/domain/second-line/digest.ts', 'if (manager === undefined) return [];', ';'],
      [
        'src/domain/second-line/questions.ts',
        'return questions[(week + manager) % questions.length] ?? questions[0];',
        'return questions[(week + manager) % questions.length];',
      ],
      [
        'src/domain/team/coverage.ts',
        'for (const timeline of everOwned(team)[rep] ?? []) {',
        'for (const timeline of everOwned(team)[rep]) {',
      ],
      [
        'src/domain/team/stage-pace.ts',
        'if (tally !== undefined && isCounted(timeline, stay)) addEvent(tally, rep, week, age);',
        'if (isCounted(timeline, stay)) addEvent(tally, rep, week, age);',
      ],
      [
        'src/domain/team/stage-pace.ts',
        'return stage !== undefined && (rank.get(end.nextStage) ?? 0) > (rank.get(stage) ?? 0);',
        'return stage !== undefined && (rank.get(end.nextStage) ?? 0) > (rank.get(stage));',
      ],
      [
        'src/domain/timeline/pushes.ts',
        'if (change?.from === undefined || change.to === undefined) return undefined;',
        'if (change?.from === undefined) return undefined;',
      ],
      [
        'src/domain/timeline/stage-order.ts',
        '[...(lead.get(stage)?.values() ?? [])].reduce((sum, votes) => sum + Math.sign(votes), 0);',
        '[...(lead.get(stage)?.values())].reduce((sum, votes) => sum + Math.sign(votes), 0);',
      ],
    ],
  },
  {
    why: 'Nothing is larger or smaller than undefined: the check is for the compiler.',
    changes: [
      [
        'src/domain/signals/episode-state.ts',
        'if (coachedOn !== undefined && coachedOn >= firstSeenOn)',
        'if (coachedOn >= firstSeenOn)',
      ],
      [
        'src/crm/values/dates.ts',
        'return date !== undefined && date >= EARLIEST && date < LATEST ? date : undefined;',
        'return date >= EARLIEST && date < LATEST ? date : undefined;',
      ],
      [
        'src/domain/one-on-ones/one-on-one-draft.ts',
        'if (nextOn !== undefined && heldOn !== undefined && nextOn <= heldOn) {',
        'if (nextOn <= heldOn) {',
      ],
      [
        'src/domain/programme/coaching-effect.ts',
        'clearedOn !== undefined && clearedOn <= addDays(firstSeenOn, FOLLOWED_DAYS),',
        'clearedOn <= addDays(firstSeenOn, FOLLOWED_DAYS),',
      ],
      [
        'src/domain/programme/coaching-effect.ts',
        'return coachedOn !== undefined && coachedOn <= addDays(firstSeenOn, COACHED_WITHIN_DAYS);',
        'return coachedOn <= addDays(firstSeenOn, COACHED_WITHIN_DAYS);',
      ],
      [
        'src/domain/ramp/ramp-progress.ts',
        'if (createdOn !== undefined && repOn(timeline, createdOn) === rep) created.push(createdOn);',
        'if (repOn(timeline, createdOn) === rep) created.push(createdOn);',
      ],
      [
        'src/domain/second-line/manager-summary.ts',
        'const isLately = ({ lastHeldOn }: PairFacts) => lastHeldOn !== undefined && lastHeldOn > since;',
        'const isLately = ({ lastHeldOn }: PairFacts) => lastHeldOn > since;',
      ],
      [
        'src/domain/settings/preference-draft.ts',
        'const isAway = draft.pausedUntil !== undefined && draft.pausedUntil > today;',
        'const isAway = draft.pausedUntil > today;',
      ],
      [
        'src/domain/settings/preference-draft.ts',
        'if (pausedUntil !== undefined && pausedUntil > addDays(today, LONGEST_PAUSE_DAYS)) {',
        'if (pausedUntil > addDays(today, LONGEST_PAUSE_DAYS)) {',
      ],
      [
        'src/domain/team/outlook.ts',
        'return closeDay !== undefined && period !== undefined && closeDay <= period.lastDay;',
        'return period !== undefined && closeDay <= period.lastDay;',
      ],
      [
        'src/domain/timeline/known-on.ts',
        'historyUntil !== undefined && date <= historyUntil && opportunity.createdOn !== undefined &&',
        'historyUntil !== undefined && date <= historyUntil &&',
      ],
      [
        'src/domain/timeline/known-on.ts',
        'return last !== undefined && last > day;',
        'return last > day;',
      ],
      [
        'src/domain/timeline/stays.ts',
        'if (entered !== undefined && entered <= firstSeenOn) {',
        'if (entered <= firstSeenOn) {',
      ],
    ],
  },
  {
    why: 'Longer texts are read in the slower way, which comes to the same.',
    changes: [
      [
        'src/crm/values/money.ts',
        "if (mark !== ',' && PLAIN.test(text) && text.length < LONGEST_PLAIN) {",
        "if (mark !== ',' && PLAIN.test(text) && text.length <= LONGEST_PLAIN) {",
      ],
    ],
  },
  {
    why: 'It is only remembered, to be found sooner.',
    changes: [
      ['src/domain/calendar.ts', 'if (known !== undefined) return known;', ';'],
      [
        'src/domain/pipeline/forecast-category.ts',
        'const MAX_REMEMBERED = 100;',
        'const MAX_REMEMBERED = 101;',
      ],
      ['src/domain/pipeline/forecast-category.ts', 'if (before !== undefined) return before;', ';'],
      [
        'src/domain/pipeline/forecast-category.ts',
        'if (known.size >= MAX_REMEMBERED) known.clear();',
        'if (!(known.size >= MAX_REMEMBERED)) known.clear();',
      ],
      [
        'src/domain/pipeline/forecast-category.ts',
        'if (known.size >= MAX_REMEMBERED) known.clear();',
        'if (known.size < MAX_REMEMBERED) known.clear();',
      ],
      [
        'src/domain/pipeline/forecast-category.ts',
        'if (known.size >= MAX_REMEMBERED) known.clear();',
        'if (known.size > MAX_REMEMBERED) known.clear();',
      ],
      [
        'src/domain/pipeline/forecast-category.ts',
        'if (known.size >= MAX_REMEMBERED) known.clear();',
        'if (known.size >= MAX_REMEMBERED) ;',
      ],
      ['src/domain/pipeline/forecast-category.ts', 'known.set(category, is);', ';'],
      ['src/domain/team/quota-pace.ts', 'known.set(key, share);', ';'],
    ],
  },
  {
    why: 'Both times are midnights, whole days apart.',
    changes: [
      [
        'src/domain/calendar.ts',
        'return Math.round((toTime(to) - toTime(from)) / MILLISECONDS_A_DAY);',
        'return Math.floor((toTime(to) - toTime(from)) / MILLISECONDS_A_DAY);',
      ],
    ],
  },
  {
    why: 'The words are unlike each other: the first that fits is the last.',
    changes: [
      [
        'src/domain/guides/parse-guide.ts',
        'const cause = ROOT_CAUSES.find((one) => one === name.toLowerCase());',
        'const cause = ROOT_CAUSES.findLast((one) => one === name.toLowerCase());',
      ],
      [
        'src/domain/guides/parse-guide.ts',
        'return GUIDE_STEPS.find((step) => step === heading);',
        'return GUIDE_STEPS.findLast((step) => step === heading);',
      ],
    ],
  },
  {
    why: 'A name has a first word where it has a last one, and two of them where its length is two.',
    changes: [
      [
        'src/domain/imports/likeliest-person.ts',
        'if (first === undefined || last === undefined || name.length < 2 || last.length < 3) return false;',
        'if (first === undefined || last === undefined && name.length < 2 || last.length < 3) return false;',
      ],
      [
        'src/domain/imports/likeliest-person.ts',
        'if (first === undefined || last === undefined || name.length < 2 || last.length < 3) return false;',
        'if (first === undefined || last === undefined || last.length < 3) return false;',
      ],
    ],
  },
  {
    why: 'Nothing is likelier than the same, whatever it counts.',
    changes: [
      [
        'src/domain/imports/likeliest-person.ts',
        'if (one === other) return 1;',
        'if (one === other) return 2;',
      ],
    ],
  },
  {
    why: 'Of two words one is the last name.',
    changes: [
      [
        'src/domain/imports/likeliest-person.ts',
        'return short.find((word) => word !== last) === initial;',
        'return short.findLast((word) => word !== last) === initial;',
      ],
    ],
  },
  {
    why: 'An id is one signal’s alone.',
    changes: [
      [
        'src/domain/one-on-ones/coaching-history.ts',
        'const about = signals.find(({ id }) => id === oneOnOne.signalId)?.evidence.headline;',
        'const about = signals.findLast(({ id }) => id === oneOnOne.signalId)?.evidence.headline;',
      ],
    ],
  },
  {
    why: 'Of what a sort is given only the sign counts.',
    changes: [
      [
        'src/workflows/replay/replay-exports.ts',
        'exports: dated.toSorted((one, other) => (one.asOf < other.asOf ? -1 : 1)),',
        'exports: dated.toSorted((one, other) => (one.asOf < other.asOf ? -1 : 2)),',
      ],
      [
        'src/domain/one-on-ones/coaching-history.ts',
        'const newestFirst = oneOnOnes.toSorted((a, b) => (a.heldOn < b.heldOn ? 1 : -1));',
        'const newestFirst = oneOnOnes.toSorted((a, b) => (a.heldOn < b.heldOn ? 1 : -2));',
      ],
      [
        'src/domain/one-on-ones/coaching-history.ts',
        'const newestFirst = oneOnOnes.toSorted((a, b) => (a.heldOn < b.heldOn ? 1 : -1));',
        'const newestFirst = oneOnOnes.toSorted((a, b) => (a.heldOn < b.heldOn ? 2 : -1));',
      ],
      [
        'src/domain/one-on-ones/coaching-history.ts',
        'const newestFirst = oneOnOnes.toSorted((a, b) => (a.heldOn < b.heldOn ? 1 : -1));',
        'const newestFirst = oneOnOnes.toSorted((a, b) => (a.heldOn >= b.heldOn ? 1 : -1));',
      ],
    ],
  },
  {
    why: 'They are unlike; of what a sort is given only the sign counts.',
    changes: [
      [
        'src/domain/one-on-ones/coaching-history.ts',
        'if (a.on !== b.on) return a.on < b.on ? 1 : -1;',
        'if (a.on !== b.on) return a.on < b.on ? 1 : -2;',
      ],
      [
        'src/domain/one-on-ones/coaching-history.ts',
        'if (a.on !== b.on) return a.on < b.on ? 1 : -1;',
        'if (a.on !== b.on) return a.on <= b.on ? 1 : -1;',
      ],
    ],
  },
  {
    why: 'What is lost in fractions is never hit exactly.',
    changes: [
      [
        'src/domain/signals/habitual.ts',
        'const isSure = evidence >= RARE_FROM + claim.doubt && isPattern && isLasting;',
        'const isSure = evidence > RARE_FROM + claim.doubt && isPattern && isLasting;',
      ],
      [
        'src/domain/one-on-ones/since-one-on-one.ts',
        "if (Math.abs(gain) < clear - ROUNDING || gain === 0) return 'same';",
        "if (Math.abs(gain) <= clear - ROUNDING || gain === 0) return 'same';",
      ],
    ],
  },
  {
    why: "Undefined is nobody's manager, and met twice.",
    changes: [
      [
        'src/domain/people/reporting-lines.ts',
        'while (next !== undefined && next !== person && !above.has(next)) {',
        'while (next !== person && !above.has(next)) {',
      ],
    ],
  },
  {
    why: 'What is not there is nobody’s id.',
    changes: [
      [
        'src/domain/privacy/erased-person.ts',
        "return 'id' in value && value.id === person;",
        'return value.id === person;',
      ],
    ],
  },
  {
    why: 'What is not there has no number.',
    changes: [
      [
        'src/domain/privacy/name-remover.ts',
        "return 'id' in value && typeof value.id === 'number' && value.id !== id;",
        "return typeof value.id === 'number' && value.id !== id;",
      ],
    ],
  },
  {
    why: 'Without a first measure there is no last one either, and they are the same.',
    changes: [
      [
        'src/domain/programme/coaching-effect.ts',
        'if (first === undefined || last === undefined || last === first || first.usual === 0) {',
        'if (first === undefined && last === undefined || last === first || first.usual === 0) {',
      ],
      [
        'src/domain/programme/coaching-effect.ts',
        'if (first === undefined || last === undefined || last === first || first.usual === 0) {',
        'if (first === undefined || last === first || first.usual === 0) {',
      ],
      [
        'src/domain/programme/coaching-effect.ts',
        'if (first === undefined || last === undefined || last === first || first.usual === 0) {',
        'if (last === first || first.usual === 0) {',
      ],
      [
        'src/domain/programme/coaching-effect.ts',
        'if (first === undefined || last === undefined || last === first || first.usual === 0) {',
        'if (last === undefined || last === first || first.usual === 0) {',
      ],
    ],
  },
  {
    why: 'Shares of whole numbers have no intervals that end on the same figure.',
    changes: [
      [
        'src/domain/programme/coaching-effect.ts',
        "return one.high < other.low ? 'fewer-clear' : 'may-be-chance';",
        "return one.high <= other.low ? 'fewer-clear' : 'may-be-chance';",
      ],
    ],
  },
  {
    why: 'Another question begins, and each still has its turn.',
    changes: [
      [
        'src/domain/second-line/questions.ts',
        'const week = Math.floor(dayNumber(weekStart(today)) / DAYS_A_WEEK);',
        'const week = Math.floor(dayNumber(weekStart(today)) * DAYS_A_WEEK);',
      ],
    ],
  },
  {
    why: 'All is as well as twice of it.',
    changes: [
      [
        'src/domain/second-line/standout.ts',
        'const share = people === 0 ? 1 : coachedPeople / people;',
        'const share = people === 0 ? 2 : coachedPeople / people;',
      ],
    ],
  },
  {
    why: 'They are the same where it differs.',
    changes: [
      [
        'src/domain/statistics/suspicion.ts',
        'if (log > max) max = log;',
        'if (log >= max) max = log;',
      ],
      [
        'src/domain/timeline/stays.ts',
        'return entered <= seenOn && entered > lastLookBefore(seenOn, coverage) ? entered : seenOn;',
        'return entered < seenOn && entered > lastLookBefore(seenOn, coverage) ? entered : seenOn;',
      ],
      [
        'src/domain/timeline/stays.ts',
        'return entered <= seenOn && entered > lastLookBefore(seenOn, coverage) ? entered : seenOn;',
        'return entered > lastLookBefore(seenOn, coverage) ? entered : seenOn;',
      ],
    ],
  },
  {
    why: 'Where nothing is cleared the lines below change nothing.',
    changes: [
      ['src/domain/statistics/suspicion.ts', 'if (since >= cleared) continue;', ';'],
      [
        'src/domain/statistics/suspicion.ts',
        'if (since >= cleared) continue;',
        'if (since > cleared) continue;',
      ],
    ],
  },
  {
    why: 'Beyond the last week there is nothing, of which no share is taken.',
    changes: [
      [
        'src/domain/statistics/usual.ts',
        'for (let week = 0; week < row.length; week += 1) {',
        'for (let week = 0; week <= row.length; week += 1) {',
      ],
    ],
  },
  {
    why: 'Deals that never were promised have no promise that ends; they are only left out sooner.',
    changes: [
      [
        'src/domain/team/commits.ts',
        'return timelines.filter(({ forecastCategories }) => forecastCategories.some(({ value }) => isCommit(value)), );',
        'return timelines;',
      ],
    ],
  },
  {
    why: 'What ended in the week is left out by its day below.',
    changes: [
      [
        'src/domain/team/outlook.ts',
        'const last = end === undefined ? count - 1 : Math.floor((end.on - 1 - firstDay) / DAYS_A_WEEK);',
        'const last = end === undefined ? count - 1 : Math.ceil((end.on - 1 - firstDay) / DAYS_A_WEEK);',
      ],
    ],
  },
  {
    why: 'Stays that last are left out before.',
    changes: [
      [
        'src/domain/team/stage-pace.ts',
        'if (end === undefined) return false;',
        'if (end === undefined) return true;',
      ],
    ],
  },
  {
    why: 'On the day itself both are that day.',
    changes: [
      [
        'src/domain/timeline/known-on.ts',
        'activitiesUntil !== undefined && activitiesUntil > date ? date : activitiesUntil,',
        'activitiesUntil !== undefined && activitiesUntil >= date ? date : activitiesUntil,',
      ],
    ],
  },
  {
    why: 'The first mark says where it begins.',
    changes: [
      [
        'src/domain/timeline/stays.ts',
        'let from = createdOn ?? start.on;',
        'let from = createdOn;',
      ],
    ],
  },
  {
    why: 'Before the first there is none to compare with.',
    changes: [
      [
        'src/domain/timeline/stays.ts',
        'while (place > 0 && (marks[place - 1]?.on ?? mark.on) > mark.on) place -= 1;',
        'while (place >= 0 && (marks[place - 1]?.on ?? mark.on) > mark.on) place -= 1;',
      ],
    ],
  },
  {
    why: 'No recap is deleted, and no person: the check is for the compiler.',
    changes: [
      [
        'src/workflows/recaps/show-recaps.ts',
        'if (version === undefined || known === undefined) return;',
        ';',
      ],
    ],
  },
  {
    why: 'The rep was found in the manager’s own team before.',
    changes: [
      [
        'src/workflows/coach/answer-history.ts',
        'if (history === undefined) return replyWith(notYourRepMessage());',
        ';',
      ],
    ],
  },
  {
    why: 'Only the first of them is read.',
    changes: [
      [
        'src/workflows/coach/load-home.ts',
        'const [agreed] = await recapsFor(database, manager.id, 1);',
        'const [agreed] = await recapsFor(database, manager.id, 2);',
      ],
    ],
  },
];
