import { choice, count, date, form, list, organisation, text } from '../../kernel/index.js';
import { MEETINGS, REVIEWS } from '../labels.fr.js';
import { ORGANISATIONS, SEALED_TEXT, whole } from './fields.js';

/** What is due again and again. */

@form('Convoquer une rencontre', 'evidenced')
export class CallMeeting {
  @choice('Rencontre', MEETINGS)
  kind: keyof typeof MEETINGS;

  @date('Jour de la rencontre')
  on: string;

  @text('Ordre du jour', { ...SEALED_TEXT, hint: 'Des sujets, sans nom de personne.' })
  agenda: string;
}

@form('Organisme présent')
export class Present {
  @organisation('Organisme', ORGANISATIONS)
  organisation: string;
}

@form('Consigner une rencontre', 'evidenced', 'Sa date et qui y était ; joignez le compte rendu.')
export class RecordMeeting {
  @choice('Rencontre', MEETINGS)
  kind: keyof typeof MEETINGS;

  @list('Organismes présents', Present, { min: 1, max: 20 })
  present: Present[];
}

@form('Vérifier les coordonnées', 'evidenced', 'Les coordonnées dédiées sont relues et à jour ce jour-là.')
export class VerifyContacts {}

@form('Renseigner les indicateurs de l’année', 'evidenced')
export class RecordIndicators {
  @count('Année du contrat', { min: 1, max: 20 }, { hint: '1 pour l’année qui commence à la prise d’effet.' })
  year: number;

  @whole('Établissements formés')
  trained: number;

  @whole('Dont établissements suivis par la caisse régionale (COG)')
  trainedFollowed: number;

  @whole('Établissements accompagnés')
  accompanied: number;

  @whole('Dont établissements suivis par la caisse régionale (COG)')
  accompaniedFollowed: number;

  @whole('Établissements ciblés par une action de communication')
  targeted: number;

  @whole('Dont établissements suivis par la caisse régionale (COG)')
  targetedFollowed: number;

  @text('Commentaires', { ...SEALED_TEXT, required: false, hint: 'Information qualitative, sans nom de personne ni d’entreprise.' })
  comment?: string;
}

@form('Consigner l’enquête de la DGT', 'evidenced')
export class RecordSurvey {
  @count('Année de l’enquête', { min: 2015, max: 2036 })
  year: number;
}

@form('Consigner une revue semestrielle', 'evidenced')
export class RecordReview {
  @choice('Revue', REVIEWS)
  cycle: keyof typeof REVIEWS;
}
