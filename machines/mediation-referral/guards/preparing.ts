import { frenchDate, notAfter } from '../../calendar/index.js';
import { type Guard, onceFilledIn, refusal } from '../../kernel/index.js';
import { concernedFunds, employerOf, employersOf, fundsThatAreParties, type Known } from '../known.js';
import * as source from '../sources.js';
import { beforeThe, referralOf } from './dates.js';

/** What is decided before the referral: consultation and approval (type C), the employer's agreement (mode 3). */

const missingFund = (id: string) => ({ what: 'organisation', id }) as const;

export const consultationIsNeeded: Guard<Known> = (known) =>
  known.type === 'TYPE_C'
    ? []
    : [refusal('no-consultation-needed', 'La concertation et l’aval ne concernent que les différends de type C.', source.consultation)];

/** R1-030, R1-031: the president, the director or chief accounting officer, and every concerned fund. */
export const everybodyTookPartInTheConsultation: Guard<Known> = onceFilledIn((known, { data }) => {
  const present: readonly unknown[] = Array.isArray(data.funds) ? data.funds.map((one) => (one as { fund?: unknown } | null)?.fund) : [];
  const absent = (field: string, who: string) =>
    refusal('absent-from-the-consultation', `La concertation réunit les trois participants : ${who} n’y était pas.`, source.consultation, {
      what: 'field',
      id: field,
    });
  return [
    ...(data.presidentPresent === true ? [] : [absent('presidentPresent', 'le Président')]),
    ...(data.executivePresent === true ? [] : [absent('executivePresent', 'le directeur ou le directeur comptable et financier')]),
    ...concernedFunds(known)
      .filter((id) => !present.includes(id))
      .map((id) =>
        refusal(
          'absent-from-the-consultation',
          `La concertation a lieu avec chaque caisse nationale concernée : {organisation:${id}} n’y était pas.`,
          source.consultation,
          missingFund(id),
        ),
      ),
  ];
});

/** In type C, and nothing to ask elsewhere. */
export const consultationIsRecorded: Guard<Known> = (known) =>
  known.type !== 'TYPE_C' || known.consulted !== null
    ? []
    : [
        refusal(
          'no-consultation',
          'Consignez d’abord la concertation entre le Président et le directeur ou le directeur comptable et financier, avec la caisse nationale.',
          source.consultation,
        ),
      ];

/** P1-E4: the approval rests on the consultation. */
export const decisionIsNotBeforeTheConsultation: Guard<Known> = onceFilledIn((known, { occurredAt }) =>
  beforeThe(occurredAt, known.consulted, {
    code: 'approval-before-consultation',
    text: (day) => `L’aval s’appuie sur la concertation du ${day} : il ne peut pas la précéder.`,
    source: source.approvalAfterConsultation,
  }),
);

export const fundHasNotApprovedYet: Guard<Known> = onceFilledIn((known, { by }) =>
  known.approvals.some(({ organisation }) => organisation === by.organisation)
    ? [refusal('already-approved', 'Cette caisse nationale a déjà donné son aval.', source.approval)]
    : [],
);

/** every concerned fund; one refusal would have ended the case. At the referral, only what was approved by then. */
export const everyConcernedFundHasApproved: Guard<Known> = (known, act) => {
  if (known.type !== 'TYPE_C') return [];
  const by = referralOf(act);
  return concernedFunds(known)
    .filter((id) => !known.approvals.some(({ organisation, at }) => organisation === id && (by === undefined || notAfter(at, by))))
    .map((id) =>
      refusal(
        'fund-has-not-approved',
        `L’aval de {organisation:${id}} est encore attendu : le silence ne vaut pas aval. Vous pouvez relancer cette caisse.`,
        source.approval,
        { ...missingFund(id), supply: { act: 'fundApproves' } },
      ),
    );
};

export const agreementIsNeeded: Guard<Known> = (known) =>
  known.mode === 'PARTIES'
    ? []
    : [refusal('no-agreement-needed', 'L’accord de l’employeur n’est demandé qu’en modalité 3.', source.employerAgreement)];

/** An employer speaks for itself; a fund, in the employer's stead, names it. */
export const agreementIsThatOfAnEmployer: Guard<Known> = onceFilledIn((known, act) => {
  const employer = employerOf(act);
  const field = { what: 'field', id: 'employer' } as const;
  if (!employersOf(known).includes(employer))
    return [refusal('not-an-employer', 'L’accord attendu est celui de l’employeur d’une partie.', source.employerAgreement, field)];
  if (act.by.relation !== 'employer' || employer === act.by.organisation) return [];
  return [refusal('another-employer', 'Un employeur ne donne que son propre accord.', source.employerAgreement, field)];
});

export const employerHasNotAgreedYet: Guard<Known> = onceFilledIn((known, act) =>
  known.agreements.some(({ organisation }) => organisation === employerOf(act))
    ? [refusal('already-agreed', 'Cet employeur a déjà donné son accord.', source.employerAgreement)]
    : [],
);

/** P1-G7: by what the form says, and by the signatory's name beside the parties'. Only an agreement may be given all the same, with a reason. */
export const noPartySpeaksForTheEmployer: Guard<Known> = onceFilledIn((_, { act, data }, findings) => {
  const party = findings.signatoryIsAParty?.answer ?? null;
  if (data.signatory !== 'PARTY' && party === null) return [];
  const agrees = act === 'employerAgrees';
  if (agrees && typeof data.overrideReason === 'string') return [];
  const who = typeof party === 'string' ? `{party:${party}}` : 'Une partie';
  const text = agrees
    ? `${who} ne peut pas donner l’accord de l’employeur : faites signer un autre représentant ou, à défaut, la caisse nationale. Sinon, indiquez le motif de la dérogation ; il restera au dossier.`
    : `${who} ne peut pas refuser au nom de l’employeur : faites signer un autre représentant.`;
  return [refusal('self-agreement', text, source.selfAgreement, { what: 'field', id: 'signatory' })];
});

/** the fund in the employer's stead, and said so; nobody else in its stead. */
export const fundSignsOnlyInTheEmployersStead: Guard<Known> = onceFilledIn((known, act) => {
  const { by, data } = act;
  const signatory = { what: 'field', id: 'signatory' } as const;
  const instead = data.signatory === 'FUND_INSTEAD';
  if (instead !== (by.relation === 'concernedFund')) {
    const text = instead
      ? 'À défaut d’un autre représentant, c’est la caisse nationale elle-même qui signe.'
      : 'La caisse nationale ne signe qu’à défaut d’un autre représentant de l’employeur : indiquez-le.';
    return [refusal('not-in-the-employers-stead', text, source.selfAgreement, signatory)];
  }
  const why = instead ? whyTheFundMayNot(known, employerOf(act), by.organisation) : undefined;
  return why === undefined ? [] : [refusal('fund-may-not-sign', why, source.selfAgreement, signatory)];
});

/** A fund speaks for an employer of its own branch, and not in a dispute that is its own. Where no agreement is asked, that is said elsewhere. */
function whyTheFundMayNot(known: Known, employer: string, fund: string | undefined): string | undefined {
  if (known.mode !== 'PARTIES' || !employersOf(known).includes(employer)) return undefined;
  if (fundsThatAreParties(known).some((id) => id === fund))
    return 'Une caisse nationale qui est partie ne signe pas à la place de l’employeur : faites signer un représentant de cet employeur.';
  if (known.parties.some((party) => party.employer === employer && party.nationalFund === fund)) return undefined;
  return 'À la place d’un employeur, seule signe la caisse nationale de la branche de ses parties : faites signer cette caisse, ou un représentant de cet employeur.';
}

/** P1-G6: every employer, before the referral; silence is no agreement (P1-E1). */
export const everyEmployerHasAgreed: Guard<Known> = (known, act) => {
  if (known.mode !== 'PARTIES') return [];
  const by = referralOf(act);
  return employersOf(known).flatMap((id) => {
    const given = known.agreements.filter(({ organisation }) => organisation === id);
    if (given.some(({ at }) => by === undefined || notAfter(at, by))) return [];
    const late = given[0];
    const missing = { what: 'organisation', id, ...(late ? {} : { supply: { act: 'employerAgrees', data: { employer: id } } }) } as const;
    return late
      ? [
          refusal(
            'agreement-after-referral',
            `L’accord de {organisation:${id}} est du ${frenchDate(late.at)} : il doit précéder la saisine.`,
            source.employerAgreement,
            missing,
          ),
        ]
      : [
          refusal(
            'employer-has-not-agreed',
            `L’accord de {organisation:${id}} est encore attendu : le silence ne vaut pas accord. Vous pouvez relancer cet employeur.`,
            source.employerAgreement,
            missing,
          ),
        ];
  });
};
