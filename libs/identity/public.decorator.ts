import { SetMetadata } from '@nestjs/common';

export const IS_PUBLIC = 'saisine:public';

/** Opens a controller or a route to everyone, with no token: health, documentation. */
export const Public = () => SetMetadata(IS_PUBLIC, true);
