import { describeCases } from '../../test/cases/timelines.js';
import type { Process } from '../kernel/index.js';
import { mediationReferral } from './index.js';

describeCases('dated cases of a mediation referral', mediationReferral as unknown as Process, new URL('./cases/', import.meta.url), 24);
