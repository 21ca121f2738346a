import { SignInFailed, type SignInFailure } from '../../../libs/session/index.js';
import { asProblem } from '../problem/as-problem.js';
import { TITLES } from '../problem/titles.js';
import type { PlainPage } from '../web/plain-page.js';

const AGAIN = { label: 'Se connecter', address: '/auth/sign-in' };

/** A page, its status, and after how many seconds it is worth trying again, where somebody knows. */
interface FailurePage {
  readonly status: number;
  readonly page: PlainPage;
  readonly retryAfter?: number;
}

const PAGES: Readonly<Record<SignInFailure, FailurePage>> = {
  expired: {
    status: 400,
    page: {
      title: 'Cette connexion ne sert plus',
      paragraphs: [
        'Elle a été commencée il y a plus de dix minutes, dans un autre navigateur, ou elle a déjà servi.',
        'Recommencez : rien n’a été perdu.',
      ],
      way: AGAIN,
    },
  },
  refused: {
    status: 403,
    page: {
      title: 'Connexion abandonnée',
      paragraphs: ['Le service de connexion n’a pas confirmé qui vous êtes : vous avez annulé, ou il vous a refusé l’accès à Saisine.'],
      way: AGAIN,
    },
  },
  invalid: {
    status: 400,
    page: {
      title: 'Connexion impossible',
      paragraphs: [
        'La réponse du service de connexion ne peut pas être vérifiée : vous n’êtes pas connecté.',
        'Recommencez ; si cela se reproduit, prévenez l’exploitant de Saisine.',
      ],
      way: AGAIN,
    },
  },
  away: {
    status: 503,
    page: {
      title: 'Le service de connexion ne répond pas',
      paragraphs: ['Saisine fonctionne, mais le service qui vérifie qui vous êtes ne répond pas. Réessayez dans quelques instants.'],
      way: AGAIN,
    },
  },
};

/** What a person sees of a sign-in that failed; undefined for what nobody foresaw. */
export function failurePage(failure: unknown): FailurePage | undefined {
  if (failure instanceof SignInFailed) return PAGES[failure.failure];
  const problem = asProblem(failure);
  if (!problem) return undefined;
  const { status, detail, extra } = problem;
  const retryAfter = typeof extra.retryAfter === 'number' ? extra.retryAfter : undefined;
  const isAboutThem = status === 403;
  const title = isAboutThem ? 'Vous n’entrez pas dans Saisine' : (TITLES[status] ?? 'Connexion impossible');
  return { status, retryAfter, page: { title, paragraphs: [detail], way: isAboutThem ? OTHERWISE : AGAIN } };
}

const OTHERWISE = { label: 'Se connecter sous un autre nom', address: '/auth/sign-in?again=true' };
