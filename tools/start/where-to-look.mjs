/**
 * The last lines of a start: what to open and what to type next.
 * @param {import('./runtime.mjs').Runtime} runtime @param {string} stateDir
 */
export function whereToLook({ webUrl, apiUrl, temporalUiUrl, issuerUrl }, stateDir) {
  const lines = [
    ['Saisine, à ouvrir', webUrl],
    ['API et sa documentation', `${apiUrl}/docs`],
    ...(temporalUiUrl ? [['Flux en cours (Temporal)', temporalUiUrl]] : []),
    ['Émetteur des jetons', issuerUrl],
    ['Un jeton', 'npm run token -- <personne>'],
    ['Un dossier d’exemple', 'npm run example -- <nom>'],
    ['Une année de travail', 'npm run demo'],
    ['Journaux', `${stateDir}/logs`],
  ];
  return `\nSaisine est prête. Ctrl-C arrête tout.\n\n${lines.map(([what, where]) => `  ${String(what).padEnd(26)} ${where}`).join('\n')}\n`;
}
