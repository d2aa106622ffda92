import { OPPORTUNITY_FIELDS, type OpportunityField } from './opportunity-fields.ts';
import { headersOf, type Layout } from './layout.ts';
import { OPPORTUNITY_HEADERS } from './opportunity-headers.ts';

export const OPPORTUNITY_LAYOUT: Layout<OpportunityField> = {
  type: 'opportunities',
  aliases: headersOf(OPPORTUNITY_FIELDS, OPPORTUNITY_HEADERS),
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
