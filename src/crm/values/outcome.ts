import type { OpportunityOutcome } from '../../domain/pipeline/opportunity.ts';

/** All words in English, German, French, Spanish, Portuguese and Italian, without accents. */
const WON = words('won win gewonnen gagne gagnee ganado ganada ganho ganha vinto vinta');
const LOST = words(
  'lost loss dead abandoned cancelled canceled disqualified ' +
    'verloren verlust abgebrochen storniert disqualifiziert ' +
    'perdu perdue annule annulee abandonne abandonnee disqualifie disqualifiee ' +
    'perdido perdida cancelado cancelada abandonado abandonada descartado descartada ' +
    'descalificado descalificada desqualificado desqualificada perso persa',
);
const CLOSED = words(
  'closed geschlossen abgeschlossen ferme fermee cloture cloturee cierre cerrado cerrada fechado fechada chiuso chiusa',
);
/** As HubSpot and others write closed and won or lost by themselves. */
const CLOSED_AS: Readonly<Record<string, 'won' | 'lost'>> = {
  closedwon: 'won',
  closedlost: 'lost',
};
/** Between closed and won or lost. */
const BETWEEN = words('and und et e y as als como');
/** Before won or lost where a CRM names the thing: HubSpot's `Negócio perdido`. */
const DEAL = words(
  'deal opportunity opp verkaufschance affaire opportunite negocio oportunidad oportunidade',
);
const NOT = words('not nicht pas no nao non');
const OPEN = words('open active offen ouvert ouverte abierto abierta aberto aberta');
/** How HubSpot calls a won deal in Portuguese, and Dynamics in French: closed, and nothing else. */
const CLOSED_ALONE = words('negocio fechado|conclu|conclue|affaire conclue', '|');

/** What may follow a won or lost deal's reason; a question or something still to do is no end. */
const REASON_BEGINS = /\s[-–—|]\s|[:(]/u;
const STILL_TO_DO =
  /\?|\b(?:back|review|recover\w*|re-?open\w*|re-?engag\w*|nurtur\w*|revisit\w*|follow|pending|plan)\b/i;

/** Names that mostly end a deal or mostly win it, though companies also use them otherwise. */
const MOSTLY_LOST = words(
  'rejected|declined|duplicate|churned|unqualified|omitted|no decision|no go|abgelehnt|refuse|refusee|rechazado|rechazada|recusado|recusada|rifiutato|rifiutata',
  '|',
);
const MOSTLY_WON = words(
  'signed|contract signed|order received|unterschrieben|auftrag erhalten|signe|signee|firmado|firmada|assinado|assinada|firmato|firmata',
  '|',
);

/**
 * What the name of a stage says for certain: won or lost and nothing else, closed with one of them, or lost with its reason.
 * Undefined for any other name, whatever word is in it: _Path to Win_ and _Quote Lost? follow up_ are steps of open deals.
 */
export function outcomeOfStage(stage: string): 'won' | 'lost' | undefined {
  const all = wordsOf(stage);
  if (CLOSED_ALONE.has(all.join(' '))) return 'won';
  const whole = outcomeOfWords(all) ?? closedAs(all);
  if (whole !== undefined) return whole;
  const [name = ''] = stage.split(REASON_BEGINS);
  const isReason = name.length < stage.length && !STILL_TO_DO.test(stage);
  return isReason && outcomeOfWords(wordsOf(name)) === 'lost' ? 'lost' : undefined;
}

/**
 * The likeliest end of deals in a stage whose name hints at one and doesn't say it for certain, so that somebody has to be
 * asked; undefined where the name says it for certain or hints at nothing.
 */
export function likeliestOutcome(stage: string): OpportunityOutcome | undefined {
  if (outcomeOfStage(stage) !== undefined) return undefined;
  const all = wordsOf(stage);
  const name = all.join(' ');
  if (MOSTLY_WON.has(name)) return 'won';
  const [first = ''] = all;
  if (MOSTLY_LOST.has(name) || MOSTLY_LOST.has(first) || CLOSED.has(first)) return 'lost';
  const isParticiple = (word: string) => word !== 'win' && word !== 'loss';
  const place = all.findIndex((word) => isParticiple(word) && endOf(word) !== undefined);
  if (place === -1) return undefined;
  return place === 0 && !STILL_TO_DO.test(stage) ? endOf(first) : 'open';
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

/** Of a name that is won or lost, or not won, and nothing else beside what it is about. */
function outcomeOfWords(all: readonly string[]): 'won' | 'lost' | undefined {
  const [first = '', second = '', ...more] = DEAL.has(all[0] ?? '') ? all.slice(1) : all;
  if (more.length > 0) return undefined;
  if (second === '') return endOf(first);
  return NOT.has(first) && WON.has(second) ? 'lost' : undefined;
}

/** Of a name that has closed beside won or lost, in either order. */
function closedAs(all: readonly string[]): 'won' | 'lost' | undefined {
  const said = all.filter((word) => !BETWEEN.has(word));
  for (const [place, word] of said.entries()) {
    const compact = CLOSED_AS[word];
    const beside = CLOSED.has(word)
      ? (endAfter(said, place) ?? endOf(said[place - 1] ?? ''))
      : undefined;
    const end = compact ?? beside;
    if (end !== undefined) return NOT.has(said[place - 1] ?? '') ? undefined : end;
  }
  return undefined;
}

function endAfter(said: readonly string[], place: number): 'won' | 'lost' | undefined {
  const [next = '', afterNext = ''] = said.slice(place + 1, place + 3);
  return NOT.has(next) && WON.has(afterNext) ? 'lost' : endOf(next);
}

function endOf(word: string): 'won' | 'lost' | undefined {
  if (WON.has(word)) return 'won';
  return LOST.has(word) ? 'lost' : CLOSED_AS[word];
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}]+/u).filter((word) => word !== '');
}

function words(text: string, separator = ' '): ReadonlySet<string> {
  return new Set(text.split(separator));
}
