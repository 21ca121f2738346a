import { choice, count, date, flag, form, list, organisation, text } from '../../kernel/index.js';
import { CARRIED, DUTIES, EFFECTS, EVALUATIONS, MARKET_ENDS, RENEWALS, ROLES, TEMPLATE_LABELS } from '../labels.fr.js';
import { EVALUATIONS_EXPLAINED, RENEWALS_EXPLAINED } from '../plain-words.fr.js';
import { ORGANISATIONS, REFERENCE, TITLE } from './fields.js';

/** What an agreement lays down. It is data of the case: another kind of agreement has other terms, and the same forms. */

@form('Organisme de la convention')
export class Signatory {
  @organisation('Organisme', ORGANISATIONS)
  organisation: string;

  @choice('Rôle', ROLES)
  role: keyof typeof ROLES;

  @text('Représenté par (qualité)', { ...TITLE, required: false })
  title?: string;

  @date('Déjà signé le', { required: false, hint: 'Sur papier, avant l’enregistrement. Vide : la signature est à recueillir.' })
  signedOn?: string;
}

@form('Obligation périodique')
export class Duty {
  @choice('Obligation', DUTIES)
  duty: keyof typeof DUTIES;
}

/** The terms alone, as they stand in a draft. */
@form('Réviser le projet', 'evidenced', 'Les signatures déjà recueillies tombent : chacun signe le texte révisé.')
export class Terms {
  @list('Signataires et organismes liés', Signatory, { min: 2, max: 12, ids: 's' })
  signatories: Signatory[];

  @choice('Prise d’effet', EFFECTS)
  effect: keyof typeof EFFECTS;

  @date('Premier jour', { required: false, hint: 'À une date fixée seulement : ce jour est couvert.' })
  firstDay?: string;

  @count('Période initiale, en mois', { min: 1, max: 240 }, { required: false, hint: 'Vide quand le texte ne fixe pas de durée.' })
  initialTerm?: number;

  @choice('Reconduction', RENEWALS, { describes: RENEWALS_EXPLAINED })
  renewal: keyof typeof RENEWALS;

  @count('Période de reconduction, en mois', { min: 1, max: 120 }, { required: false, hint: 'Quand il est reconductible pour une durée.' })
  renewalTerm?: number;

  @count('Reconductions au plus', { min: 0, max: 99 }, { required: false, hint: 'Vide : le texte ne fixe pas de maximum.' })
  mostRenewals?: number;

  @count('Préavis de résiliation, en mois', { min: 0, max: 24 }, { hint: '0 quand aucun signataire ne peut résilier seul.' })
  notice: number;

  @count(
    'Délai pour s’opposer à la reconduction, en mois',
    { min: 0, max: 24 },
    { hint: 'Hors texte (A-04) : par défaut celui du préavis.' },
  )
  opposition: number;

  @choice('Évaluation', EVALUATIONS, { describes: EVALUATIONS_EXPLAINED })
  evaluation: keyof typeof EVALUATIONS;

  @flag('Reconduction sous réserve des évolutions réglementaires', {
    hint: 'Une évolution signalée suspend alors la tacite reconduction (A-07).',
  })
  regulatoryReserve: boolean;

  @list('Obligations périodiques', Duty, { required: false, max: 5 })
  duties?: Duty[];

  @choice('Ce qui en dépend', CARRIED)
  carries: keyof typeof CARRIED;

  @text('Marché dont il découle', { ...REFERENCE, required: false, hint: 'La référence du marché mutualisé, pour un marché subséquent.' })
  market?: string;

  @choice('Quand ce marché prend fin', MARKET_ENDS, { required: false, hint: 'Hors texte : par défaut, le contrat va jusqu’à son terme.' })
  whenMarketEnds?: keyof typeof MARKET_ENDS;

  @flag('Une annexe fixe l’échange des données personnelles', {
    hint: 'Sans annexe enregistrée, aucun échange nominatif n’est permis (A-78).',
  })
  dataAnnex: boolean;

  @count(
    'Durée maximale habituelle, en mois',
    { min: 1, max: 240 },
    { required: false, hint: 'Au-delà, un avertissement s’affiche (A-76).' },
  )
  usualMost?: number;
}

@form(
  'Enregistrer une convention',
  'evidenced',
  'Un projet à signer, ou une convention déjà signée : indiquez alors le jour de chaque signature.',
)
export class OpenAgreement extends Terms {
  @choice('Modèle', TEMPLATE_LABELS, { hint: 'Il propose des termes ; ceux que vous enregistrez font foi.' })
  template: keyof typeof TEMPLATE_LABELS;

  @text('Référence', REFERENCE)
  reference: string;

  @organisation('Organisme qui tient la convention', ORGANISATIONS)
  keeper: string;
}
