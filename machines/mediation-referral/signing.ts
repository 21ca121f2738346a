import { choice, form, organisation, text } from '../kernel/index.js';
import { AGREEMENT_FORMS, OVERRIDE_REASONS, REFUSAL_SIGNATORIES, SIGNATORIES } from './labels.fr.js';

/** Whoever speaks for an employer is named: it is nobody who is a party (P1-G7). */

const BODIES = ['localBody', 'nationalFund'];
const WHO_SIGNS = 'Qui signe';
const lastName = text('Nom du signataire', { dataClass: 'identity', maxLength: 80 });
const firstName = text('Prénom du signataire', { dataClass: 'identity', maxLength: 80 });

@form('Donner l’accord de l’employeur', 'evidenced', 'Écrit ou de vive voix ; par quelqu’un qui n’est pas partie.')
export class EmployerAgrees {
  @organisation('Employeur dont c’est l’accord', BODIES, { required: false, hint: 'À défaut, votre organisme.' })
  employer?: string;

  @choice('Forme de l’accord', AGREEMENT_FORMS)
  form: keyof typeof AGREEMENT_FORMS;

  @choice(WHO_SIGNS, SIGNATORIES)
  signatory: keyof typeof SIGNATORIES;

  @lastName
  signatoryLastName: string;

  @firstName
  signatoryFirstName: string;

  @choice('Motif de dérogation', OVERRIDE_REASONS, {
    required: false,
    hint: 'Seulement si une partie signe malgré tout : le motif reste au dossier.',
  })
  overrideReason?: keyof typeof OVERRIDE_REASONS;
}

@form(
  'Refuser l’accord de l’employeur',
  'evidenced',
  'Par quelqu’un qui n’est pas partie. Le dossier se termine ; un recours reste ouvert par une autre modalité.',
)
export class EmployerRefuses {
  @organisation('Employeur qui refuse', BODIES, { required: false, hint: 'À défaut, votre organisme.' })
  employer?: string;

  @choice(WHO_SIGNS, REFUSAL_SIGNATORIES)
  signatory: keyof typeof REFUSAL_SIGNATORIES;

  @lastName
  signatoryLastName: string;

  @firstName
  signatoryFirstName: string;
}
