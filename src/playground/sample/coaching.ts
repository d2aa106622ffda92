import type { Topic } from '../../domain/one-on-ones/one-on-one.ts';
import type { IssueKind } from '../../domain/signals/kinds.ts';
import type { Measure, SaidEvidence } from '../../domain/signals/evidence.ts';

/** What was said and agreed in a one-on-one before the playground opens. */
export interface PastOneOnOne {
  readonly topics: readonly Topic[];
  readonly notes: string;
  /** The rep does it. */
  readonly action: string;
  /** What the manager writes where the one-on-one is shared. */
  readonly words: string;
}

/** How somebody uses the checklists; each number is how often of one time. */
export interface Coach {
  readonly logs: number;
  readonly snoozes: number;
  readonly feedbackShare: number;
  readonly isUseful: number;
  readonly shares: number;
  /** Of what was agreed with them. */
  readonly kept: number;
}

/** By the manager's mailbox. Whoever isn't here has joined the workspace just now. */
export const COACHES: Readonly<Record<string, Coach>> = {
  'mia.keller': {
    logs: 0.65,
    snoozes: 0.1,
    feedbackShare: 0.85,
    isUseful: 0.85,
    shares: 0.6,
    kept: 0.85,
  },
  'tom.whitfield': {
    logs: 0.2,
    snoozes: 0.2,
    feedbackShare: 0.5,
    isUseful: 0.5,
    shares: 0,
    kept: 0.4,
  },
  'camila.ortega': {
    logs: 0.5,
    snoozes: 0.1,
    feedbackShare: 0.8,
    isUseful: 0.75,
    shares: 0.4,
    kept: 0.7,
  },
};

/** Who was away for a week, and who covered; the weeks are counted from the last past Friday. */
export const AWAY = { manager: 'camila.ortega', cover: 'tom.whitfield', week: -6 } as const;

/** In these weeks the second-line manager had a one-on-one with a manager. */
export const WITH_MANAGERS: readonly {
  readonly week: number;
  readonly manager: string;
  readonly oneOnOne: PastOneOnOne;
}[] = [
  {
    week: -7,
    manager: 'mia.keller',
    oneOnOne: {
      topics: ['skill'],
      notes: 'Coaches every week, and asks more than she tells. Could show Tom how.',
      action: 'Invite Tom to one of your one-on-ones',
      words: 'I like how your team talks about its one-on-ones.',
    },
  },
  {
    week: -4,
    manager: 'tom.whitfield',
    oneOnOne: {
      topics: ['motivation'],
      notes: 'Sells two accounts himself and has no hour left. We hand one of them over.',
      action: 'Keep one hour a week free for one-on-ones',
      words: 'Thank you for saying it as it is. One hour a week is a good start.',
    },
  },
  {
    week: -1,
    manager: 'camila.ortega',
    oneOnOne: {
      topics: ['skill'],
      notes: 'Talks with those who ask. We looked at who never does.',
      action: 'Talk with Hạnh and Chloé',
      words: 'You hear a lot. Now hear those who say little.',
    },
  },
];

/** When the heaviest issue was coached: long enough ago for two exports to show the effect. */
export const WORST_WEEK = -3;

export const AGREED_AS_GOOD = { measure: 'First meetings a week', level: '4' } as const;

/** What is said about a kind of signal. */
const ABOUT: Partial<Readonly<Record<IssueKind, PastOneOnOne>>> = {
  'close-dates-pushed': {
    topics: ['forecast', 'skill'],
    notes:
      'Names dates to be done with the question. We practised asking for the customer’s steps.',
    action: 'Ask for the customer’s steps before naming a date',
    words: 'A date that comes from the customer is worth ten of ours.',
  },
  'opportunities-stalled': {
    topics: ['deal-strategy', 'skill'],
    notes: 'Talks well with users, avoids the person who signs. Practised the opening twice.',
    action: 'Meet the budget owner at two accounts',
    words: 'You know these customers well. Now let them introduce you.',
  },
  'new-opportunities-fell': {
    topics: ['new-business', 'obstacle'],
    notes: 'Sees it too. Lost the partner who sent most of the introductions, and has not said so.',
    action: 'Ask three customers for an introduction',
    words: 'Your customers like you. Ask them who else should.',
  },
  'win-rate-fell': {
    topics: ['deal-strategy', 'knowledge'],
    notes: 'Meets a new competitor more often than we thought, and answers with the price.',
    action: 'Write down the last three losses in the buyer’s words',
    words: 'Let us look at the losses together and without blame.',
  },
  'loss-at-one-stage': {
    topics: ['deal-strategy', 'skill'],
    notes: 'The last five stopped after the same question about security. We wrote an answer.',
    action: 'Try the new answer in the next two calls, and tell me how it went',
    words: 'Nothing wrong with how you sell; one question needs a better answer.',
  },
  'parked-close-dates': {
    topics: ['forecast', 'motivation'],
    notes: 'Keeps them so that nothing is lost. We went through ten and closed four.',
    action: 'Decide on the six oldest: a date with the customer, or closed',
    words: 'A shorter list you believe in is worth more than a long one.',
  },
  'no-next-step': {
    topics: ['deal-strategy'],
    notes: 'Knows the next steps and does not write them down.',
    action: 'Write down the next step before each call ends',
    words: 'What is written down is what your colleagues can help with.',
  },
  'coverage-thin': {
    topics: ['new-business'],
    notes: 'The quota doubled and the week did not. We looked at what can be left undone.',
    action: 'Block two mornings a week for new business',
    words: 'Two quiet mornings a week, and I keep them free of meetings.',
  },
};

/** What is said without a signal; one after the other. */
const OPEN_ONE_ON_ONES: readonly [PastOneOnOne, ...PastOneOnOne[]] = [
  {
    topics: ['career'],
    notes: 'Would like to work with larger accounts next year. We look at what that takes.',
    action: 'Name two accounts to grow with',
    words: 'I am glad that you want more. Let us find the first account.',
  },
  {
    topics: ['knowledge'],
    notes: 'New to procurement in this industry.',
    action: 'Sit in on a call of a colleague',
    words: 'Ask whatever you want to ask; everybody was new to it once.',
  },
  {
    topics: ['motivation'],
    notes: 'A hard summer. Wants smaller steps and to hear sooner what goes well.',
    action: 'Write down one thing that went well, every Friday',
    words: 'Thank you for being so open. I will keep my part.',
  },
  {
    topics: ['deal-strategy', 'skill'],
    notes: 'Has a plan for the two largest deals, and wants to practise the price talk.',
    action: 'Practise the price talk with a colleague',
    words: 'I liked how you looked at it from the customer’s side.',
  },
];

/** What is said about a kind of signal, or without one; `turn` picks one of the latter. */
export function talkAbout(kind: IssueKind | undefined, turn: number): PastOneOnOne {
  const about = kind === undefined ? undefined : ABOUT[kind];
  return about ?? OPEN_ONE_ON_ONES[turn % OPEN_ONE_ON_ONES.length] ?? OPEN_ONE_ON_ONES[0];
}

/** The same trouble of one rep after the other, before the checklists began; every second one was talked about. */
export const EARLIER = {
  kind: 'close-dates-pushed',
  question: 'Where does this date come from: from the customer, or from our quarter?',
  usualInFourWeeks: 4,
  /** How many dates were pushed in the four weeks when it was raised, and when it was over. */
  raisedAt: [9, 8, 11, 9, 10],
  overAt: [3, 4, 2],
  /** After how many weeks it was over. */
  overAfterWeeks: {
    coached: [5, 4, 7, 6, 10, 5, 8, 4, 6, 11, 7, 5],
    notCoached: [6, 11, 9, 8, 12, 5, 10, 7, 13, 9, 6, 12],
  },
} as const;

/** What the detector said of so many pushed dates in four weeks. */
export function pushedDates(inFourWeeks: number): Omit<SaidEvidence, 'since'> {
  return {
    headline: 'close dates move out without the deals moving on',
    comparison: `${inFourWeeks} in the last 4 weeks; before, ${EARLIER.usualInFourWeeks} in 4 weeks.`,
    measure: pushedAWeek(inFourWeeks),
    opportunities: [],
    sureness: 'Chance alone would do this less than once in 2 years.',
    clearsWhen: 'Ends when they move out no more often than before.',
  };
}

export function pushedAWeek(inFourWeeks: number): Measure {
  return {
    name: 'pushed dates a week',
    unit: 'count',
    observed: inFourWeeks / 4,
    usual: EARLIER.usualInFourWeeks / 4,
    betterWhen: 'lower',
  };
}
