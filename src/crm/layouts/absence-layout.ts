import { headersOf, type HeaderTable, type Layout } from './layout.ts';

const FIELDS = ['email', 'name', 'from', 'until', 'status'] as const;

export type AbsenceField = (typeof FIELDS)[number];

// Not `Start Date` and `End Date` alone: a roster without managers has them too, of an employment.
const ENGLISH: HeaderTable<AbsenceField> = {
  email: 'Email|Email Address|Work Email|User Email|Employee Email|Rep Email',
  name: 'Name|Full Name|Employee|Employee Name|Sales Rep|Rep|User',
  from: 'From|From Date|Away From|Absent From|Absence From|Absence Start|Absence Start Date|Leave Start|Leave Start Date|Time Off Start|Time Off Start Date|First Day Off|First Day Away',
  status: 'Status|State|Approval|Approval Status|Request Status|Leave Status',
  until:
    'Until|Till|To|Through|To Date|Until Date|Away Until|Absent Until|Absence Until|Absence To|Absence End|Absence End Date|Leave End|Leave End Date|Time Off End|Time Off End Date|Last Day Off|Last Day Away',
};

const GERMAN: HeaderTable<AbsenceField> = {
  email: 'E-Mail-Adresse|Mailadresse',
  name: 'Vollständiger Name|Mitarbeiter|Mitarbeiterin|Mitarbeitername|Vertriebsmitarbeiter',
  from: 'Von|Ab|Abwesend von|Abwesend ab|Beginn der Abwesenheit|Abwesenheitsbeginn|Urlaub von|Urlaubsbeginn|Erster Urlaubstag',
  status: 'Genehmigung|Genehmigungsstatus|Antragsstatus',
  until:
    'Bis|Abwesend bis|Ende der Abwesenheit|Abwesenheitsende|Urlaub bis|Urlaubsende|Letzter Urlaubstag',
};

const FRENCH: HeaderTable<AbsenceField> = {
  email: 'Adresse e-mail|Courriel|Adresse électronique',
  name: 'Nom|Nom complet|Commercial|Collaborateur|Employé|Salarié',
  from: "Du|À partir du|Absent du|Début de l'absence|Début d'absence|Date de début de l'absence|Début du congé|Début des congés",
  status: 'Statut|État',
  until:
    "Au|Jusqu'au|Absent jusqu'au|Fin de l'absence|Fin d'absence|Date de fin de l'absence|Fin du congé|Fin des congés",
};

const SPANISH: HeaderTable<AbsenceField> = {
  email: 'Correo electrónico|Correo|Dirección de correo electrónico',
  name: 'Nombre|Nombre completo|Empleado|Vendedor',
  from: 'Desde|Ausente desde|Inicio de la ausencia|Inicio de ausencia|Fecha de inicio de la ausencia|Inicio de las vacaciones',
  status: 'Estado',
  until:
    'Hasta|Ausente hasta|Fin de la ausencia|Fin de ausencia|Fecha de fin de la ausencia|Fin de las vacaciones',
};

const PORTUGUESE: HeaderTable<AbsenceField> = {
  email: 'Endereço de e-mail|Correio eletrónico',
  name: 'Nome|Nome completo|Funcionário|Colaborador',
  from: 'De|A partir de|Ausente de|Ausente desde|Início da ausência|Data de início da ausência|Início das férias',
  status: 'Situação|Estado',
  until: 'Até|Ausente até|Fim da ausência|Data de fim da ausência|Fim das férias',
};

/** Who is away, from which day until which. */
export const ABSENCE_LAYOUT: Layout<AbsenceField> = {
  type: 'absences',
  aliases: headersOf(FIELDS, [ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE]),
  needs: [['email', 'name'], ['from'], ['until']],
  dates: ['from', 'until'],
  money: [],
};
