import { type Refusal, refusal } from '../kernel/index.js';
import * as source from './sources.js';
import type { Terms } from './terms.js';

const contradiction = (code: string, text: string, name: string, because = source.termsFit): Refusal =>
  refusal(code, text, because, { what: 'field', id: name });

const renewalFits = ({ renewal, renewalTerm, mostRenewals, initialTerm, evaluation }: Terms): readonly (Refusal | false)[] => [
  renewal === 'NONE' &&
    renewalTerm !== null &&
    contradiction(
      'term-without-renewal',
      'Une période de reconduction est indiquée, mais aucune reconduction n’est permise.',
      'renewalTerm',
      source.renewals,
    ),
  renewal === 'NONE' &&
    (mostRenewals ?? 0) > 0 &&
    contradiction(
      'count-without-renewal',
      'Un nombre de reconductions est indiqué, mais aucune reconduction n’est permise.',
      'mostRenewals',
      source.renewals,
    ),
  (renewal === 'TACIT' || renewal === 'EXPRESS') &&
    renewalTerm === null &&
    contradiction(
      'renewal-without-term',
      'Une convention reconductible dit pour combien de mois : indiquez la période de reconduction.',
      'renewalTerm',
      source.renewals,
    ),
  renewal === 'TACIT_INDEFINITE' &&
    renewalTerm !== null &&
    contradiction(
      'term-of-indefinite-renewal',
      'Reconduite pour une durée indéterminée, la convention n’a pas de période de reconduction.',
      'renewalTerm',
      source.tacit,
    ),
  renewal === 'TACIT_INDEFINITE' &&
    mostRenewals !== null &&
    contradiction(
      'count-of-indefinite-renewal',
      'Reconduite une fois pour une durée indéterminée, la convention n’a pas de nombre de reconductions.',
      'mostRenewals',
      source.tacit,
    ),
  (renewal === 'TACIT' || renewal === 'EXPRESS') &&
    mostRenewals === 0 &&
    contradiction(
      'no-renewal-allowed',
      'Zéro reconduction au plus : choisissez « aucune reconduction », ou laissez vide s’il n’y a pas de maximum.',
      'mostRenewals',
      source.renewals,
    ),
  renewal !== 'NONE' &&
    initialTerm === null &&
    contradiction(
      'renewal-without-initial-term',
      'Sans durée, rien ne se reconduit : indiquez la période initiale, ou « aucune reconduction ».',
      'initialTerm',
      source.tacit,
    ),
  renewal === 'NONE' &&
    evaluation === 'CONDITION' &&
    contradiction(
      'evaluation-without-renewal',
      'Une évaluation ne peut conditionner une reconduction qui n’existe pas.',
      'evaluation',
      source.evaluation,
    ),
];

/** The shortest of its terms must be long enough for its delays. */
const delaysFit = ({ notice, opposition, initialTerm, renewal, renewalTerm }: Terms): readonly (Refusal | false)[] => {
  const terms = [initialTerm, renewal === 'NONE' ? null : renewalTerm].filter((months): months is number => months !== null);
  const shortest = terms.length > 0 ? Math.min(...terms) : null;
  return [
    shortest !== null &&
      notice > shortest &&
      contradiction(
        'notice-longer-than-the-term',
        `Un préavis de ${notice} mois est plus long que la période de ${shortest} mois qu’il doit pouvoir interrompre.`,
        'notice',
        source.termination,
      ),
    shortest !== null &&
      opposition > shortest &&
      contradiction(
        'opposition-longer-than-the-term',
        `On ne peut pas s’opposer ${opposition} mois avant le terme d’une période de ${shortest} mois.`,
        'opposition',
        source.opposition,
      ),
  ];
};

const effectFits = ({ effect, firstDay }: Terms): readonly (Refusal | false)[] => [
  effect === 'FIXED' &&
    firstDay === null &&
    contradiction('fixed-without-day', 'La prise d’effet est à date fixe : indiquez le premier jour.', 'firstDay', source.initialTerm),
  effect === 'SIGNATURE' &&
    firstDay !== null &&
    contradiction(
      'day-of-signature',
      'La convention prend effet le jour de la dernière signature : ne fixez pas de premier jour.',
      'firstDay',
      source.initialTerm,
    ),
];

const marketFits = ({ market, whenMarketEnds, carries }: Terms): readonly (Refusal | false)[] => [
  market === null &&
    whenMarketEnds !== null &&
    contradiction(
      'end-without-market',
      'Aucun marché n’est désigné : rien ne peut s’arrêter avec lui.',
      'whenMarketEnds',
      source.marketEnd,
    ),
  market === null &&
    carries === 'ORDERS' &&
    contradiction(
      'orders-without-market',
      'Un marché subséquent à bons de commande découle d’un marché : indiquez sa référence.',
      'market',
      source.subsequent,
    ),
];

/** Everything in terms that contradicts something else in them. */
export const contradictionsIn = (terms: Terms): readonly Refusal[] =>
  [...renewalFits(terms), ...delaysFit(terms), ...effectFits(terms), ...marketFits(terms)].filter((one): one is Refusal => one !== false);
