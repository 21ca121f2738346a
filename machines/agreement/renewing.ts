import { type Refusal, refusal } from '../kernel/index.js';
import { everyDeciderRenews, isAssessed, type Known } from './known.js';
import * as source from './sources.js';

/** an evaluation by both, and favourable. */
function evaluationLetsItRenew(known: Known): readonly Refusal[] {
  if (known.evaluation !== 'CONDITION') return [];
  if (!isAssessed(known)) return [refusal('evaluation-missing', 'L’évaluation de la période n’est pas signée par tous.', source.lapse)];
  return known.assessment?.verdict === 'FAVOURABLE'
    ? []
    : [refusal('evaluation-unfavourable', 'L’évaluation de la période est défavorable.', source.lapse)];
}

/** */
function regulationLetsItRenew(known: Known): readonly Refusal[] {
  const isOpen = known.regulatoryReserve && known.regulatoryChange !== null;
  return isOpen ? [refusal('regulatory-change', 'Une évolution réglementaire est signalée et n’est pas levée.', source.regulatory)] : [];
}

/** What keeps an agreement from renewing by itself. */
export const whatSuspendsRenewal = (known: Known): readonly Refusal[] =>
  everyDeciderRenews(known) ? [] : [...evaluationLetsItRenew(known), ...regulationLetsItRenew(known)];
