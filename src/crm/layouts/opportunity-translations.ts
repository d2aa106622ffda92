import type { HeaderTable } from './layout.ts';
import type { OpportunityField } from './opportunity-fields.ts';

type Headers = HeaderTable<OpportunityField>;

/** As Salesforce, HubSpot, Zoho, Pipedrive and Dynamics, in this order, write them in this language. */
export const GERMAN: Headers = {
  id: 'Opportunity-ID|Datensatz-ID|Deal-ID|(Nicht ändern) Verkaufschance|Abschluss-ID',
  name: 'Opportunity-Name|Name der Opportunity|Deal-Name|Abschlussname|Potenzialname|Thema|Titel|Deal - Titel',
  account:
    'Account-Name|Name des Accounts|Firma|Firmenname|Unternehmen|Unternehmensname|Kunde|Potenzieller Kunde|Kontoname|Deal - Organisation|Organisation',
  owner:
    'Opportunity-Inhaber|Opportunity-Besitzer|Inhaber der Opportunity|Deal-Inhaber|Deal-Besitzer|Deal-Eigentümer|' +
    'Zuständiger Mitarbeiter|Zuständiger Mitarbeiter für Deal|Abschlussbesitzer|Potenzialinhaber|Inhaber|Besitzer|Eigentümer',
  stage: 'Phase|Stufe|Deal-Phase|Opportunity-Phase|Verkaufsphase|Vertriebsphase|Pipelinephase',
  amount: 'Betrag|Gesamtbetrag|Deal-Betrag|Deal-Wert|Wert|Umsatz|Geschätzter Umsatz|Gesch. Umsatz',
  currency:
    'Betrag Währung|Betragswährung|Währung|Währungscode|Deal - Währung|Deal - Währung des Wertes',
  closeDate:
    'Schlusstermin|Abschlussdatum|Abschlusstermin|Voraussichtliches Abschlussdatum|Erwartetes Abschlussdatum|' +
    'Deal - Erwartetes Abschlussdatum|Geschätztes Abschlussdatum|Gesch. Abschlussdatum',
  createdOn:
    'Erstelldatum|Erstellungsdatum|Erstellt am|Erstellungszeit|Angelegt am|Deal - Deal erstellt',
  stageEnteredOn:
    'Letzte Phasenänderung|Datum der letzten Phasenänderung|Letztes Phasenänderungsdatum',
  lastActivityOn:
    'Letzte Aktivität|Datum der letzten Aktivität|Letztes Aktivitätsdatum|Deal - Datum der letzten Aktivität|Zeitpunkt der letzten Aktivität',
  nextStep: 'Nächster Schritt|Nächste Schritte',
  forecastCategory: 'Prognosekategorie|Forecast-Kategorie|Name der Prognosekategorie',
  contactCount: 'Anzahl der zugehörigen Kontakte|Anzahl zugehöriger Kontakte|Anzahl der Kontakte',
  isClosed: 'Geschlossen|Abgeschlossen',
  isWon: 'Gewonnen|Ist gewonnen',
  isLost: 'Verloren|Ist verloren',
  closedOn: 'Tatsächliches Abschlussdatum|Geschlossen am',
  wonOn: 'Gewonnen am|Deal - Gewonnen am|Deal - Zeitpunkt des Gewinns',
  lostOn: 'Verloren am|Deal - Verloren am|Deal - Zeitpunkt des Verlusts',
  wonAmount: 'Tatsächlicher Umsatz',
};

export const FRENCH: Headers = {
  id: "ID de l'opportunité|ID opportunité|ID de fiche d'informations|ID de l'enregistrement|ID de la transaction|Affaire - ID|(Ne pas modifier) Opportunité",
  name: "Nom de l'opportunité|Nom opportunité|Nom de la transaction|Nom de l'affaire|Affaire - Titre|Titre|Rubrique",
  account:
    "Nom du compte|Compte|Nom de l'entreprise|Entreprise|Société|Client potentiel|Affaire - Organisation",
  owner:
    "Propriétaire de l'opportunité|Propriétaire opportunité|Propriétaire de la transaction|" +
    "Propriétaire de l'affaire|Affaire - Propriétaire|Propriétaire",
  stage:
    "Étape|Phase de la transaction|Étape de la transaction|Étape de l'affaire|Étape de l'opportunité|Affaire - Étape|Phase de vente|Phase du pipeline",
  amount:
    'Montant|Montant total|Montant de la transaction|Valeur|Affaire - Valeur|Chiffre d’affaires est.|Revenu estimé|Revenu est.',
  currency:
    'Devise du montant|Montant Devise|Devise|Code devise|Affaire - Devise de valeur|Devise de la valeur',
  closeDate:
    'Date de clôture|Date de fermeture|Date de clôture prévue|Date de fermeture prévue|Affaire - Date de clôture prévue|Date de clôture est.|Date de fermeture estimée',
  createdOn: 'Date de création|Créé le|Heure de création|Affaire - Affaire créée',
  stageEnteredOn:
    "Date de la dernière modification de l'étape|Dernière modification de l'étape|Date du dernier changement d'étape",
  lastActivityOn:
    'Dernière activité|Date de la dernière activité|Date de dernière activité|Heure de la dernière activité',
  nextStep: 'Étape suivante|Prochaine étape|Prochaines étapes',
  forecastCategory: 'Catégorie de prévision|Catégorie de prévisions|Catégorie des prévisions',
  contactCount: 'Nombre de contacts associés|Nombre de contacts',
  isClosed: 'Fermé|Fermée|Clôturé|Clôturée',
  isWon: 'Gagné|Gagnée',
  isLost: 'Perdu|Perdue',
  status: 'Statut|Affaire - Statut|État',
  closedOn: 'Date de clôture réelle|Date de fermeture réelle',
  wonOn: 'Gagné le|Date de gain|Date du gain|Affaire - Heure du gain',
  lostOn: 'Perdu le|Date de perte|Date de la perte|Affaire - Heure de la perte',
  wonAmount: 'Chiffre d’affaires réel|Revenu réel',
};

export const SPANISH: Headers = {
  id: 'Id. de la oportunidad|ID de oportunidad|ID de registro|ID del negocio|ID de trato|Negocio - ID|(No modificar) Oportunidad',
  name: 'Nombre de la oportunidad|Nombre de oportunidad|Nombre del negocio|Nombre de negocio|Nombre del trato|Negocio - Título|Título|Tema|Nombre',
  account:
    'Nombre de la cuenta|Nombre de cuenta|Cuenta|Empresa|Nombre de la empresa|Cliente|Cliente potencial|Negocio - Organización|Organización',
  owner:
    'Propietario de la oportunidad|Propietario de oportunidad|Propietario del negocio|Propietario del trato|' +
    'Negocio - Propietario|Propietario|Responsable|Vendedor',
  stage:
    'Etapa|Fase|Etapa del negocio|Etapa de la oportunidad|Negocio - Etapa|Fase de ventas|Etapa de ventas|Fase de canalización|Fase del proceso',
  amount:
    'Importe|Monto|Cantidad|Importe total|Valor|Valor del negocio|Negocio - Valor|Ingresos est.|Ingresos estimados',
  currency:
    'Divisa del importe|Importe Divisa|Divisa|Moneda|Código de moneda|Negocio - Moneda de valor|Moneda del valor',
  closeDate:
    'Fecha de cierre|Fecha de cierre prevista|Fecha prevista de cierre|Fecha estimada de cierre|Fecha de cierre est.|Negocio - Fecha prevista de cierre',
  createdOn:
    'Fecha de creación|Creado el|Fecha de creado|Hora de creación|Negocio - Negocio creado',
  stageEnteredOn:
    'Fecha del último cambio de etapa|Último cambio de etapa|Fecha de último cambio de etapa',
  lastActivityOn:
    'Última actividad|Fecha de la última actividad|Fecha de última actividad|Hora de la última actividad',
  nextStep: 'Siguiente paso|Próximo paso|Paso siguiente',
  forecastCategory: 'Categoría de previsión|Categoría de pronóstico|Categoría de previsiones',
  contactCount: 'Número de contactos asociados|Número de contactos',
  isClosed: 'Cerrado|Cerrada',
  isWon: 'Ganado|Ganada',
  isLost: 'Perdido|Perdida',
  status: 'Estado|Negocio - Estado',
  closedOn: 'Fecha real de cierre|Fecha de cierre real',
  wonOn: 'Fecha de ganado|Ganado el|Negocio - Hora de ganado',
  lostOn: 'Fecha de perdido|Perdido el|Negocio - Hora de perdido',
  wonAmount: 'Ingresos reales',
};

/** Of Brazil and of Portugal. */
export const PORTUGUESE: Headers = {
  id: 'ID da oportunidade|ID do registro|ID do registo|ID do negócio|Negócio - ID|(Não modificar) Oportunidade',
  name: 'Nome da oportunidade|Nome do negócio|Negócio - Título|Tópico|Nome',
  account:
    'Nome da conta|Conta|Nome da empresa|Cliente em potencial|Negócio - Organização|Organização',
  owner:
    'Proprietário da oportunidade|Proprietário do negócio|Negócio - Proprietário|Proprietário|Responsável',
  stage:
    'Estágio|Etapa do negócio|Fase da oportunidade|Fase do negócio|Negócio - Etapa|Estágio de vendas|Fase de vendas|Fase do pipeline',
  amount:
    'Quantia|Montante|Valor total|Valor do negócio|Negócio - Valor|Receita est.|Receita estimada',
  currency: 'Moeda do valor|Moeda|Código da moeda|Negócio - Moeda do valor',
  closeDate:
    'Data de fechamento|Data de fecho|Data de encerramento|Data prevista de fechamento|Data de fechamento esperada|Negócio - Data de fechamento esperada|Data de fechamento est.',
  createdOn: 'Data de criação|Criado em|Hora da criação|Negócio - Negócio criado em',
  stageEnteredOn:
    'Data da última alteração da fase|Última alteração de fase|Data da última mudança de etapa',
  lastActivityOn: 'Última atividade|Data da última atividade|Hora da última atividade',
  nextStep: 'Próxima etapa|Próximo passo|Próximos passos',
  forecastCategory: 'Categoria de previsão|Categoria da previsão',
  contactCount: 'Número de contatos associados|Número de contatos',
  isClosed: 'Fechado|Fechada',
  isWon: 'Ganho|Ganha',
  isLost: 'Perdido|Perdida',
  status: 'Situação|Negócio - Status|Estado',
  closedOn: 'Data real de fechamento|Data de fechamento real',
  wonOn: 'Data de ganho|Ganho em|Negócio - Data de ganho',
  lostOn: 'Data da perda|Perdido em|Negócio - Data da perda',
  wonAmount: 'Receita real',
};
