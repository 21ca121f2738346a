import { type Block, type Condition, citing, type Source, says, shown } from '../../kernel/index.js';
import type { TEMPLATE_LABELS } from '../labels.fr.js';

/** What the papers of an agreement have in common. A kind of agreement without words of its own here is a convention like any other. */

/** Which agreement a paper speaks of. */
export const OF_THE_AGREEMENT = {
  agreement: shown.plain('content.agreement'),
  kind: shown.plain('content.kind'),
  template: shown.plain('content.template'),
  concludedOn: shown.day('content.concludedOn'),
};
/** And whose paper it is, where that is whoever keeps the agreement. */
export const OF_ALL = { keeper: shown.body('content.keeper'), ...OF_THE_AGREEMENT };

export const made = (...templates: readonly (keyof typeof TEMPLATE_LABELS)[]): Condition => ({ field: 'template', is: templates });
export const notMade = (...templates: readonly (keyof typeof TEMPLATE_LABELS)[]): Condition => ({ field: 'template', isNot: templates });

/** A text is cited in the papers of the agreements that were drawn from it, and in no other's. */
export const citedFor = (template: keyof typeof TEMPLATE_LABELS, source: Source, ...when: readonly Condition[]) =>
  citing(source, made(template), ...when);

export const REFERENCES = [says('{kind} – {agreement}')];

/** Who signed the agreement, and in what capacity. */
export const SIGNERS: Block = {
  kind: 'table',
  of: 'content.signers',
  fields: { organisation: shown.body('item.organisation'), title: shown.plain('item.title') },
  columns: [
    { title: 'Signataire de la convention', text: '{organisation}', width: 62 },
    { title: 'Représenté par', text: '{title}', width: 38 },
  ],
};

/** Who signed what this paper records, and when: since the act that made it ready to sign. */
export const signedBy = (of: string): Block => ({
  kind: 'table',
  of,
  fields: {
    organisation: shown.body('item.by.organisation'),
    firstName: shown.sealed('item.form.firstName'),
    lastName: shown.sealed('item.form.lastName'),
    on: shown.day('item.on'),
  },
  columns: [
    { title: 'Pour', text: '{organisation}', width: 48 },
    { title: 'Signé par', text: '{firstName} {lastName}', width: 28 },
    { title: 'Le', text: '{on}', width: 24 },
  ],
});
