import { ownRoles, type Who } from '../../../libs/identity/index.js';
import { MANAGER, type Reader } from '../../../libs/notifications/index.js';

/** Somebody in front of what their organisation was told. */
export const readerOf = ({ accountId, organisation }: Who): Reader => ({ accountId, organisation: organisation.id });

/** Do they run it themselves? What is its manager's is not lent for a day. */
export const runs = (who: Who): boolean => ownRoles(who).includes(MANAGER);
