import { frenchDate, type LegalDate } from '../../calendar/index.js';
import { type Findings, type Guard, onceFilledIn, type Refusal, refusal } from '../../kernel/index.js';
import type { Known } from '../known.js';
import type { OUTCOMES } from '../labels.fr.js';
import * as source from '../sources.js';
import { beforeThe } from './dates.js';

/** The market, the referral, the order, and what follows it. */

/** What the framework agreement answered: see the process `agreement`. */
interface Coverage {
  readonly state: 'notYet' | 'inForce' | 'ended';
  /** null until it is concluded */
  readonly firstDay: LegalDate | null;
  /** as things stand; null without an end */
  readonly lastDay: LegalDate | null;
  /** that day is certain */
  readonly final: boolean;
}
const coverageIn = (findings: Findings): Coverage | null => (findings.framework?.answer ?? null) as Coverage | null;

/** P1-G8: on the date of the act, whatever is known of it today. Before anybody looked there is nothing to refuse. */
export const frameworkIsInForce: Guard<Known> = (known, act, findings) => {
  const coverage = coverageIn(findings);
  if (coverage === null) return act === undefined && !('framework' in findings) ? [] : [unknownMarket(known)];
  if (coverage.state === 'inForce') return [];
  return [coverage.state === 'ended' ? hasEnded(known, coverage) : isToCome(known, coverage)];
};

const dated = (day: LegalDate | null) => (day === null ? [] : [{ what: 'date', id: day } as const]);
const hasEnded = ({ market }: Known, { lastDay }: Coverage): Refusal => {
  const when = lastDay === null ? 'n’a jamais été conclu' : `a pris fin le ${frenchDate(lastDay)} au soir`;
  const text = `Le marché ${market} ${when} : plus aucune saisine ni commande n’est possible.`;
  return refusal('framework-ended', text, source.framework, ...dated(lastDay));
};
const isToCome = ({ market }: Known, { firstDay }: Coverage): Refusal => {
  const when = firstDay === null ? 'n’est pas encore conclu' : `ne prend effet que le ${frenchDate(firstDay)}`;
  return refusal('framework-not-yet-in-force', `Le marché ${market} ${when}.`, source.framework, ...dated(firstDay));
};

const unknownMarket = ({ market }: Known): Refusal =>
  refusal('market-unknown', `Aucun accord-cadre n’est enregistré sous la référence ${market}.`, source.opening, {
    what: 'field',
    id: 'market',
  });

/** P1-E13, P2-E2: it is the agreement itself that says so. */
export const frameworkHasEnded: Guard<Known> = onceFilledIn((_, __, findings) =>
  coverageIn(findings)?.state === 'ended'
    ? []
    : [refusal('framework-still-in-force', 'L’accord-cadre n’est pas terminé à cette date.', source.framework)],
);

export const frameworkEndIsNews: Guard<Known> = onceFilledIn((known, _, findings) => {
  const coverage = coverageIn(findings);
  const endsOn = coverage?.final ? coverage.lastDay : null;
  return endsOn !== known.frameworkEndsOn
    ? []
    : [refusal('already-known', 'Ce dossier le sait déjà de l’accord-cadre.', source.frameworkWarning)];
});

export const frameworkEndIsCertain: Guard<Known> = onceFilledIn((_, __, findings) =>
  coverageIn(findings)?.final ? [] : [refusal('framework-goes-on', 'L’accord-cadre peut encore se poursuivre.', source.frameworkWarning)],
);

/** only a refusal of the employer or of a fund opens a recourse. */
export const recourseIsOpen: Guard<Known> = (known, _, findings) =>
  known.recourseOf === null || (findings.recourse?.answer ?? null) !== null
    ? []
    : [
        refusal(
          'no-recourse',
          'Ce dossier n’ouvre pas de recours : il ne s’est pas terminé par le refus d’un employeur ou d’une caisse nationale.',
          source.recourse,
          { what: 'field', id: 'recourseOf' },
        ),
      ];

/** R1-042, R1-044, R1-047. */
export const referralIsByWhomTheModeNames: Guard<Known> = onceFilledIn((known, { by }) => {
  if (known.mode !== 'PARTIES') {
    if (by.relation === 'lead') return [];
    const text = 'En modalités 1 et 2, c’est la caisse nationale ou l’employeur qui saisit, non une partie.';
    return [refusal('mode-names-another', text, known.mode === 'EMPLOYER' ? source.modeTwo : source.modeOne)];
  }
  if (by.person !== undefined && known.requesting.includes(by.person)) return [];
  const text =
    'En modalité 3, la saisine est faite par une partie qui demande la médiation : indiquez laquelle, et comment sa décision est connue.';
  return [refusal('mode-names-another', text, source.modeThree, { what: 'field', id: 'by.person' })];
});

/** In mode 3 the request is the parties': whoever records their decisions is the employer, who takes nothing back in their place. */
export const withdrawalIsByWhoReferred: Guard<Known> = onceFilledIn((known, { by }) => {
  if (known.mode !== 'PARTIES' || by.relation !== 'lead') return [];
  const text =
    'En modalité 3, la demande appartient aux parties : l’employeur qui s’y oppose consigne son refus avant la saisine ; ensuite, seule une partie peut la retirer.';
  return [refusal('withdrawal-belongs-to-the-parties', text, source.withdrawalInModeThree, { what: 'field', id: 'by.person' })];
});

/** R1-052: the referral, then the order. */
export const orderIsNotBeforeTheReferral: Guard<Known> = onceFilledIn((known, { occurredAt }) =>
  beforeThe(occurredAt, known.referred, {
    code: 'before-the-referral',
    text: (day) => `Le bon de commande suit la saisine, faite le ${day}.`,
    source: source.orderAfterReferral,
  }),
);

export const mediationIsNotBeforeTheOrder: Guard<Known> = onceFilledIn((known, { occurredAt }) =>
  beforeThe(occurredAt, known.ordered, {
    code: 'before-the-order',
    text: (day) => `La médiation ne peut pas avoir commencé avant le bon de commande, émis le ${day}.`,
    source: source.startAfterOrder,
  }),
);

/** What happens in a mediation happens once it has begun, and its outcome « en fin de processus ». */
export const mediationHasBegunByThen: Guard<Known> = onceFilledIn((known, { occurredAt }) =>
  beforeThe(occurredAt, known.started, {
    code: 'before-the-mediation',
    text: (day) => `Ce fait est antérieur au début de la médiation, le ${day}.`,
    source: source.withinTheMediation,
  }),
);

/** R1-036: exactly one kind, and each leads to its own end. */
export const outcomeIs = (outcome: keyof typeof OUTCOMES): Guard<Known> =>
  onceFilledIn((_, act) =>
    act.data.outcome === outcome
      ? []
      : [
          refusal('outcome-not-one-of-three', 'L’issue est l’une des trois que prévoit le marché.', source.outcomes, {
            what: 'field',
            id: 'outcome',
          }),
        ],
  );
