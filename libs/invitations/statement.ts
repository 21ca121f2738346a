import { type Data, form, text } from '../../machines/kernel/index.js';
import { formProblem } from '../casework/index.js';
import { checkForm } from '../forms/index.js';

/** Who somebody without an account says they are. All of it is sealed; the fact only refers to it. */
@form('Qui répond', 'now', 'Votre nom est gardé avec votre réponse ; le journal du dossier n’en porte que la référence.')
export class Statement {
  @text('Nom', { dataClass: 'identity', maxLength: 80 })
  lastName: string;

  @text('Prénom', { dataClass: 'identity', maxLength: 80 })
  firstName: string;

  @text('Fonction', { dataClass: 'identity', required: false, maxLength: 80 })
  function?: string;
}

/** Throws 400 and names each field. */
export function readStatement(given: unknown): Data {
  const checked = checkForm(Statement, given ?? {});
  if ('data' in checked) return checked.data;
  throw formProblem(checked.errors.map((error) => ({ ...error, field: error.field ? `statement.${error.field}` : 'statement' })));
}
