import { SetMetadata } from '@nestjs/common';

export const IS_PUBLIC = 'saisine:public';

/** Opens a controller or a route to everyone, with no token: health, documentation. */
export const Public = () => SetMetadata(IS_PUBLIC, true);

export const WITHOUT_ORGANISATION = 'saisine:without-organisation';

/** Opens a route to somebody of several organisations who has not said yet for which of them they act: what is about the person alone. */
export const WithoutOrganisation = () => SetMetadata(WITHOUT_ORGANISATION, true);
