import { choice, form } from './form.js';

/** The form of `ALARM_RELEASED`, which every process knows. */
@form('Lever l’alerte de divergence', 'now', 'Après vérification : les effets vers l’extérieur reprennent.')
export class ReleaseAlarm {
  @choice('Constat', { VERIFIED: 'Vérifié : le journal fait foi', REPAIRED: 'Cause corrigée' })
  finding: string;
}
