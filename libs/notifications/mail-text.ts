import { neutralSentence } from './labels.js';

/** What a mail may say of a notice: a case's number and an address that nobody reads without signing in. */
export interface MailedNotice {
  readonly id: string;
  readonly caseId: string;
  readonly reference: string;
  readonly kind: string;
  readonly urgency: string | null;
  readonly why: 'urgent' | 'digest' | 'escalation';
  /** the organisation that was told */
  readonly organisation: string;
  /** it reaches its reader in place of a colleague */
  readonly standingIn: boolean;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** Notices written out; of the others the number is given. */
const MOST = 30;
const WIDTH = 72;

/**
 * Nothing personal, and nothing of what a case is about: who reads a mailbox is not known here.
 * @param publicUrl where the application is, without a final bar
 */
export function mailText(notices: readonly MailedNotice[], publicUrl: string): MailText {
  const escalated = notices.filter(({ why }) => why === 'escalation');
  const urgent = notices.filter(({ why, urgency }) => why !== 'escalation' && urgency !== null);
  const others = notices.filter(({ why, urgency }) => why !== 'escalation' && urgency === null);
  const count = urgent.length + escalated.length;
  const shown = [...escalated, ...urgent, ...others].slice(0, MOST);
  const part = (title: string, all: readonly MailedNotice[]) => {
    const lines = all.filter((notice) => shown.includes(notice)).flatMap((notice) => ['', ...itemOf(notice, publicUrl)]);
    return lines.length === 0 ? [] : ['', title.toUpperCase(), ...lines];
  };
  const lines = [
    'Bonjour,',
    '',
    ...wrapped(`${phrase(notices.length, 'avis vous attend', 'avis vous attendent')} dans Saisine${outOf(notices.length, count)}.`),
    ...part('Non lus à temps dans votre organisme', escalated),
    ...part('Urgent', urgent),
    ...part(count > 0 ? 'Autres avis' : 'Avis', others),
    ...(shown.length < notices.length ? ['', `… et ${notices.length - shown.length} de plus.`] : []),
    '',
    'Tous vos avis :',
    `${publicUrl}/avis`,
    '',
    '-- ',
    ...wrapped('Message automatique de Saisine : il ne contient volontairement aucun nom. Ne répondez pas à cette adresse.'),
    `Régler ces courriels : ${publicUrl}/reglages`,
    '',
  ];
  return { subject: subjectOf(notices.length, count), text: lines.join('\n') };
}

/** « Saisine : 3 avis, dont 1 urgent » */
function subjectOf(all: number, urgent: number): string {
  if (urgent === all) return `Saisine : ${phrase(all, 'avis urgent', 'avis urgents')}`;
  return `Saisine : ${all} avis${outOf(all, urgent)}`;
}

function outOf(all: number, urgent: number): string {
  if (urgent === 0) return '';
  if (urgent === all) return all === 1 ? ', urgent' : ', tous urgents';
  return `, dont ${phrase(urgent, 'urgent', 'urgents')}`;
}

const phrase = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

function itemOf(notice: MailedNotice, publicUrl: string): readonly string[] {
  const { reference, caseId, organisation, standingIn } = notice;
  return [
    ...wrapped(`- ${reference} : ${neutralSentence(notice)}`, '  '),
    ...wrapped(`  Pour : ${organisation}${standingIn ? ', en remplacement d’un collègue' : ''}`, '  '),
    `  ${publicUrl}/dossiers/${caseId}`,
  ];
}

/** Lines that every mail program shows whole. */
function wrapped(text: string, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  // only ordinary spaces break a line: those of French typography hold
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? (lines.length === 0 ? word : `${indent}${word}`) : `${line} ${word}`;
  }
  return [...lines, line];
}
