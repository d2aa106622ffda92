/** Shorter than this a next step names neither who does what nor when. */
const LEAST_LENGTH = 15;
/** What must be left of a text without its filler, in letters, to be a step. */
const LEAST_LEFT = 6;
/** Such a text has no accents and no other script, as most texts have none. */
const ASCII = /^\p{ASCII}*$/u;
/** A character of these scripts says as much as three letters. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/**
 * Filler that people write instead of a step, in the five languages of the exports; without accents, and
 * the longer ones first.
 */
const FILLER = [
  // English
  'waiting for (a )?(feedback|answer|reply|response|customer|client)',
  'follow(ing)?[ -]?up',
  'touch(ing)? base',
  'check(ing)? in',
  'circle back',
  'catch[ -]?up',
  'reach out',
  '(keep|stay) in touch',
  'call back|call|e-?mail|ping|chase|contact|meeting|waiting|pending',
  'to be (defined|determined|decided)|tbd|tbc|n/?a|none|unknown',
  // German
  'in kontakt bleiben|kontakt halten|nachfassen|nachhaken|nachfragen|dranbleiben',
  '(auf )?(ruckmeldung|antwort|feedback) (ab)?warten|warten auf (ruckmeldung|antwort|feedback)',
  'ruckmeldung|anrufen|anruf|melden|abwarten|warten|offen|unklar|termin',
  // French
  '(faire )?(un |le )?point|garder le contact|reprendre contact|(en )?attente( de)?( retour| reponse)?',
  'relancer|relance|rappeler|rappel|suivi|contacter|a (definir|voir|suivre)',
  // Spanish
  '(hacer|dar) seguimiento|seguimiento|retomar( el)? contacto|esperar( la)? respuesta',
  'contactar|llamar|llamada|correo|pendiente|por definir|en espera',
  // Portuguese
  '(dar )?seguimento|acompanhamento|acompanhar|(retomar|entrar em) contato|aguardar( o)? retorno',
  'aguardando( retorno| resposta)?|contatar|ligar|pendente|em espera',
];

const EACH_FILLER = FILLER.map((words) => wholeWords(words, 'gu'));
/** Most steps have no filler, and one search shows it; a search for each filler would take too long. */
const ANY_FILLER = wholeWords(FILLER.join('|'), 'u');

/** Words that go with filler and say nothing by themselves. */
const GENERIC = wholeWords(
  [
    'with|the|an?|to|for|on|in|by|and|again|soon|later|next|this|week|month|monday|customer|client|prospect|lead|them|him|her|asap|re|via',
    'mit|dem|den|der|das|die|beim?|im|und|nochmals?|wieder|bald|nachste[nr]?|kommende[nr]?|woche|monat|kunden?|interessent(en)?|per|um|zu',
    'avec|le|la|les|l|du|de|des|un|une|et|au|bientot|prochaine?|semaine|mois|clients?|par',
    'con|el|los|al|y|pronto|proxim[oa]|semana|mes|clientes?|por|que',
    'com|o|os|ao|e|em|breve|proxima|cliente',
  ].join('|'),
  'gu',
);

/** Whether a CRM's next step says what happens next; blank, a few letters or filler don't. */
export function isNextStep(text: string | undefined): boolean {
  if (text === undefined) return false;
  const words = withoutAccents(text).toLowerCase().trim();
  if (lengthOf(words) < LEAST_LENGTH) return false;
  const steps = ANY_FILLER.test(words)
    ? EACH_FILLER.reduce((rest, filler) => rest.replace(filler, ' '), words)
    : words;
  const left = steps.replace(GENERIC, ' ');
  return lengthOf(left.replace(/[^\p{L}\p{N}]/gu, '')) >= LEAST_LEFT;
}

function wholeWords(words: string, flags: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, flags);
}

function withoutAccents(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
}

function lengthOf(text: string): number {
  return ASCII.test(text) ? text.length : text.length + 2 * (text.match(DENSE)?.length ?? 0);
}
