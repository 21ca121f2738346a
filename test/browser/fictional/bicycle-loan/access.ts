import { type Access, decides } from '../kernel/index.js';
import type { Known } from './known.js';

export const access = {
  relations: {
    lender: { label: 'l’organisme qui prête', roles: ['caseManager', 'lead'] },
    supervisor: { label: 'le responsable de cet organisme', roles: ['lead'] },
  },
  holders: ({ lender }: Known) => ({ lender: { organisations: [lender] }, supervisor: { organisations: [lender] } }),
  acts: { open: [decides('lender')], lend: [decides('lender')], giveBack: [decides('lender')], ALARM_RELEASED: [decides('supervisor')] },
  reads: {},
} as const satisfies Access<Known>;
