import { choice, count, date, form, list, organisation, ReleaseAlarm, text } from '../kernel/index.js';
import { END_REASONS, RENEWALS } from './labels.fr.js';
import { RENEWALS_EXPLAINED } from './plain-words.fr.js';

/** One class an act. What the contract lays down is data of the case: another market has other terms. */

@form('Membre du groupement')
export class Member {
  @organisation('Membre du groupement', ['provider'])
  organisation: string;
}

@form('Enregistrer un accord-cadre', 'evidenced', 'La date est celle de sa conclusion, au plus tard son premier jour.')
export class OpenAgreement {
  @text('Référence du marché', {
    maxLength: 9,
    pattern: '^[0-9]{2} AC [0-9]{2,3}$',
    patternHint: 'l’année, AC et un numéro : 18 AC 27',
    example: '26 AC 100',
  })
  reference: string;

  @organisation('Organisme acheteur', ['purchasingBody'])
  purchaser: string;

  @organisation('Titulaire, mandataire du groupement', ['provider'])
  holder: string;

  @list('Autres membres du groupement', Member, { required: false, max: 20 })
  members?: Member[];

  @date('Premier jour', { hint: 'Sa date d’effet : ce jour est couvert.' })
  firstDay: string;

  @count('Période initiale, en mois', { min: 1, max: 120 })
  initialTerm: number;

  @count('Période de reconduction, en mois', { min: 0, max: 120 }, { hint: '0 quand il n’est pas reconductible.' })
  renewalTerm: number;

  @count('Reconductions au plus', { min: 0, max: 9 })
  mostRenewals: number;

  @choice('Reconduction', RENEWALS, { describes: RENEWALS_EXPLAINED })
  renewal: keyof typeof RENEWALS;
}

@form('Décider la reconduction', 'evidenced', 'Pour la période suivante ; elle commence au terme de celle-ci.')
export class Renew {}

@form('Décider de ne pas reconduire', 'evidenced', 'L’accord-cadre va jusqu’au terme de la période en cours.')
export class DeclineRenewal {}

@form('Mettre fin à l’accord-cadre', 'evidenced', 'Plus aucun bon de commande ensuite ; ce qui est commandé s’exécute.')
export class End {
  @choice('Motif', END_REASONS)
  reason: keyof typeof END_REASONS;
}

export const FORMS = {
  open: OpenAgreement,
  renew: Renew,
  declineRenewal: DeclineRenewal,
  end: End,
  ALARM_RELEASED: ReleaseAlarm,
} as const;
