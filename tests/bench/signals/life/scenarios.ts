/**
 * What may go on in a company without anybody's selling being in trouble. Each can be combined with any other; what is
 * left out is as a textbook has it: everybody at work on every weekday, at the CRM every evening, selling one product.
 */
export type Scenario =
  | 'holidays'
  | 'sick leave'
  | 'parental leave'
  | 'part-time'
  | 'public holidays'
  | 'Christmas'
  | 'summer'
  /** Each habit of updating the CRM has its reps; left out, all update daily. */
  | 'every habit'
  | 'campaigns'
  | 'several products'
  | 'heavy tails'
  | 'uneven weeks'
  | 'territories moved'
  | 'manager changed'
  | 'rep leaves'
  | 'new hires'
  | 'stage added'
  | 'stage renamed'
  | 'month without exports'
  | 'daily exports'
  | 'market dip'
  | 'price rise'
  | 'quarter end'
  /** Teams of three and four instead of three to ten. */
  | 'small teams'
  /** In every team some have many small deals and the others few large ones. */
  | 'two roles'
  /** The CRM's own history of the year before goes in beside the first export. */
  | 'year of history'
  /** The CRM is empty until four weeks before the first export. */
  | 'from nothing';

/** Who is in trouble: nobody, some reps, or most of one team or of all. */
export type TroubleScope = 'nobody' | 'reps' | 'half a team' | 'a team' | 'the company';

/** How trouble comes and goes: at once or over six weeks and to stay, over twenty weeks, or for a while. */
export type Course = 'any' | 'lasts' | 'slow decay' | 'ends by itself';

/** A named combination, to be played with any seed. */
export interface World {
  readonly name: string;
  readonly weeks: number;
  readonly scenarios: readonly Scenario[];
  readonly scope: TroubleScope;
  readonly course: Course;
}

/** What hardly any company is without. */
const EVERYDAY: readonly Scenario[] = [
  'holidays',
  'sick leave',
  'part-time',
  'public holidays',
  'Christmas',
  'summer',
  'every habit',
  'campaigns',
  'several products',
  'heavy tails',
  'uneven weeks',
  'quarter end',
];
const REORGANISED: readonly Scenario[] = [
  'territories moved',
  'manager changed',
  'rep leaves',
  'new hires',
  'parental leave',
];
const YEAR = 52;
const HALF_A_YEAR = 26;

export const WORLDS: readonly World[] = [
  healthy('everyday'),
  healthy('a textbook company but for its people’s habits', ['every habit'], []),
  healthy('reorganised', REORGANISED),
  healthy('market dip and price rise', ['market dip', 'price rise']),
  healthy('stages changed, a month without exports', [
    'stage added',
    'stage renamed',
    'month without exports',
  ]),
  healthy('small teams', ['small teams']),
  healthy('two roles', ['two roles']),
  healthy('a year of history first', ['year of history']),
  { ...healthy('daily exports', ['daily exports']), weeks: HALF_A_YEAR },
  { ...healthy('from nothing', ['from nothing', 'new hires']), weeks: HALF_A_YEAR },
  troubled('everyday, reps in trouble', 'reps', 'any'),
  troubled('small teams, reps in trouble', 'reps', 'any', ['small teams']),
  troubled('two roles, reps in trouble', 'reps', 'any', ['two roles']),
  troubled('reorganised, reps in trouble', 'reps', 'lasts', REORGANISED),
  troubled('slow decay', 'reps', 'slow decay'),
  troubled('trouble that ends by itself', 'reps', 'ends by itself'),
  troubled('market dip, reps in trouble', 'reps', 'lasts', ['market dip']),
  troubled('half a team', 'half a team', 'lasts'),
  troubled('a whole team', 'a team', 'lasts'),
  troubled('the whole company', 'the company', 'lasts'),
];

function healthy(
  name: string,
  more: readonly Scenario[] = [],
  base: readonly Scenario[] = EVERYDAY,
): World {
  return {
    name: `${name}, no trouble`,
    weeks: YEAR,
    scenarios: [...base, ...more],
    scope: 'nobody',
    course: 'any',
  };
}

function troubled(
  name: string,
  scope: TroubleScope,
  course: Course,
  more: readonly Scenario[] = [],
): World {
  return { name, weeks: YEAR, scenarios: [...EVERYDAY, ...more], scope, course };
}
