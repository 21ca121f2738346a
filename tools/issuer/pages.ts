import type { Person } from '../../libs/directory/index.js';

export function loginPage(action: string, people: readonly Person[]): string {
  const choices = people.map(
    ({ subject, displayName }) =>
      `<li><button name="login" value="${escapeHtml(subject)}">${escapeHtml(displayName)} <small>${escapeHtml(subject)}</small></button></li>`,
  );
  return page(
    'Choisir une personne',
    `<p>Démonstration de Saisine : ces personnes sont inventées, aucune n’a de mot de passe.</p>
    <form method="post" action="${escapeHtml(action)}"><ul>${choices.join('\n')}</ul></form>`,
  );
}

export function errorPage(sentence: string): string {
  return page('Connexion impossible', `<p role="alert">${escapeHtml(sentence)}</p><p>Revenez à l’application et recommencez.</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · Saisine</title>
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 2rem auto; padding: 0 1rem }
      ul { list-style: none; padding: 0 }
      button { font: inherit; width: 100%; margin: .2rem 0; padding: .5rem .8rem; text-align: left; cursor: pointer }
    </style>
  </head>
  <body>
    <main><h1>${title}</h1>${body}</main>
  </body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
