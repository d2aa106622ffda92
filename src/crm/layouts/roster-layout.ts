import { headersOf, type HeaderTable, type Layout } from './layout.ts';

const FIELDS = [
  'name',
  'firstName',
  'lastName',
  'email',
  'manager',
  'managerEmail',
  'managerId',
  'managerFirstName',
  'managerLastName',
  'startDate',
  'endDate',
  'status',
  'isInactive',
  'employeeNumber',
  'crmOwner',
  'userId',
  'recordId',
  'timeZone',
] as const;

export type RosterField = (typeof FIELDS)[number];

const ENGLISH: HeaderTable<RosterField> = {
  name: 'Name|Full Name|Employee|Employee Name|Worker|Worker Name|Legal Name|Display Name|Sales Rep|Rep|Sales Person|Sales Agent|Person',
  firstName: 'First Name|Given Name|Forename|Preferred First Name|Legal First Name',
  lastName: 'Last Name|Surname|Family Name|Legal Last Name',
  email:
    'Email|Email Address|Work Email|Work Email Address|Email - Work|Primary Work Email|Primary Email|Business Email|Company Email|User Email|Mail',
  manager:
    'Manager|Manager Name|Reports To|Reporting To|Supervisor|Supervisor Name|Line Manager|Direct Manager|Worker’s Manager|Team Lead|Boss',
  managerEmail:
    'Manager Email|Manager Email Address|Manager.Email|Manager Work Email|Reports To Email|Reporting To Email|Supervisor Email|Line Manager Email|Boss Email',
  managerId:
    'Manager ID|Manager Employee ID|Manager Employee Number|Manager Number|Supervisor ID|Supervisor EID|Supervisor Employee ID|Reports To ID|Line Manager ID',
  managerFirstName: 'Manager First Name|Supervisor First Name',
  managerLastName: 'Manager Last Name|Supervisor Last Name',
  startDate: 'Start Date|Hire Date|Original Hire Date|Join Date|Joined|Started|Started On',
  endDate:
    'End Date|Leave Date|Last Day|Last Day of Work|Termination Date|Contract End Date|Exit Date',
  status:
    'Status|Employment Status|Employee Status|Worker Status|User Status|Active|Is Active|Active Status',
  isInactive: 'Inactive|Is Inactive|Disabled|Is Disabled|Deactivated|Terminated',
  employeeNumber:
    'Employee #|Employee ID|Employee Number|Employee No|EID|EEID|Worker ID|Staff ID|Personnel Number',
  crmOwner:
    'CRM Owner|CRM Owners|CRM Owner ID|CRM Name|CRM ID|CRM User|CRM User ID|Salesforce User ID|HubSpot Owner ID|Owner|Owner ID',
  userId: 'User ID|(Do Not Modify) User|System User ID',
  /** Says nothing of what the records are. */
  recordId: 'ID|Record ID',
  timeZone: 'Time Zone|TimeZoneSidKey|Time Zone Sid Key|TZ',
};

const GERMAN: HeaderTable<RosterField> = {
  name: 'Vollständiger Name|Mitarbeiter|Mitarbeitername|Vertriebsmitarbeiter',
  firstName: 'Vorname|Rufname',
  lastName: 'Nachname|Familienname',
  email: 'E-Mail-Adresse|Mailadresse|Geschäftliche E-Mail|Dienstliche E-Mail',
  manager:
    'Führungskraft|Vorgesetzter|Vorgesetzte|Vorgesetzte/r|Vorgesetzte(r)|Teamleiter|Teamleitung',
  managerEmail:
    'E-Mail der Führungskraft|E-Mail des Vorgesetzten|E-Mail des Managers|Manager-E-Mail|E-Mail Vorgesetzter|E-Mail Führungskraft',
  managerId: 'Personalnummer der Führungskraft|Personalnummer des Vorgesetzten',
  startDate: 'Eintrittsdatum|Startdatum|Eintritt|Beginn|Einstellungsdatum',
  endDate: 'Austrittsdatum|Enddatum|Austritt|Letzter Tag|Kündigungsdatum|Vertragsende',
  status: 'Aktiv|Beschäftigungsstatus|Mitarbeiterstatus',
  employeeNumber: 'Personalnummer|Personal-Nr.|Mitarbeiternummer|Mitarbeiter-ID',
  crmOwner: 'CRM-Inhaber|CRM-Besitzer|CRM-Benutzer',
  userId: 'Benutzer-ID',
  timeZone: 'Zeitzone',
};

const FRENCH: HeaderTable<RosterField> = {
  name: 'Nom|Nom complet|Commercial|Collaborateur|Employé|Salarié',
  firstName: 'Prénom',
  lastName: 'Nom de famille',
  email: 'Adresse e-mail|Courriel|Adresse électronique|E-mail professionnel',
  manager: 'Responsable|Responsable hiérarchique|Supérieur|Supérieur hiérarchique|N+1',
  managerEmail:
    'E-mail du manager|E-mail du responsable|Adresse e-mail du responsable|Courriel du responsable',
  managerId: 'Matricule du responsable|Matricule du manager',
  startDate: "Date de début|Date d'embauche|Date d'arrivée|Date d'entrée",
  endDate: 'Date de fin|Date de départ|Date de sortie',
  status: 'Statut|Actif|Actif/Inactif',
  employeeNumber: 'Matricule|Numéro d’employé',
  crmOwner: 'Propriétaire CRM|Propriétaire dans le CRM|Utilisateur CRM',
  userId: 'ID utilisateur|Identifiant utilisateur',
  timeZone: 'Fuseau horaire',
};

const SPANISH: HeaderTable<RosterField> = {
  name: 'Nombre|Nombre completo|Empleado|Vendedor',
  firstName: 'Nombres|Nombre de pila',
  lastName: 'Apellido|Apellidos',
  email: 'Correo electrónico|Correo|Dirección de correo electrónico|Correo del trabajo',
  manager: 'Gerente|Jefe|Jefa|Responsable directo|Supervisor directo',
  managerEmail:
    'Correo del gerente|Correo electrónico del gerente|Correo del responsable|Correo del jefe|Correo electrónico del responsable',
  managerId: 'Número de empleado del responsable|ID del gerente',
  startDate: 'Fecha de inicio|Fecha de contratación|Fecha de alta|Fecha de ingreso',
  endDate: 'Fecha de fin|Fecha de baja|Fecha de salida',
  status: 'Estado|Activo|Situación',
  employeeNumber: 'Número de empleado|N.º de empleado|Legajo',
  crmOwner: 'Propietario CRM|Propietario en el CRM|Usuario CRM',
  userId: 'ID de usuario',
  timeZone: 'Zona horaria|Huso horario',
};

const PORTUGUESE: HeaderTable<RosterField> = {
  name: 'Nome|Nome completo|Funcionário|Colaborador',
  firstName: 'Primeiro nome|Nome próprio',
  lastName: 'Sobrenome|Apelido|Último nome',
  email: 'Endereço de e-mail|Correio eletrónico|E-mail corporativo',
  manager: 'Gestor|Gestora|Chefe|Superior|Líder',
  managerEmail: 'E-mail do gestor|E-mail do gerente|E-mail do chefe|E-mail do responsável',
  managerId: 'Matrícula do gestor|ID do gestor',
  startDate: 'Data de início|Data de admissão|Data de contratação',
  endDate: 'Data de término|Data de fim|Data de saída|Data de demissão',
  status: 'Situação|Ativo',
  employeeNumber: 'Matrícula|Número de funcionário',
  crmOwner: 'Proprietário CRM|Proprietário no CRM|Usuário CRM',
  userId: 'ID do usuário|ID do utilizador',
  timeZone: 'Fuso horário',
};

const ALIASES = headersOf(FIELDS, [ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE]);
const NAME = ['name', 'firstName', 'lastName'] as const;
const MANAGER = ['managerEmail', 'manager', 'managerId', 'managerLastName'] as const;

export const ROSTER_LAYOUT: Layout<RosterField> = {
  type: 'roster',
  aliases: ALIASES,
  needs: [NAME, ['email'], MANAGER],
  dates: ['startDate', 'endDate'],
  money: [],
};

/** A list of accounts or employees that says nothing of managers. */
export const USERS_LAYOUT: Layout<RosterField> = {
  ...ROSTER_LAYOUT,
  needs: [NAME, ['email'], ['userId', 'employeeNumber']],
};
