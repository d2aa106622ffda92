/** January first; in English, German (Austria too), French, Spanish and Portuguese, without accents. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'janner', 'janvier', 'enero', 'janeiro'],
  ['february', 'februar', 'feber', 'fevrier', 'febrero', 'fevereiro'],
  ['march', 'marz', 'mars', 'marzo', 'marco'],
  ['april', 'avril', 'abril'],
  ['may', 'mai', 'mayo', 'maio'],
  ['june', 'juni', 'juin', 'junio', 'junho'],
  ['july', 'juli', 'juillet', 'julio', 'julho'],
  ['august', 'aout', 'agosto'],
  ['september', 'septembre', 'septiembre', 'setembro', 'setiembre'],
  ['october', 'oktober', 'octobre', 'octubre', 'outubro'],
  ['november', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dezember', 'decembre', 'diciembre', 'dezembro'],
];
const SHORTEST = 3;

/** The number of a month by its name or the beginning of its name; undefined where it is none or could be two. */
export function monthNumber(name: string): number | undefined {
  if (name.length < SHORTEST) return undefined;
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const [month, ...more] = MONTHS.flatMap((names, at) =>
    names.some((full) => full.startsWith(plain)) ? [at + 1] : [],
  );
  return more.length === 0 ? month : undefined;
}
