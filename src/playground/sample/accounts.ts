import type { Chances } from './chances.ts';

const NAMES = [
  'Norwind',
  'Kestrel',
  'Abel & Co',
  'Halden',
  'Marigold',
  'Tidewater',
  'Oakhurst',
  'Solveig',
  'Brambleton',
  'Cobalt',
  'Fennel & Rye',
  'Granvia',
  'Hollis',
  'Ibex',
  'Juniper',
  'Kaito',
  'Lumen',
  'Meridiana',
  'Nakuru',
  'Orchard Lane',
  'Pemba',
  'Quillon',
  'Redfern',
  'Saltmarsh',
  'Tamarind',
  'Umbra',
  'Vantaa',
  'Westerly',
  'Ximena',
  'Yarrow',
  'Zephyr',
  'Ålesund',
  'Boréal',
  'Çelik',
] as const;
const TRADES = [
  'Foods',
  'Logistics',
  'Energy',
  'Textiles',
  'Pharma',
  'Interiors',
  'Bank',
  'Motors',
  'Clinics',
  'Media',
  'Shipping',
  'Hotels',
  'Robotics',
  'Insurance',
  'Farms',
  'Paper',
] as const;
const PROJECTS = [
  'Rollout',
  'Pilot',
  'Renewal and expansion',
  'Second site',
  'Platform',
  'Warehouse',
  'Field service',
  'Data migration',
  'Three-year frame',
  'Upgrade',
  'Head office',
  'Spare parts',
] as const;

/** What people type into a CRM sooner or later; whatever shows them has to cope. */
export const AWKWARD_ACCOUNTS = [
  '<!channel> & Sons',
  'The "Right, Now" Company 🚀',
  'Müller & Söhne Großhandel für Übergrößen',
  'The Honourable Company of Harbour Masters, Lighthouse Keepers, Pilots and Chandlers of the Upper Firth (1711) Ltd.',
  'شركة النور للتجارة',
  '*Bold* _Bakery_ <https://click.example|here>',
] as const;
const EVERY_SO_MANY = 15;

/** The customer of a rep's deal with this number: invented, and now and then an awkward one. */
export function accountOf(number: number, repIndex: number, chance: Chances): string {
  const account = `${chance.pick(NAMES)} ${chance.pick(TRADES)}`;
  if (number % EVERY_SO_MANY !== EVERY_SO_MANY - 1) return account;
  const turn = Math.floor(number / EVERY_SO_MANY) + repIndex;
  return AWKWARD_ACCOUNTS[turn % AWKWARD_ACCOUNTS.length] ?? account;
}

export function dealNameOf(account: string, chance: Chances): string {
  return `${account} – ${chance.pick(PROJECTS)}`;
}
