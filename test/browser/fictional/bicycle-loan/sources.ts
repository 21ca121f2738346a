import { notFromText, source } from '../kernel/index.js';

const RULES = 'Règlement imaginaire du parc de vélos';

export const loans = source(`${RULES}, article 1`, 'P0-V1');
export const keys = source(`${RULES}, article 2`, 'P0-V2');
export const giving = source(`${RULES}, article 3`, 'P0-V3');
export const reminder = notFromText('Rappel du retour, sans effet de droit', 'A-12');
