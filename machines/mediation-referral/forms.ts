import { choice, flag, form, list, organisation, party, text } from '../kernel/index.js';
import {
  BRANCHES,
  CLOSING_REASONS,
  CONTEXTS,
  DISPUTE_TYPES,
  FUNCTIONS,
  INADMISSIBILITY_REASONS,
  MATTERS,
  MEDIA,
  OUTCOMES,
  RECIPIENTS,
  REFERRAL_MODES,
  WITHDRAWAL_REASONS,
} from './labels.fr.js';

/** One class an act. The content of the mediation has no field anywhere, nor have its consequences (R1-040). */

/** It stands in the fact as it is written, so it can't be a sentence. */
const REFERENCE = {
  required: false,
  maxLength: 40,
  pattern: '^(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9/._-]{0,39}$',
  patternHint: 'un numéro, sans espace ni nom',
  hint: 'Un numéro, jamais un nom de personne.',
} as const;

@form('Ouvrir un dossier de médiation', 'evidenced')
export class OpenMediationReferral {
  @choice('Référence du marché', { '18 AC 27': 'Marché 18 AC 27' })
  market: string;

  @organisation('Caisse nationale qui prépare la saisine', ['nationalFund'], { keepsBranchAs: 'referringBranch' })
  referringFund: string;

  @text('Votre référence interne', REFERENCE)
  ownReference?: string;
}

@form('Partie')
export class Party {
  @text('Nom', { dataClass: 'identity', maxLength: 80 })
  lastName: string;

  @text('Prénom', { dataClass: 'identity', maxLength: 80 })
  firstName: string;

  @text('Courriel professionnel', { dataClass: 'identity', required: false, maxLength: 120 })
  email?: string;

  @choice('Fonction', FUNCTIONS)
  function: keyof typeof FUNCTIONS;

  @organisation('Organisme employeur', ['localBody', 'nationalFund'])
  employer: string;

  @choice('Branche d’appartenance', BRANCHES)
  branch: keyof typeof BRANCHES;

  @flag('Concernée personnellement par l’objet du conflit')
  personallyConcerned: boolean;
}

@form('Qualifier la demande', 'evidenced')
export class Qualify {
  @choice('Type de différend', DISPUTE_TYPES)
  type: keyof typeof DISPUTE_TYPES;

  @choice('Modalité de saisine', REFERRAL_MODES)
  mode: keyof typeof REFERRAL_MODES;

  @choice('Nature de la situation', MATTERS)
  matter: keyof typeof MATTERS;

  @choice('Contexte de l’intervention', CONTEXTS)
  context: keyof typeof CONTEXTS;

  @flag('Lien hiérarchique entre les parties')
  hierarchicalLink: boolean;

  @flag('Harcèlement moral allégué', { hint: 'Le moteur ne tranche rien ; cette mention rappelle les devoirs du médiateur.' })
  harassmentAlleged: boolean;

  @list('Parties', Party, { min: 2, max: 12, ids: 'p' })
  parties: Party[];
}

@form('Déclarer la demande irrecevable', 'evidenced')
export class DeclareInadmissible {
  @choice('Motif', INADMISSIBILITY_REASONS)
  reason: keyof typeof INADMISSIBILITY_REASONS;
}

@form('Consigner une information écrite', 'evidenced', 'La date est celle de l’écrit.')
export class RecordInformation {
  @choice('Destinataire', RECIPIENTS)
  recipient: keyof typeof RECIPIENTS;

  @party('Partie informée', { required: false, hint: 'Quand le destinataire est une partie.' })
  party?: string;

  @organisation('Employeur informé', ['localBody', 'nationalFund'], { required: false, hint: 'Quand le destinataire est un employeur.' })
  employer?: string;

  @choice('Moyen', MEDIA)
  medium: keyof typeof MEDIA;
}

@form('Saisir le prestataire', 'now')
export class Refer {
  @organisation('Prestataire titulaire du marché', ['provider'])
  provider: string;
}

@form('Émettre le bon de commande', 'now')
export class IssueOrder {
  @text('Votre numéro d’engagement', REFERENCE)
  commitmentNumber?: string;
}

@form('Commencer la médiation', 'evidenced')
export class StartMediation {
  @organisation('Membre du groupement qui intervient', ['provider'], { required: false, hint: 'Le titulaire, sauf indication contraire.' })
  performingMember?: string;

  @text('Nom du médiateur', { dataClass: 'identity', maxLength: 120 })
  mediatorName: string;
}

@form('Consigner une séance', 'evidenced', 'La date seulement : rien de ce qui s’y est dit n’a de place ici.')
export class RecordSession {}

@form('Constater l’issue', 'evidenced')
export class RecordOutcome {
  @choice('Issue', OUTCOMES)
  outcome: keyof typeof OUTCOMES;
}

@form('Clore sans issue', 'evidenced')
export class CloseWithoutOutcome {
  @choice('Motif', CLOSING_REASONS)
  reason: keyof typeof CLOSING_REASONS;
}

@form('Consigner le refus d’une partie', 'evidenced', 'Aucun motif n’est demandé, aucune conséquence ne peut être consignée.')
export class PartyDeclines {}

@form('Retirer la demande', 'evidenced')
export class Withdraw {
  @choice('Motif', WITHDRAWAL_REASONS)
  reason: keyof typeof WITHDRAWAL_REASONS;
}

@form('Lever l’alerte de divergence', 'now', 'Après vérification : les effets vers l’extérieur reprennent.')
export class ReleaseAlarm {
  @choice('Constat', { VERIFIED: 'Vérifié : le journal fait foi', REPAIRED: 'Cause corrigée' })
  finding: string;
}

export const FORMS = {
  open: OpenMediationReferral,
  qualify: Qualify,
  declareInadmissible: DeclareInadmissible,
  recordInformation: RecordInformation,
  refer: Refer,
  issueOrder: IssueOrder,
  startMediation: StartMediation,
  recordSession: RecordSession,
  recordOutcome: RecordOutcome,
  closeWithoutOutcome: CloseWithoutOutcome,
  partyDeclines: PartyDeclines,
  withdraw: Withdraw,
  ALARM_RELEASED: ReleaseAlarm,
} as const;
