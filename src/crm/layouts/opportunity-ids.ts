/** What the column is called in which a file of something else names an opportunity by its id. */
export const OPPORTUNITY_IDS =
  'Opportunity ID|Opportunity: Opportunity ID|Opportunity External ID|Deal ID|' +
  'ID der Opportunity|Verkaufschance-ID|' +
  "ID de l'opportunité|ID opportunité|ID de la transaction|ID de l'affaire|" +
  'Id. de la oportunidad|ID de oportunidad|ID del negocio|ID de trato|' +
  'ID da oportunidade|ID do negócio';
