import type { FieldSchema, FormSchema } from '../../libs/forms/index.js';
import { namesIn } from './acting.js';
import { fillIn } from './filling.js';
import { type Hand, startingWith } from './hands.js';
import type { Office } from './office.js';

/** What is written in the opening's form, and in those of the acts that the process asks for with it. */
interface Opening {
  /** id of the process */
  readonly process: string;
  readonly answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Part {
  readonly act: string;
  readonly label: string;
  readonly form: FormSchema;
}

/** Opens a case as a person does: chosen from the list, what shapes it first, then the rest, then a look at it. Answers its id. */
export async function openCase(office: Office, hand: Hand, login: string, { process, answers }: Opening): Promise<string> {
  const { page } = hand;
  const { label, acts, startsWith, templates } = (await office.client.get(login, `/v1/processes/${process}`)).body;
  const parts = ['open', ...startsWith].map((act: string): Part => acts.find((one: Part) => one.act === act));
  const names = await namesIn(office, login);
  await hand.press(page.getByRole('link', { name: `Commencer : ${label}` }));
  const shaped = parts.map((part) => ({
    ...part,
    shaping: templates.length > 0 && part.act === 'open' ? ['template'] : shapingIn(part.form),
  }));
  for (const { act, form, shaping } of shaped) {
    for (const name of shaping) {
      const field = form.properties[name] as FieldSchema;
      const code = String(answers[act]?.[name]);
      await hand.answer(page.getByRole('radiogroup', { name: startingWith(field.title) }), field['x-labels']?.[code] ?? code);
    }
  }
  if (shaped.some(({ shaping }) => shaping.length > 0)) await hand.press(page.getByRole('button', { name: 'Continuer' }));
  for (const { act, label: title, form, shaping } of shaped) {
    const rest = Object.fromEntries(Object.entries(answers[act] ?? {}).filter(([name]) => !shaping.includes(name)));
    await fillIn(hand, page.getByRole('group', { name: title, exact: true }), form, rest, names);
  }
  await hand.press(page.getByRole('button', { name: 'Vérifier avant d’ouvrir' }));
  await hand.press(page.getByRole('button', { name: 'Ouvrir le dossier' }));
  await page.waitForURL('**/dossiers/*');
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** A choice of which the process says what follows from each answer is asked first; where there are templates, which of them. */
const shapingIn = ({ properties, required }: FormSchema): string[] =>
  Object.entries(properties).flatMap(([name, field]) => (field['x-descriptions'] !== undefined && required.includes(name) ? [name] : []));
