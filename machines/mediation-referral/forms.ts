import { choice, flag, form, list, organisation, party, ReleaseAlarm, text } from '../kernel/index.js';
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
  REQUESTERS,
  WITHDRAWAL_REASONS,
} from './labels.fr.js';
import {
  CONTEXTS_EXPLAINED,
  DISPUTE_TYPES_EXPLAINED,
  MATTERS_EXPLAINED,
  REFERRAL_MODES_EXPLAINED,
  REQUESTERS_EXPLAINED,
} from './plain-words.fr.js';
import { EmployerAgrees, EmployerRefuses } from './signing.js';

/** One class an act. The content of the mediation has no field anywhere, nor have its consequences (R1-040). */

/** It stands in the fact as it is written, so it can't be a sentence. */
const REFERENCE = {
  required: false,
  maxLength: 40,
  pattern: '^(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9/._-]{0,39}$',
  patternHint: 'un numéro, sans espace ni nom',
  hint: 'Un numéro, jamais un nom de personne.',
} as const;

const BODIES = ['localBody', 'nationalFund'];
const IN_BULK = { bulk: true };

@form('Ouvrir un dossier de médiation', 'evidenced')
export class OpenMediationReferral {
  @text('Référence du marché', { maxLength: 12, pattern: '^[0-9]{2} [A-Z]{2} [0-9]{2,3}$', patternHint: 'une référence comme 18 AC 27' })
  market: string;

  @organisation('Organisme qui prépare la saisine', BODIES)
  lead: string;

  @text('Votre référence interne', REFERENCE)
  ownReference?: string;

  @text('Dossier dont celui-ci est le recours', {
    required: false,
    maxLength: 36,
    pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
    patternHint: 'l’identifiant d’un dossier',
    hint: 'Après le refus d’un employeur, par une autre modalité ; après celui d’une caisse nationale, avec une nouvelle concertation.',
  })
  recourseOf?: string;
}

@form('Partie')
export class Party {
  @text('Nom', { dataClass: 'identity', maxLength: 80, search: 'name' })
  lastName: string;

  @text('Prénom', { dataClass: 'identity', maxLength: 80 })
  firstName: string;

  @text('Courriel professionnel', { dataClass: 'identity', required: false, maxLength: 120 })
  email?: string;

  @choice('Fonction', FUNCTIONS)
  function: keyof typeof FUNCTIONS;

  @organisation('Organisme ou caisse', BODIES)
  employer: string;

  @choice('Branche d’appartenance', BRANCHES, { keepsFundAs: 'nationalFund' })
  branch: keyof typeof BRANCHES;

  @flag('Concernée personnellement par l’objet du conflit')
  personallyConcerned: boolean;
}

@form('Qualifier la demande', 'evidenced')
export class Qualify {
  @choice('Type de différend', DISPUTE_TYPES, { describes: DISPUTE_TYPES_EXPLAINED })
  type: keyof typeof DISPUTE_TYPES;

  @choice('Modalité de saisine', REFERRAL_MODES, { describes: REFERRAL_MODES_EXPLAINED })
  mode: keyof typeof REFERRAL_MODES;

  @organisation('Organisme qui conduit la saisine', BODIES, {
    required: false,
    hint: 'La caisse nationale en modalité 1, l’employeur en modalités 2 et 3 ; à défaut, celui qui a ouvert le dossier.',
  })
  lead?: string;

  @choice('Qui demande la médiation', REQUESTERS, { required: false, hint: 'En modalité 3.', describes: REQUESTERS_EXPLAINED })
  requestedBy?: keyof typeof REQUESTERS;

  @party('Partie qui la demande', {
    required: false,
    hint: 'En modalité 3, quand une seule la demande : p1, p2… dans l’ordre de la liste.',
  })
  requestingParty?: string;

  @choice('Nature de la situation', MATTERS, { describes: MATTERS_EXPLAINED })
  matter: keyof typeof MATTERS;

  @choice('Contexte de l’intervention', CONTEXTS, { describes: CONTEXTS_EXPLAINED })
  context: keyof typeof CONTEXTS;

  @flag('Lien hiérarchique entre les parties')
  hierarchicalLink: boolean;

  @flag('Harcèlement moral allégué', { hint: 'Saisine ne tranche rien ; le bon de commande rappelle les devoirs du médiateur.' })
  harassmentAlleged: boolean;

  @list('Parties', Party, { min: 2, max: 12, ids: 'p' })
  parties: Party[];
}

@form('Déclarer la demande irrecevable', 'evidenced')
export class DeclareInadmissible {
  @choice('Motif', INADMISSIBILITY_REASONS)
  reason: keyof typeof INADMISSIBILITY_REASONS;
}

@form(
  'Changer de modalité',
  'evidenced',
  'Ce qui a déjà été écrit ou décidé reste acquis ; ce qui manque dans la nouvelle modalité s’affiche.',
)
export class ChangeMode {
  @choice('Nouvelle modalité de saisine', REFERRAL_MODES, { describes: REFERRAL_MODES_EXPLAINED })
  mode: keyof typeof REFERRAL_MODES;

  @organisation('Organisme qui conduit désormais la saisine', BODIES, { required: false, hint: 'À défaut, le même.' })
  lead?: string;

  @choice('Qui demande la médiation', REQUESTERS, { required: false, hint: 'En modalité 3.', describes: REQUESTERS_EXPLAINED })
  requestedBy?: keyof typeof REQUESTERS;

  @party('Partie qui la demande', { required: false, hint: 'En modalité 3, quand une seule la demande.' })
  requestingParty?: string;
}

@form('Caisse présente')
export class FundPresent {
  @organisation('Caisse nationale', ['nationalFund'])
  fund: string;
}

@form('Consigner la concertation', 'evidenced', 'Sa date et qui y était : rien de ce qui s’y est dit.')
export class RecordConsultation {
  @flag('Le Président y était')
  presidentPresent: boolean;

  @flag('Le directeur ou le directeur comptable et financier y était')
  executivePresent: boolean;

  @list('Caisses nationales présentes', FundPresent, { min: 0, max: 8 })
  funds: FundPresent[];
}

@form('Donner l’aval de la caisse nationale', 'evidenced', 'L’aval porte sur l’opportunité d’engager une médiation, et sur rien d’autre.')
export class FundApproves {
  @text('Signataire', { dataClass: 'identity', maxLength: 120 })
  signatoryName: string;
}

@form('Refuser l’aval de la caisse nationale', 'evidenced', 'Aucun motif n’est demandé.')
export class FundRefuses {}

@form('Consigner une information écrite', 'evidenced', 'La date est celle de l’écrit.', IN_BULK)
export class RecordInformation {
  @choice('Destinataire', RECIPIENTS)
  recipient: keyof typeof RECIPIENTS;

  @party('Partie informée', { required: false, hint: 'Quand le destinataire est une partie.' })
  party?: string;

  @organisation('Employeur informé', BODIES, { required: false, hint: 'Quand le destinataire est un employeur.' })
  employer?: string;

  @organisation('Caisse nationale informée', ['nationalFund'], { required: false, hint: 'Quand le destinataire est une caisse nationale.' })
  fund?: string;

  @choice('Moyen', MEDIA)
  medium: keyof typeof MEDIA;
}

@form('Saisir le prestataire', 'now', undefined, IN_BULK)
export class Refer {
  @organisation('Prestataire titulaire du marché', ['provider'])
  provider: string;
}

@form('Émettre le bon de commande', 'now', undefined, IN_BULK)
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

@form('Retirer la demande', 'evidenced', undefined, IN_BULK)
export class Withdraw {
  @choice('Motif', WITHDRAWAL_REASONS)
  reason: keyof typeof WITHDRAWAL_REASONS;
}

@form('Fin prochaine de l’accord-cadre', 'now', 'Ce fait vient de l’accord-cadre ; personne ne le consigne.')
export class FrameworkEndsSoon {}

@form('Fin de l’accord-cadre', 'now', 'Ce fait vient de l’accord-cadre ; personne ne le consigne.')
export class FrameworkEnded {}

export const FORMS = {
  open: OpenMediationReferral,
  qualify: Qualify,
  declareInadmissible: DeclareInadmissible,
  changeMode: ChangeMode,
  recordConsultation: RecordConsultation,
  fundApproves: FundApproves,
  fundRefuses: FundRefuses,
  employerAgrees: EmployerAgrees,
  employerRefuses: EmployerRefuses,
  recordInformation: RecordInformation,
  refer: Refer,
  issueOrder: IssueOrder,
  startMediation: StartMediation,
  recordSession: RecordSession,
  recordOutcome: RecordOutcome,
  closeWithoutOutcome: CloseWithoutOutcome,
  partyDeclines: PartyDeclines,
  withdraw: Withdraw,
  frameworkEndsSoon: FrameworkEndsSoon,
  frameworkEnded: FrameworkEnded,
  ALARM_RELEASED: ReleaseAlarm,
} as const;
