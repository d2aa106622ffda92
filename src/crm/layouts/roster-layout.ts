import { headersOf, type HeaderTable, type Layout } from './layout.ts';

const FIELDS = [
  'name',
  'email',
  'managerEmail',
  'startDate',
  'endDate',
  'crmOwner',
  'timeZone',
] as const;

export type RosterField = (typeof FIELDS)[number];

const ENGLISH: HeaderTable<RosterField> = {
  name: 'Name|Full Name|Employee|Employee Name|Sales Rep|Rep|Sales Agent',
  email: 'Email|Email Address|Work Email|User Email',
  managerEmail: 'Manager Email|Manager Email Address|Manager|Reports To Email|Reports To',
  startDate: 'Start Date|Hire Date|Join Date|Joined|Started|Started On',
  endDate: 'End Date|Leave Date|Last Day|Termination Date',
  crmOwner: 'CRM Owner|CRM Owners|CRM Owner ID|CRM Name|CRM ID|Owner',
  timeZone: 'Time Zone|TimeZoneSidKey|TZ',
};

const GERMAN: HeaderTable<RosterField> = {
  name: 'Vollständiger Name|Mitarbeiter|Mitarbeitername|Vertriebsmitarbeiter',
  email: 'E-Mail-Adresse|Mailadresse',
  managerEmail:
    'E-Mail der Führungskraft|E-Mail des Vorgesetzten|E-Mail des Managers|Manager-E-Mail|Führungskraft|Vorgesetzter',
  startDate: 'Eintrittsdatum|Startdatum|Eintritt|Beginn',
  endDate: 'Austrittsdatum|Enddatum|Austritt|Letzter Tag',
  crmOwner: 'CRM-Inhaber|CRM-Besitzer',
  timeZone: 'Zeitzone',
};

const FRENCH: HeaderTable<RosterField> = {
  name: 'Nom|Nom complet|Commercial|Collaborateur|Employé',
  email: 'Adresse e-mail|Courriel|Adresse électronique',
  managerEmail:
    'E-mail du manager|E-mail du responsable|Adresse e-mail du responsable|Courriel du responsable|Responsable',
  startDate: "Date de début|Date d'embauche|Date d'arrivée|Date d'entrée",
  endDate: 'Date de fin|Date de départ|Date de sortie',
  crmOwner: 'Propriétaire CRM|Propriétaire dans le CRM',
  timeZone: 'Fuseau horaire',
};

const SPANISH: HeaderTable<RosterField> = {
  name: 'Nombre|Nombre completo|Empleado|Vendedor',
  email: 'Correo electrónico|Correo|Dirección de correo electrónico',
  managerEmail:
    'Correo del gerente|Correo electrónico del gerente|Correo del responsable|Correo del jefe|Gerente|Jefe',
  startDate: 'Fecha de inicio|Fecha de contratación|Fecha de alta|Fecha de ingreso',
  endDate: 'Fecha de fin|Fecha de baja|Fecha de salida',
  crmOwner: 'Propietario CRM|Propietario en el CRM',
  timeZone: 'Zona horaria|Huso horario',
};

const PORTUGUESE: HeaderTable<RosterField> = {
  name: 'Nome|Nome completo|Funcionário|Colaborador',
  email: 'Endereço de e-mail|Correio eletrónico',
  managerEmail: 'E-mail do gestor|E-mail do gerente|Gestor',
  startDate: 'Data de início|Data de admissão|Data de contratação',
  endDate: 'Data de término|Data de fim|Data de saída|Data de demissão',
  crmOwner: 'Proprietário CRM|Proprietário no CRM',
  timeZone: 'Fuso horário',
};

export const ROSTER_LAYOUT: Layout<RosterField> = {
  type: 'roster',
  aliases: headersOf(FIELDS, [ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE]),
  needs: [['name'], ['email'], ['managerEmail']],
  dates: ['startDate', 'endDate'],
  money: [],
};
