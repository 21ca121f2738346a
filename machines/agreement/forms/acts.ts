import { choice, count, form, list, organisation, text } from '../../kernel/index.js';
import {
  ABANDON_REASONS,
  AMENDED,
  ANNEXES,
  CANCEL_REASONS,
  END_REASONS,
  EVALUATIONS,
  ORDER_LEVELS,
  RENEWALS,
  VERDICTS,
} from '../labels.fr.js';
import { ORGANISATIONS, SEALED_TEXT, TITLE, whole } from './fields.js';

/** One class an act. */

const lastName = text('Nom du signataire', { dataClass: 'identity', maxLength: 80 });
const firstName = text('Prénom du signataire', { dataClass: 'identity', maxLength: 80 });

@form('Mettre les pièces contractuelles à disposition', 'evidenced')
export class ProvideDocuments {}

@form('Signer', 'evidenced', 'La date est celle de la signature.')
export class Sign {
  @text('Qualité du signataire', TITLE)
  title: string;

  @lastName
  lastName: string;

  @firstName
  firstName: string;
}

@form('Abandonner le projet', 'evidenced')
export class Abandon {
  @choice('Motif', ABANDON_REASONS)
  reason: keyof typeof ABANDON_REASONS;
}

@form('Ouvrir l’évaluation de la période', 'evidenced')
export class OpenEvaluation {}

@form('Situations d’un service')
export class ServiceFigures {
  @organisation('Service', ORGANISATIONS)
  organisation: string;

  @whole('Situations signalées par ce service')
  reported: number;

  @whole('Situations traitées par son instance de coordination PDP')
  handled: number;
}

@form('Renseigner l’évaluation', 'evidenced', 'Des nombres seulement. La modifier fait tomber les signatures déjà recueillies.')
export class FillEvaluation {
  @list('Par service', ServiceFigures, { min: 1, max: 12 })
  services: ServiceFigures[];

  @whole('Actions collectives conjointes')
  collectiveActions: number;

  @whole('Participants à ces actions')
  participants: number;

  @whole('Actions de sensibilisation et de formation communes')
  trainings: number;

  @text('Nature de ces actions', { ...SEALED_TEXT, required: false, hint: 'Leur thème, sans nom de personne ni d’entreprise.' })
  trainingNature?: string;

  @whole('Personnes ayant participé à ces actions')
  trained: number;

  @whole('Remobilisations précoces réalisées')
  remobilised: number;

  @whole('Maintiens dans l’entreprise')
  retained: number;

  @whole('Maintiens hors de l’entreprise')
  retainedElsewhere: number;

  @whole('Réunions entre les services')
  serviceMeetings: number;

  @whole('Rencontres entre les instances de coordination PDP')
  bodyMeetings: number;

  @choice('Conclusion', VERDICTS)
  verdict: keyof typeof VERDICTS;
}

@form('Signer l’évaluation', 'evidenced')
export class SignEvaluation {
  @lastName
  lastName: string;

  @firstName
  firstName: string;
}

@form('Signaler une évolution réglementaire', 'evidenced', 'La reconduction demande alors une décision de tous ceux qui en décident.')
export class FlagRegulatoryChange {
  @text('Texte en cause', { ...SEALED_TEXT, hint: 'Sa référence : décret, arrêté, instruction.' })
  reference: string;
}

@form('Lever le signalement', 'evidenced')
export class LiftRegulatoryChange {}

@form('Décider la reconduction', 'evidenced', 'Pour la période suivante ; elle commence au terme de celle-ci.')
export class Renew {}

@form(
  'Décider de ne pas reconduire',
  'evidenced',
  'La convention va jusqu’au terme de la période en cours. La date est celle de la réception par les autres.',
)
export class DeclineRenewal {}

@form('Notifier la résiliation', 'evidenced', 'La date est celle de la réception par les autres signataires : le préavis court de ce jour.')
export class GiveNotice {}

@form(
  'Demander le retrait de son préavis',
  'evidenced',
  'Il court toujours tant que les autres signataires n’ont pas donné leur accord écrit.',
)
export class WithdrawNotice {}

@form('Accepter le retrait d’un préavis', 'evidenced', 'Par écrit, avant que le préavis ne prenne effet.')
export class AcceptWithdrawal {
  @organisation('Signataire dont le préavis est retiré', ORGANISATIONS)
  giver: string;
}

@form(
  'Proposer un avenant',
  'evidenced',
  'Ce qui n’est pas rempli ne change pas. Il s’applique à la dernière signature ; si le terme en cours se déplace, ce qui était décidé de sa reconduction tombe.',
)
export class ProposeAmendment {
  @choice('Ce qu’il modifie', AMENDED)
  subject: keyof typeof AMENDED;

  @text('Objet', { ...SEALED_TEXT, hint: 'En quelques mots, sans nom de personne.' })
  matter: string;

  @count('Période initiale, en mois', { min: 1, max: 240 }, { required: false })
  initialTerm?: number;

  @choice('Reconduction', RENEWALS, { required: false })
  renewal?: keyof typeof RENEWALS;

  @count('Période de reconduction, en mois', { min: 1, max: 120 }, { required: false })
  renewalTerm?: number;

  @count('Reconductions au plus', { min: 0, max: 99 }, { required: false })
  mostRenewals?: number;

  @count('Préavis de résiliation, en mois', { min: 0, max: 24 }, { required: false })
  notice?: number;

  @count('Délai pour s’opposer à la reconduction, en mois', { min: 0, max: 24 }, { required: false })
  opposition?: number;

  @choice('Évaluation', EVALUATIONS, { required: false })
  evaluation?: keyof typeof EVALUATIONS;
}

@form('Signer l’avenant', 'evidenced')
export class SignAmendment {
  @lastName
  lastName: string;

  @firstName
  firstName: string;
}

@form('Abandonner l’avenant', 'evidenced')
export class DropAmendment {}

@form('Changer de représentant', 'evidenced', 'La convention reste celle de l’organisme.')
export class ChangeRepresentative {
  @text('Qualité', TITLE)
  title: string;

  @text('Nom', { dataClass: 'identity', maxLength: 80 })
  lastName: string;

  @text('Prénom', { dataClass: 'identity', maxLength: 80 })
  firstName: string;
}

@form('Consigner une succession', 'evidenced', 'Fusion, changement de nom, reprise des missions : ce qui fut signé reste signé.')
export class RecordSuccession {
  @organisation('Signataire', ORGANISATIONS)
  signatory: string;

  @organisation('Successeur', ORGANISATIONS)
  successor: string;
}

@form('Enregistrer une annexe signée', 'evidenced')
export class RecordAnnex {
  @choice('Annexe', ANNEXES)
  annex: keyof typeof ANNEXES;
}

@form('Émettre un bon de commande', 'now')
export class PlaceOrder {
  @choice('Prestation', ORDER_LEVELS)
  level: keyof typeof ORDER_LEVELS;

  @text('Votre numéro d’engagement', {
    required: false,
    maxLength: 40,
    pattern: '^(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9/._-]{0,39}$',
    patternHint: 'un numéro, sans espace ni nom',
  })
  commitmentNumber?: string;
}

@form('Annuler un bon de commande', 'evidenced')
export class CancelOrder {
  @count('Rang du bon dans ce contrat', { min: 1, max: 9999 }, { hint: '1 pour le premier bon émis.' })
  rank: number;

  @choice('Motif', CANCEL_REASONS)
  reason: keyof typeof CANCEL_REASONS;
}

@form('Mettre fin à la convention', 'evidenced', 'Plus aucun bon de commande ensuite ; ce qui est commandé s’exécute.')
export class End {
  @choice('Motif', END_REASONS)
  reason: keyof typeof END_REASONS;
}

@form('Fin prochaine du marché', 'now', 'Ce fait vient du marché ; personne ne le consigne.')
export class MarketEndsSoon {}

@form('Fin du marché', 'now', 'Ce fait vient du marché ; personne ne le consigne.')
export class MarketEnded {}
