import { choice, flag, form, organisation, ReleaseAlarm, text } from '../kernel/index.js';
import { SIZES } from './labels.fr.js';

@form('Demander un vélo', 'evidenced')
export class Open {
  @organisation('Organisme qui prête', ['nationalFund'])
  lender: string;

  @choice('Taille du vélo', SIZES)
  size: keyof typeof SIZES;
}

@form('Remettre le vélo', 'evidenced')
export class Lend {
  @text('Numéro du vélo', { maxLength: 8 })
  bicycle: string;

  @flag('Clé du cadenas remise')
  keyGiven: boolean;
}

@form('Recevoir le vélo rendu', 'evidenced')
export class GiveBack {}

export const FORMS = { open: Open, lend: Lend, giveBack: GiveBack, ALARM_RELEASED: ReleaseAlarm } as const;
