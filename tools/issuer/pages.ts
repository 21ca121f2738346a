import { randomBytes } from 'node:crypto';
import { type Organisation, type Person, ROLE_LABELS } from '../../libs/directory/index.js';

export interface LoginPage {
  /** where a choice is sent */
  readonly action: string;
  readonly people: readonly Person[];
  readonly organisations: readonly Pick<Organisation, 'id' | 'name'>[];
  /** origins to which a choice leads in the end: browsers ask for their names in the page's policy */
  readonly returnsTo: readonly string[];
}

/** A page and the policy under which it may be shown. */
export interface Page {
  readonly html: string;
  readonly policy: string;
}

/** As much of an answer as a page needs. */
interface Answering {
  type: string;
  body: unknown;
  set(name: string, value: string): void;
}

export function answerPage(answer: Answering, { html, policy }: Page): void {
  answer.type = 'html';
  answer.set('Content-Security-Policy', policy);
  answer.body = html;
}

/** The people of each organisation; whoever belongs to several stands in each. A filter hides what does not match. */
export function loginPage({ action, people, organisations, returnsTo }: LoginPage): Page {
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const ids = [
    ...new Set([...names.keys(), ...people.flatMap(({ memberships }) => memberships.map(({ organisationId }) => organisationId))]),
  ];
  const groups = ids.map((id) => group(names.get(id) ?? id, membersOf(id, people))).join('\n');
  return page(
    'Choisir une personne',
    `<p>Démonstration de Saisine : ces personnes et ces organismes sont inventés, aucun n’a de mot de passe.</p>
    <p class="filter" hidden><label for="filter">Chercher un nom, un rôle ou un organisme</label><input id="filter" type="search" autocomplete="off"></p>
    <p id="count" role="status" class="said"></p>
    <form method="post" action="${escapeHtml(action)}">${groups}</form>`,
    { script: FILTER, returnsTo },
  );
}

/**
 * On its way out of the issuer: whoever comes here has said in the application that they leave, so the form sends itself; without a
 * script there is its button.
 * @param form what the provider asks for, as HTML
 */
export const leavingPage = (form: string, returnsTo: readonly string[]): Page =>
  page(
    'Déconnexion',
    `${form}<input type="hidden" name="logout" value="yes" form="${FORM_ID}">
    <p><button form="${FORM_ID}">Terminer la déconnexion</button></p>`,
    { script: 'document.forms[0].submit()', returnsTo },
  );

/** As the provider calls its form. */
const FORM_ID = 'op.logoutForm';

export const leftPage = (): Page => page('Vous êtes déconnecté', '<p>Vous pouvez fermer cette page.</p>');

export function errorPage(sentence: string): Page {
  return page('Connexion impossible', `<p role="alert">${escapeHtml(sentence)}</p><p>Revenez à l’application et recommencez.</p>`);
}

interface Member {
  readonly person: Person;
  readonly roles: string;
}

const membersOf = (organisation: string, people: readonly Person[]): readonly Member[] =>
  people
    .map((person) => {
      const here = person.memberships.filter(({ organisationId }) => organisationId === organisation);
      return { person, roles: here.map(({ role }) => ROLE_LABELS[role]).join(', ') };
    })
    .filter(({ roles }) => roles !== '');

const group = (name: string, members: readonly Member[]): string =>
  members.length === 0
    ? ''
    : `<section><h2>${escapeHtml(name)}</h2><ul>${members.map(({ person, roles }) => choice(person, roles)).join('')}</ul></section>`;

const choice = ({ subject, displayName }: Person, roles: string): string =>
  `<li><button name="login" value="${escapeHtml(subject)}"><strong>${escapeHtml(displayName)}</strong> <span>${escapeHtml(roles)}</span> <small>${escapeHtml(subject)}</small></button></li>`;

/** Without a script the whole list is there, and no filter. */
const FILTER = `
  const plain = (text) => text.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').toLowerCase();
  const field = document.getElementById('filter');
  const count = document.getElementById('count');
  const sections = [...document.querySelectorAll('section')];
  field.parentElement.hidden = false;
  field.focus();
  field.addEventListener('input', () => {
    const words = plain(field.value).split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const section of sections) {
      const name = plain(section.firstElementChild.textContent);
      const items = [...section.querySelectorAll('li')];
      for (const item of items) item.hidden = !words.every((word) => (name + ' ' + plain(item.textContent)).includes(word));
      section.hidden = items.every((item) => item.hidden);
      shown += items.filter((item) => !item.hidden).length;
    }
    count.textContent = words.length === 0 ? '' : shown === 0 ? 'Personne ne correspond.' : shown === 1 ? '1 choix' : shown + ' choix';
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    document.querySelector('section:not([hidden]) li:not([hidden]) button')?.focus();
  });`;

const STYLE = `
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 55%, transparent); --soft: color-mix(in srgb, currentColor 72%, transparent) }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
  h1 { font-size: 1.6rem; margin-bottom: .5rem } h2 { font-size: 1rem; margin: 1.6rem 0 .4rem }
  ul { list-style: none; padding: 0; margin: 0; display: grid; gap: .4rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)) }
  button, input { font: inherit; color: inherit; width: 100%; box-sizing: border-box; padding: .6rem .8rem; border: 1px solid var(--line); border-radius: .4rem; background: Canvas }
  button { text-align: left; cursor: pointer; display: block; height: 100% }
  button:hover { border-color: currentColor } :focus-visible { outline: 3px solid light-dark(#1a56db, #8ab4ff); outline-offset: 2px }
  button strong, button span, button small { display: block } button span, button small { color: var(--soft) }
  .filter { margin-bottom: 0 } label { display: block; font-weight: 600; margin-bottom: .3rem } [hidden] { display: none }
  .said { min-height: 1.5rem; margin: .2rem 0 -1rem }`;

function page(title: string, body: string, { script, returnsTo = [] }: { script?: string; returnsTo?: readonly string[] } = {}): Page {
  const nonce = randomBytes(16).toString('base64');
  const html = `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · Saisine</title>
    <style nonce="${nonce}">${STYLE}</style>
  </head>
  <body>
    <main><h1>${title}</h1>${body}</main>
    ${script ? `<script nonce="${nonce}">${script}</script>` : ''}
  </body>
</html>`;
  const own = `'nonce-${nonce}'`;
  const policy = `default-src 'none'; style-src ${own}; script-src ${own}; form-action ${["'self'", ...returnsTo].join(' ')}; base-uri 'none'; frame-ancestors 'none'`;
  return { html, policy };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
