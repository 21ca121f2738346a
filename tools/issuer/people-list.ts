import type Provider from 'oidc-provider';
import type { Person } from '../../libs/directory/index.js';

const PEOPLE_PATH = '/people';

/** Who can be asked for: the token command shows it to whoever mistypes a login. */
export function peopleList(people: readonly Person[]): Parameters<Provider['use']>[0] {
  const list = people.map(({ subject, displayName }) => ({ login: subject, displayName }));

  return async (ctx, next) => {
    if (ctx.path !== PEOPLE_PATH) return next();
    ctx.body = list;
  };
}
