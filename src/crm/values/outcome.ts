import type { OpportunityOutcome } from '../../domain/pipeline/opportunity.ts';

/** In English, German, French, Spanish and Portuguese, without accents. */
const WON = words('won closedwon win gewonnen gagne gagnee ganado ganada ganho ganha');
const LOST = words(
  'lost closedlost loss dead abandoned cancelled canceled disqualified ' +
    'verloren verlust abgebrochen storniert disqualifiziert ' +
    'perdu perdue annule annulee abandonne abandonnee disqualifie disqualifiee ' +
    'perdido perdida cancelado cancelada abandonado abandonada descartado descartada ' +
    'descalificado descalificada desqualificado desqualificada',
);
const OPEN = words('open offen ouvert ouverte abierto abierta aberto aberta');
const NOT = words('not nicht pas no nao non');
/** How HubSpot calls a won deal in Portuguese, and Dynamics in French: closed, and nothing else. */
const CLOSED_ALONE = new Set(['negocio fechado', 'conclu', 'conclue', 'affaire conclue']);

/** What the name of a stage says about the outcome; undefined where it says nothing. */
export function outcomeOfStage(stage: string): 'won' | 'lost' | undefined {
  const said = wordsOf(stage);
  const won = said.findIndex((word) => WON.has(word));
  if (won !== -1) return NOT.has(said[won - 1] ?? '') ? 'lost' : 'won';
  if (said.some((word) => LOST.has(word))) return 'lost';
  return CLOSED_ALONE.has(said.join(' ')) ? 'won' : undefined;
}

/** What a column of open, won and lost says; undefined for any other status. */
export function outcomeOfStatus(status: string): OpportunityOutcome | undefined {
  return (
    outcomeOfStage(status) ?? (wordsOf(status).some((word) => OPEN.has(word)) ? 'open' : undefined)
  );
}

/** What a CRM's own flags say; undefined where the file has none. */
export function outcomeOfFlags(flags: {
  readonly isClosed: boolean | undefined;
  readonly isWon: boolean | undefined;
  readonly isLost: boolean | undefined;
}): OpportunityOutcome | undefined {
  if (flags.isWon === true) return 'won';
  if (flags.isLost === true) return 'lost';
  if (flags.isClosed === true) return flags.isWon === false ? 'lost' : undefined;
  if (flags.isClosed === false) return 'open';
  return flags.isWon === false && flags.isLost === false ? 'open' : undefined;
}

/** A check box as CRMs write it; undefined for anything else. */
export function parseFlag(text: string): boolean | undefined {
  if (/^(true|1|yes|y|x|wahr|ja|vrai|oui|verdadero|s[ií]|verdadeiro|sim)$/i.test(text)) return true;
  return /^(false|0|no|n|falsch|nein|faux|non|falso|n[aã]o)$/i.test(text) ? false : undefined;
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}]+/u).filter((word) => word !== '');
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
