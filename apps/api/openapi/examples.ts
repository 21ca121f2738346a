import { type FieldRule, type FormClass, formRule, type Json, type Process } from '../../../machines/kernel/index.js';

/** Fictional organisations of the default start, by kind. */
const ORGANISATIONS: Readonly<Record<string, string>> = {
  nationalFund: 'fonds-maladie',
  localBody: 'caisse-a',
  provider: 'cabinet-mediation',
  purchasingBody: 'centrale-achats',
  regionalFund: 'carsat-monts',
  occupationalHealthService: 'spst-rives',
  labourDirectorate: 'dreets-vals',
};

type Filled = { [field: string]: Json };

const FRAMEWORK: Filled = {
  signatories: [
    { organisation: 'centrale-achats', role: 'PURCHASER', signedOn: '2026-11-02' },
    { organisation: 'cabinet-mediation', role: 'HOLDER', signedOn: '2026-11-02' },
  ],
  effect: 'FIXED',
  firstDay: '2026-12-01',
  initialTerm: 12,
  renewal: 'TACIT',
  renewalTerm: 12,
  mostRenewals: 3,
  notice: 0,
  opposition: 0,
  evaluation: 'NONE',
  regulatoryReserve: false,
  carries: 'MEDIATIONS',
  dataAnnex: false,
};

/** What the form alone doesn't say: with it, what is printed can be sent as it is, in a case of the national fund. */
const STORIES: Readonly<Record<string, Readonly<Record<string, Filled>>>> = {
  'mediation-referral': {
    open: { market: '26 AC 99', lead: 'fonds-maladie' },
    qualify: { hierarchicalLink: false, harassmentAlleged: false },
    changeMode: { lead: 'fonds-maladie' },
    recordConsultation: { funds: [{ fund: 'fonds-maladie' }] },
    recordInformation: { employer: 'caisse-a' },
  },
  agreement: {
    open: { ...FRAMEWORK, template: 'FRAMEWORK_1', reference: '26 AC 100', keeper: 'centrale-achats' },
    reviseDraft: FRAMEWORK,
    fillEvaluation: { services: [{ organisation: 'carsat-monts', reported: 41, handled: 12 }] },
    proposeAmendment: { subject: 'DURATION', initialTerm: 24 },
  },
};

/** A request as it may be sent: the form filled in, and who decides where that is never the one who brings it in. */
export function exampleRequest(process: Process, act: string, form: FormClass): { readonly data: Filled; readonly by?: Filled } {
  const data = { ...exampleOf(form), ...STORIES[process.id]?.[act] };
  const lines = process.access.acts[act] ?? [];
  const [first] = lines;
  if (!first || lines.some(({ recordedBy }) => recordedBy === undefined)) return { data };
  return { data, by: { relation: first.decides, person: 'p1', evidence: 'SIGNED_LETTER' } };
}

/** A form with all that must be filled in, so that it is accepted as a form. */
function exampleOf(form: FormClass): Filled {
  return Object.fromEntries(
    formRule(form)
      .fields.filter(({ required }) => required)
      .map((field) => [field.name, sampleOf(field)]),
  );
}

function sampleOf({ kind, choices = {}, kinds = [], of, min = 1, label, example, maxLength = 40 }: FieldRule): Json {
  switch (kind) {
    case 'text':
      return example ?? `Exemple (${label.toLowerCase()})`.slice(0, Math.min(40, maxLength));
    case 'choice':
      return Object.keys(choices)[0] ?? '';
    case 'flag':
      return true;
    case 'date':
      return '2019-03-28';
    case 'count':
      return min;
    case 'organisation':
      return ORGANISATIONS[kinds[0] ?? ''] ?? 'caisse-a';
    case 'party':
      return 'p1';
    case 'list':
      return Array.from({ length: min }, () => (of ? exampleOf(of) : {}));
  }
}
