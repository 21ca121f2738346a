import { type DisputeType, type Mediation, MODES, mediation, type ReferralMode, TYPES } from '../../tools/demo/index.js';

/** The paths of a mediation, as every suite plays them; their forms and steps are those of the demonstration. */

/** The path of the suites that need a case and not its details: between executives, referred by the national fund. */
export const FIRST: Mediation = mediation('TYPE_A', 'NATIONAL_FUND');

/** Each type by each mode. */
export const EVERY_PATH: readonly (readonly [DisputeType, ReferralMode])[] = TYPES.flatMap((type) =>
  MODES.map((mode) => [type, mode] as const),
);
