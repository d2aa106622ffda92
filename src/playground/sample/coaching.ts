import type { CommitmentState, Topic } from '../../domain/one-on-one.ts';
import type { ClearedEvidence, Evidence } from '../../domain/signals/evidence.ts';

/** Something that was agreed before the playground opens. */
export interface PastCommitment {
  readonly action: string;
  /** The rep does it where not given. */
  readonly byManager?: boolean;
  readonly dueInDays: number;
  /** By how much it was moved once; not moved where not given. */
  readonly movedByDays?: number;
  readonly state: CommitmentState;
}

interface PastTalk {
  readonly daysAgo: number;
  readonly topics: readonly Topic[];
  readonly notes: string;
  readonly commitments: readonly PastCommitment[];
}

/** What was talked about with every first, second and third of four reps. */
export const TALKS: readonly (readonly PastTalk[])[] = [
  [
    {
      daysAgo: 65,
      topics: ['career'],
      notes: 'Would like to work with larger accounts next year. We look at what that takes.',
      commitments: [
        { action: 'Name two accounts to grow with', dueInDays: 14, state: 'kept' },
        {
          action: 'Ask Rosa about the enterprise team',
          byManager: true,
          dueInDays: 7,
          state: 'kept',
        },
      ],
    },
    {
      daysAgo: 31,
      topics: ['deal-strategy', 'skill'],
      notes: 'Talks well with users, avoids the person who signs. Practised the opening twice.',
      commitments: [
        {
          action: 'Meet the budget owner at two accounts',
          dueInDays: 14,
          movedByDays: 10,
          state: 'kept',
        },
      ],
    },
  ],
  [
    {
      daysAgo: 52,
      topics: ['forecast'],
      notes: 'Three dates came from us and not from the customer.',
      commitments: [
        {
          action: 'Check every date of the quarter with the customer',
          dueInDays: 10,
          state: 'kept',
        },
      ],
    },
    {
      daysAgo: 38,
      topics: ['knowledge'],
      notes: 'New to procurement in this industry.',
      commitments: [{ action: 'Sit in on a call of a colleague', dueInDays: 14, state: 'dropped' }],
    },
  ],
  [
    {
      daysAgo: 73,
      topics: ['motivation'],
      notes: 'A hard summer. Wants smaller steps and to hear sooner what goes well.',
      commitments: [
        { action: 'Talk every second Tuesday', byManager: true, dueInDays: 14, state: 'kept' },
      ],
    },
  ],
];

/** Trouble of the summer that was talked about and is over. */
export const OVER: {
  readonly kind: 'close-dates-pushed';
  readonly evidence: Omit<Evidence, 'since'>;
  readonly cleared: ClearedEvidence;
  readonly talk: Omit<PastTalk, 'daysAgo'> & { readonly question: string };
} = {
  kind: 'close-dates-pushed',
  evidence: {
    headline: 'close dates move out without the deals moving on',
    comparison: '9 in the last 4 weeks; 4 is usual.',
    measure: {
      name: 'pushed dates a week',
      unit: 'count',
      observed: 2.3,
      usual: 1,
      betterWhen: 'lower',
    },
    opportunities: [],
    sureness: 'Chance alone would do this less than once in 2 years.',
    clearsWhen: 'Clears when pushed dates are back to usual.',
  },
  cleared: {
    measure: {
      name: 'pushed dates a week',
      unit: 'count',
      observed: 0.8,
      usual: 1,
      betterWhen: 'lower',
    },
  },
  talk: {
    topics: ['forecast', 'skill'],
    notes:
      'Names dates to be done with the question. We practised asking for the customer’s steps.',
    question: 'Where does this date come from: from the customer, or from our quarter?',
    commitments: [
      { action: 'Ask for the customer’s steps before naming a date', dueInDays: 14, state: 'kept' },
    ],
  },
};
