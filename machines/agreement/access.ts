import { type Access, decides } from '../kernel/index.js';
import type { Known } from './known.js';

export const access = {
  relations: {
    purchaser: { label: 'l’organisme acheteur', roles: ['caseManager', 'lead'] },
    // whoever carries out the market follows it and is told; it decides nothing about it
    holder: { label: 'le titulaire', roles: [] },
    member: { label: 'un membre du groupement', roles: [] },
    supervisor: { label: 'le responsable au sein de l’organisme acheteur', roles: ['lead'] },
  },
  holders: (known: Known) => ({
    purchaser: { organisations: [known.purchaser] },
    holder: { organisations: [known.holder] },
    member: { organisations: known.members },
    supervisor: { organisations: [known.purchaser] },
  }),
  acts: {
    open: [decides('purchaser')],
    renew: [decides('purchaser')],
    declineRenewal: [decides('purchaser')],
    end: [decides('purchaser')],
    ALARM_RELEASED: [decides('supervisor')],
  },
  reads: {},
} as const satisfies Access<Known>;
