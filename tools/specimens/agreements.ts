import { currentProcess } from '../../machines/registry.js';
import { SIGNATORY } from '../demo/index.js';

/** Fictional agreements, each played in a sandbox by its own dates: between them they draw up every paper of an agreement. */

export interface Played {
  /** login of whoever opens it, and moves its clock */
  readonly as: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Paris time at its opening: `2025-04-10T09:00` */
  readonly now: string;
  readonly steps: readonly PlayedStep[];
}
/** Something done, or the clock moved. */
export type PlayedStep = Done | { readonly until: string };
export interface Done {
  readonly act: string;
  readonly as: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly occurredAt?: string;
}

const CARSAT = 'carsat.gestionnaire';
const SPST = 'spst.gestionnaire';
const DREETS = 'dreets.gestionnaire';
const BODY = 'caisse-a.gestionnaire';
const FUND = 'fonds.gestionnaire';
const PROVIDER = 'ecoute.responsable';
const PURCHASER = 'achats.gestionnaire';

export const done = (as: string, act: string, data: Readonly<Record<string, unknown>> = {}, occurredAt?: string): Done => ({
  as,
  act,
  data,
  ...(occurredAt ? { occurredAt } : {}),
});
/** As the process itself proposes them. */
const termsOf = (id: string) => ({ template: id, ...currentProcess('agreement')?.templates?.find((one) => one.id === id)?.data });
export const HEADS = [
  { as: CARSAT, organisation: 'carsat-monts', title: 'Directrice générale', lastName: 'Maquette', firstName: 'Solène' },
  { as: SPST, organisation: 'spst-rives', title: 'Directeur', lastName: 'Pastiche', firstName: 'Aurélien' },
  { as: DREETS, organisation: 'dreets-vals', title: 'Directeur régional', lastName: 'Canevas', firstName: 'Firmin' },
] as const;
const [carsat, spst] = HEADS;
type Head = (typeof HEADS)[number];
const named = ({ lastName, firstName }: Head) => ({ lastName, firstName });
export const parties = (heads: readonly Head[], signedOn?: string) =>
  heads.map(({ organisation, title }) => ({ organisation, role: 'PARTY', title, ...(signedOn ? { signedOn } : {}) }));
export const allSign = (act: string, heads: readonly Head[]) => heads.map((head) => done(head.as, act, named(head)));

const FIGURES = {
  services: [
    { organisation: 'carsat-monts', reported: 41, handled: 12 },
    { organisation: 'spst-rives', reported: 29, handled: 17 },
  ],
  collectiveActions: 2,
  participants: 35,
  trainings: 3,
  trainingNature: 'visite de pré-reprise, temps partiel thérapeutique',
  trained: 58,
  remobilised: 9,
  retained: 14,
  retainedElsewhere: 5,
  serviceMeetings: 2,
  bodyMeetings: 4,
  verdict: 'FAVOURABLE',
};

/** Both services evaluate and sign. */
export const evaluation = (change: object = {}): readonly Done[] => [
  done(CARSAT, 'openEvaluation'),
  done(SPST, 'fillEvaluation', { ...FIGURES, ...change }),
  ...allSign('signEvaluation', [carsat, spst]),
];

/** @param number of its reference: two open agreements never have the same */
export const protocol = (number: number, now: string, steps: readonly PlayedStep[], terms: object = {}): Played => ({
  as: CARSAT,
  data: {
    ...termsOf('PDP_PROTOCOL_1'),
    reference: `PDP 2025-${number}`,
    keeper: 'carsat-monts',
    signatories: parties([carsat, spst], '2025-04-14'),
    ...terms,
  },
  now,
  steps,
});

export const cpom = (number: number, now: string, steps: readonly PlayedStep[]): Played => ({
  as: CARSAT,
  data: {
    ...termsOf('CPOM_1'),
    reference: `CPOM 2025-${number}`,
    keeper: 'carsat-monts',
    signatories: parties(HEADS, '2025-07-30'),
  },
  now,
  steps,
});

const YEAR = { year: 1, trained: 12, trainedFollowed: 5, accompanied: 30, accompaniedFollowed: 11, targeted: 400, targetedFollowed: 60 };

/** A protocol that is met over, evaluated, terminated and renewed while its notice runs. */
export const terminatedProtocol = (number: number): Played =>
  protocol(number, '2025-11-03T09:00', [
    done(SPST, 'callMeeting', { kind: 'SERVICES', on: '2025-11-20', agenda: 'Circuits de liaison, coordonnées, calendrier des visites' }),
    { until: '2025-11-24T09:00' },
    done(
      SPST,
      'recordMeeting',
      { kind: 'SERVICES', present: [{ organisation: 'carsat-monts' }, { organisation: 'spst-rives' }] },
      '2025-11-20',
    ),
    { until: '2026-02-02T10:00' },
    ...evaluation(),
    { until: '2026-02-16T10:00' },
    done(SPST, 'giveNotice', {}, '2026-02-12'),
    { until: '2026-04-14T00:00' },
    { until: '2026-05-13T00:00' },
  ]);

/** A contract of three: its first year's table, then a year more by an amendment of all three. */
export const amendedContract = (number: number): Played =>
  cpom(number, '2026-07-20T09:00', [
    done(SPST, 'recordIndicators', { ...YEAR, comment: 'Les formations de l’automne sont comptées dans l’année où elles commencent.' }),
    done(SPST, 'proposeAmendment', { subject: 'DURATION', matter: 'Prolongation d’un an', initialTerm: 72 }),
    ...allSign('signAmendment', HEADS),
  ]);

/** A pooled market, and a local body's contract under it with its first order. */
export const contractUnderMarket = (number: number): readonly Played[] => {
  const market = `15 AC ${number}`;
  const sign = (as: string, title: string) => done(as, 'sign', { title, ...SIGNATORY });
  return [
    {
      as: PURCHASER,
      data: {
        ...termsOf('POOLED_MARKET_1'),
        reference: market,
        keeper: 'centrale-achats',
        firstDay: '2025-03-23',
        initialTerm: 36,
        signatories: [
          { organisation: 'centrale-achats', role: 'PURCHASER', signedOn: '2025-03-03' },
          { organisation: 'cabinet-ecoute', role: 'HOLDER', signedOn: '2025-03-03' },
        ],
      },
      now: '2025-03-25T12:00',
      steps: [],
    },
    {
      as: BODY,
      data: {
        ...termsOf('SUBSEQUENT_CONTRACT_1'),
        reference: `MS 2025-${number}`,
        keeper: 'caisse-a',
        market,
        initialTerm: 24,
        signatories: [
          { organisation: 'caisse-a', role: 'PURCHASER' },
          { organisation: 'cabinet-ecoute', role: 'HOLDER' },
          { organisation: 'fonds-maladie', role: 'FUND' },
        ],
      },
      now: '2025-05-05T09:00',
      steps: [
        done(FUND, 'provideDocuments'),
        sign(BODY, 'Directrice'),
        sign(PROVIDER, 'Gérant'),
        done(BODY, 'placeOrder', { level: 'CRISIS_UNIT', commitmentNumber: 'ENG-2025-0417' }),
      ],
    },
  ];
};
