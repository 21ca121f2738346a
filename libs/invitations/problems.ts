import { frenchDate, instant } from '../../machines/calendar/index.js';
import { ProblemError } from '../problem/index.js';
import type { Invitation } from './invitation.js';

export const noSuchLink = (): ProblemError =>
  new ProblemError(404, 'no-such-link', 'Ce lien n’existe pas. Vérifiez qu’il est entier, ou demandez-en un autre à qui vous l’a envoyé.');

export const noSuchInvitation = (): ProblemError =>
  new ProblemError(404, 'no-such-invitation', 'Ce dossier n’a pas d’invitation de ce numéro.');

/** Whoever sent it no longer leads the case. */
export const noLongerTheirs = (): ProblemError =>
  new ProblemError(
    410,
    'link-revoked',
    'L’organisme qui avait envoyé ce lien ne conduit plus ce dossier : demandez-en un à celui qui le conduit.',
  );

/** Why a link no longer serves; undefined while it does. */
export function settled({ state, usedAt, revokedAt, expiresAt }: Invitation): ProblemError | undefined {
  const on = (at: string | null) => frenchDate(instant(at ?? expiresAt));
  switch (state) {
    case 'used':
      return new ProblemError(
        410,
        'link-used',
        `Ce lien a déjà servi, le ${on(usedAt)} : la réponse est enregistrée. Il ne sert qu’une fois.`,
      );
    case 'revoked':
      return new ProblemError(410, 'link-revoked', `Ce lien a été retiré le ${on(revokedAt)} par l’organisme qui l’avait envoyé.`);
    case 'expired':
      return new ProblemError(
        410,
        'link-expired',
        `Ce lien a expiré le ${on(expiresAt)} : demandez-en un autre à l’organisme qui l’a envoyé.`,
      );
    case 'waiting':
      return undefined;
  }
}
