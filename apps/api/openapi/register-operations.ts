import { CASE, CURSOR, LIMIT, type Paths, pathParameter, queryParameter, reads } from './parts.js';

/** What rests on what. */
export const REGISTER_OPERATIONS: Paths = {
  '/v1/registers': {
    get: reads('Registres', 'registers_list', 'Les procédures sur les dossiers desquelles d’autres reposent'),
  },
  '/v1/registers/{process}': {
    get: reads(
      'Registres',
      'registers_read',
      'Un registre : jusqu’où court chaque dossier, ce qui va lui arriver dans les dix-huit mois et ce qui en dépend ; le prochain changement d’abord',
      pathParameter('process', 'Identifiant, pluriel ou version'),
      queryParameter('q', 'Une partie de la référence, de l’intitulé ou du nom d’un organisme'),
      queryParameter('open', 'En cours, ou terminés', { type: 'boolean' }),
      CURSOR,
      LIMIT,
    ),
  },
  '/v1/cases/{id}/dependants': {
    get: reads(
      'Registres',
      'cases_dependants',
      'Les dossiers qui reposent sur celui-ci : ceux que vous pouvez lire, et le compte de tous',
      CASE,
      CURSOR,
      LIMIT,
    ),
  },
  '/v1/cases/{id}/foundations': {
    get: reads('Registres', 'cases_foundations', 'Ce sur quoi repose un dossier, et jusqu’à quand', CASE),
  },
};
