import { describeCases } from '../../test/cases/timelines.js';
import type { Process } from '../kernel/index.js';
import { agreement } from './index.js';

describeCases('dated cases of an agreement', agreement as unknown as Process, new URL('./cases/', import.meta.url), 4);
