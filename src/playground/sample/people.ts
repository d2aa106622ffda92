/** Somebody of the made-up organisation. */
export interface Somebody {
  readonly name: string;
  /** The part of the e-mail address before the at sign. */
  readonly mailbox: string;
  readonly timeZone: string;
}

/** A rep, and what sets one apart from the next. */
export interface Rep extends Somebody {
  /** The mailbox of the manager. */
  readonly manager: string;
  /** New deals a week; about 1.1 where not given. */
  readonly newDeals?: number;
  /** What a deal is usually worth, in euros. */
  readonly dealSize: number;
  /** The week of the first working day, where the exports saw it. */
  readonly startWeek?: number;
}

export const SECOND_LINE_MANAGER: Somebody = {
  name: 'Rosa Lindqvist',
  mailbox: 'rosa.lindqvist',
  timeZone: 'Europe/Berlin',
};

/** Runs the programme; in the workspace, and not in the roster. */
export const ADMINISTRATOR: Somebody = {
  name: 'Lee Castellan',
  mailbox: 'lee.castellan',
  timeZone: 'Europe/London',
};

export const MANAGERS: readonly Somebody[] = [
  { name: 'Mia Keller', mailbox: 'mia.keller', timeZone: 'Europe/Berlin' },
  { name: 'Tom Whitfield', mailbox: 'tom.whitfield', timeZone: 'Europe/London' },
  { name: 'Camila Ortega Reyes', mailbox: 'camila.ortega', timeZone: 'America/New_York' },
  { name: 'Priya Raman', mailbox: 'priya.raman', timeZone: 'Asia/Kolkata' },
];

const CONTINENT: readonly Omit<Rep, 'manager'>[] = [
  {
    name: 'Ana Kovačević',
    mailbox: 'ana.kovacevic',
    timeZone: 'Europe/Zagreb',
    newDeals: 3.2,
    dealSize: 14_000,
  },
  {
    name: 'Ben Hartmann',
    mailbox: 'ben.hartmann',
    timeZone: 'Europe/Berlin',
    newDeals: 2.2,
    dealSize: 18_000,
  },
  { name: 'Chidi Okonkwo', mailbox: 'chidi.okonkwo', timeZone: 'Europe/Berlin', dealSize: 26_000 },
  { name: 'Dana Wójcik', mailbox: 'dana.wojcik', timeZone: 'Europe/Warsaw', dealSize: 22_000 },
  { name: 'Émile Fournier', mailbox: 'emile.fournier', timeZone: 'Europe/Paris', dealSize: 31_000 },
  {
    name: 'Søren Mølgaard',
    mailbox: 'soren.molgaard',
    timeZone: 'Europe/Copenhagen',
    dealSize: 28_000,
  },
  {
    name: 'Giulia Ferraro',
    mailbox: 'giulia.ferraro',
    timeZone: 'Europe/Rome',
    newDeals: 1.3,
    dealSize: 19_000,
  },
  {
    name: 'Iñaki Etxeberria',
    mailbox: 'inaki.etxeberria',
    timeZone: 'Europe/Madrid',
    dealSize: 24_000,
  },
];

const ISLANDS: readonly Omit<Rep, 'manager'>[] = [
  {
    name: 'Oliver Pemberton',
    mailbox: 'oliver.pemberton',
    timeZone: 'Europe/London',
    newDeals: 2.2,
    dealSize: 17_000,
  },
  {
    name: 'Aoife Ní Bhriain',
    mailbox: 'aoife.nibhriain',
    timeZone: 'Europe/Dublin',
    dealSize: 25_000,
  },
  {
    name: 'Zainab Yusuf',
    mailbox: 'zainab.yusuf',
    timeZone: 'Africa/Lagos',
    newDeals: 2.3,
    dealSize: 15_000,
  },
  {
    name: 'Rhys Llewellyn',
    mailbox: 'rhys.llewellyn',
    timeZone: 'Europe/London',
    newDeals: 2.2,
    dealSize: 29_000,
  },
  {
    name: 'Maximiliana Theodora Charlotte von Hohenstein-Oberndorff zu Wittelsberg und Falkenau',
    mailbox: 'maximiliana.theodora.von.hohenstein-oberndorff',
    timeZone: 'Europe/London',
    dealSize: 33_000,
  },
  { name: 'Kwame Mensah', mailbox: 'kwame.mensah', timeZone: 'Africa/Accra', dealSize: 21_000 },
  {
    name: 'Fatima El Idrissi',
    mailbox: 'fatima.elidrissi',
    timeZone: 'Africa/Casablanca',
    dealSize: 23_000,
    startWeek: -5,
  },
];

const AMERICAS: readonly Omit<Rep, 'manager'>[] = [
  {
    name: 'Tyler Brooks',
    mailbox: 'tyler.brooks',
    timeZone: 'America/New_York',
    newDeals: 3.2,
    dealSize: 20_000,
  },
  {
    name: 'Grace Kim',
    mailbox: 'grace.kim',
    timeZone: 'America/Los_Angeles',
    dealSize: 27_000,
  },
  {
    name: 'Luis Fernando Peña',
    mailbox: 'luis.pena',
    timeZone: 'America/Mexico_City',
    dealSize: 18_000,
  },
  {
    name: 'Marcus Johnson',
    mailbox: 'marcus.johnson',
    timeZone: 'America/Chicago',
    dealSize: 30_000,
  },
  {
    name: 'Beatriz Carvalho',
    mailbox: 'beatriz.carvalho',
    timeZone: 'America/Sao_Paulo',
    dealSize: 24_000,
  },
  {
    name: 'Noah Goldberg',
    mailbox: 'noah.goldberg',
    timeZone: 'America/New_York',
    dealSize: 35_000,
  },
  {
    name: 'Chloé Tremblay',
    mailbox: 'chloe.tremblay',
    timeZone: 'America/Toronto',
    dealSize: 26_000,
  },
  {
    name: 'Hạnh Nguyễn',
    mailbox: 'hanh.nguyen',
    timeZone: 'America/Los_Angeles',
    newDeals: 1.3,
    dealSize: 19_000,
  },
];

const ASIA: readonly Omit<Rep, 'manager'>[] = [
  {
    name: 'Arjun Mehta',
    mailbox: 'arjun.mehta',
    timeZone: 'Asia/Kolkata',
    newDeals: 2.2,
    dealSize: 16_000,
  },
  {
    name: 'Nur Aisyah binti Rahman',
    mailbox: 'nur.aisyah',
    timeZone: 'Asia/Singapore',
    dealSize: 22_000,
  },
  { name: 'Kenji Watanabe', mailbox: 'kenji.watanabe', timeZone: 'Asia/Tokyo', dealSize: 34_000 },
  {
    name: 'Lê Thị Minh Châu',
    mailbox: 'minhchau.le',
    timeZone: 'Asia/Ho_Chi_Minh',
    newDeals: 2.2,
    dealSize: 15_000,
  },
  {
    name: 'Olivia Sinclair',
    mailbox: 'olivia.sinclair',
    timeZone: 'Australia/Sydney',
    dealSize: 28_000,
  },
];

/** Every rep, team by team. */
export const REPS: readonly Rep[] = [
  ...CONTINENT.map((rep) => ({ ...rep, manager: 'mia.keller' })),
  ...ISLANDS.map((rep) => ({ ...rep, manager: 'tom.whitfield' })),
  ...AMERICAS.map((rep) => ({ ...rep, manager: 'camila.ortega' })),
  ...ASIA.map((rep) => ({ ...rep, manager: 'priya.raman' })),
];

/** The person's e-mail address; the domain is one that nobody can own. */
export function emailOf(mailbox: string): string {
  return `${mailbox}@brightwater.example`;
}
