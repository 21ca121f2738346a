import { DEADLINE_KIND, URGENCIES, type Urgency } from './urgency.js';

/** How somebody comes to be concerned by a notice of their organisation. */
export type Concern = 'assigned' | 'role' | 'member' | 'substitute' | 'escalation';

/** What a notice says, in the process's own words, kept with the notice since its version says them. */
export function sentenceOf({
  kind,
  subject,
  urgency,
}: {
  readonly kind: string;
  readonly subject: string;
  readonly urgency: string | null;
}) {
  if (kind !== DEADLINE_KIND) return subject;
  return `${urgency === 'escalation' ? 'Alerte' : 'Rappel'} : ${subject}`;
}

/** The same in words that may stand in a mail: nothing of the process, nothing of what happened in the case. */
export function neutralSentence({ kind, urgency }: { readonly kind: string; readonly urgency: string | null }): string {
  if (isUrgency(urgency)) return URGENCIES[urgency].toLowerCase();
  return kind === DEADLINE_KIND ? 'une échéance est rappelée' : 'le dossier a du nouveau';
}

export const urgencyView = (urgency: string | null) => (isUrgency(urgency) ? { code: urgency, label: URGENCIES[urgency] } : null);

/** Why it concerns somebody. @param name of the colleague whom they stand in for, where the reader may see it */
export function concernLabel(why: Concern, name?: string): string {
  switch (why) {
    case 'assigned':
      return 'Suit ce dossier';
    case 'role':
      return 'Agit dans ce dossier pour son organisme';
    case 'member':
      return 'Personne n’a dans l’organisme le rôle qu’il faut : l’avis va à tous';
    case 'substitute':
      return name === undefined ? 'Remplace un collègue' : `Remplace ${name}`;
    case 'escalation':
      return 'Responsable : personne ne l’avait lu à temps';
  }
}

const isUrgency = (text: string | null): text is Urgency => text !== null && Object.hasOwn(URGENCIES, text);
