import type { words } from './words.js';

/** Where the tour goes, chosen from what there is. Pure. */

type StopName = keyof (typeof words)['fr']['at'];

/** An address of the application. */
export interface Place {
  readonly to: '/' | '/dossiers/$id' | '/echeances' | '/avis' | '/procedures';
  readonly params?: { readonly id: string };
  readonly search?: { readonly vue: string };
}

/** What of the kind there is; undefined: nothing. */
export interface Found {
  readonly waiting?: string;
  readonly late?: string;
  readonly open?: string;
  readonly ended?: string;
  readonly hasDeadlines: boolean;
  readonly hasNotices: boolean;
}

export interface Stop {
  readonly name: StopName;
  /** undefined: there is nothing of the kind to show yet */
  readonly place?: Place;
}

const caseAt = (id: string | undefined, vue?: string): Place | undefined =>
  id === undefined ? undefined : { to: '/dossiers/$id', params: { id }, ...(vue === undefined ? {} : { search: { vue } }) };

/** An auditor begins with the proof; everyone else with their work. */
export function stopsFor(isAuditor: boolean, found: Found): readonly Stop[] {
  const any = found.waiting ?? found.late ?? found.open;
  const places: Readonly<Record<StopName, Place | undefined>> = {
    work: any === undefined && found.ended === undefined ? undefined : { to: '/' },
    waiting: caseAt(found.waiting),
    late: caseAt(found.late, 'prevision'),
    path: caseAt(any ?? found.ended, 'parcours'),
    deadlines: found.hasDeadlines ? { to: '/echeances' } : undefined,
    notices: found.hasNotices ? { to: '/avis' } : undefined,
    ended: caseAt(found.ended, 'preuve'),
    rules: { to: '/procedures' },
    history: caseAt(found.ended ?? any, 'historique'),
  };
  const names: readonly StopName[] = isAuditor
    ? ['ended', 'history', 'rules', 'path', 'late', 'deadlines', 'work']
    : ['work', 'waiting', 'late', 'path', 'deadlines', 'notices', 'ended'];
  return names.map((name) => ({ name, ...(places[name] ? { place: places[name] } : {}) }));
}
