import type { Difference } from '../../machines/kernel/index.js';
import { shown } from '../casework/index.js';
import { ProblemError } from '../problem/index.js';

export const noSuchProposal = (): ProblemError =>
  new ProblemError(404, 'no-such-proposal', 'Cette proposition de correction n’existe pas, ou elle n’est pas de votre ressort.');

export const settled = (): ProblemError =>
  new ProblemError(
    409,
    'proposal-settled',
    'Cette proposition de correction n’est plus ouverte : elle a été décidée, retirée ou dépassée.',
  );

export const alreadyProposed = (): ProblemError =>
  new ProblemError(409, 'proposal-open', 'Une correction de ce fait est déjà proposée : faites-la d’abord approuver, rejeter ou retirer.');

export const notCorrectable = (): ProblemError =>
  new ProblemError(
    409,
    'not-correctable',
    'Seul un acte se corrige : ni une échéance, ni une correction, ni la levée d’une alerte ; et un dossier garde son ouverture.',
  );

export const notLate = (): ProblemError =>
  new ProblemError(
    409,
    'not-late',
    'Aucun terme n’a changé la situation du dossier après cette date : consignez ce fait par l’acte lui-même.',
  );

export const ownProposal = (): ProblemError =>
  new ProblemError(
    403,
    'own-proposal',
    'Une correction s’approuve à deux : une autre personne que vous doit se prononcer. Vous pouvez retirer votre proposition.',
  );

export const substituteOfProposer = (): ProblemError =>
  new ProblemError(
    403,
    'substitute-of-proposer',
    'Vous remplacez la personne qui propose, ou elle vous remplace : une troisième personne doit se prononcer.',
  );

/** The case moved on, and the correction would change something else than what was shown. */
export const stale = (difference: Difference): ProblemError =>
  new ProblemError(
    409,
    'proposal-stale',
    'Le dossier a changé depuis cette proposition, et la correction n’aurait plus les mêmes conséquences. Proposez-la de nouveau.',
    { difference },
  );

/** Each fact that the corrected case would refuse, with its reasons: approved by naming exactly these, or not at all. */
export function unlawful({ unlawful: facts }: Difference): ProblemError {
  const places = facts.map(({ seq }) => seq);
  const detail =
    facts.length === 0
      ? 'Aucun fait ne serait refusé après cette correction : « acknowledges » reste vide.'
      : `Une fois la correction faite, ${facts.length === 1 ? 'le fait' : 'les faits'} n° ${places.join(', ')} ne serai${facts.length === 1 ? 't' : 'ent'} pas régulier${facts.length === 1 ? '' : 's'}. ` +
        `Rejetez la proposition, ou approuvez-la en écartant exactement ${facts.length === 1 ? 'ce fait' : 'ces faits'} : « acknowledges ».`;
  const refusals = facts.flatMap(({ seq, act, refusals: reasons }) => reasons.map((reason) => ({ ...shown(reason), seq, act })));
  return new ProblemError(409, 'unlawful-after-correction', detail, { refusals, acknowledges: places });
}
