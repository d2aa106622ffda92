import { headersOf, type Layout } from './layout.ts';
import { OPPORTUNITY_HEADERS } from './opportunity-headers.ts';

const FIELDS = [
  'id',
  'name',
  'account',
  'owner',
  'stage',
  'amount',
  'currency',
  'closeDate',
  'createdOn',
  'stageEnteredOn',
  'lastActivityOn',
  'nextStep',
  'forecastCategory',
  'contactCount',
  'isClosed',
  'isWon',
  'isLost',
  'status',
  'closedOn',
  'wonOn',
  'lostOn',
  'wonAmount',
  'isDeleted',
] as const;

export type OpportunityField = (typeof FIELDS)[number];

export const OPPORTUNITY_LAYOUT: Layout<OpportunityField> = {
  type: 'opportunities',
  aliases: headersOf(FIELDS, OPPORTUNITY_HEADERS),
  // Pipedrive's, in its users' languages.
  prefix: /^\s*(?:deal|affaire|neg[oó]cio) - /i,
  needs: [['stage'], ['id', 'name'], ['name', 'owner']],
  dates: [
    'closeDate',
    'createdOn',
    'stageEnteredOn',
    'lastActivityOn',
    'closedOn',
    'wonOn',
    'lostOn',
  ],
  money: ['amount', 'wonAmount'],
};
