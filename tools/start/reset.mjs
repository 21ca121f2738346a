#!/usr/bin/env node
import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { readEnvironment } from '../../libs/config/environment.mjs';
import { endOrphans, isStateFolder } from './runtime.mjs';

/**
 * `npm run reset`: deletes the local data. A database or a Temporal given by address is never touched.
 */
try {
  process.exitCode = await reset(process.argv.includes('--yes'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @param {boolean} sure */
async function reset(sure) {
  const { stateDir } = readEnvironment();
  if (!existsSync(stateDir)) {
    console.log(`Rien à effacer : ${stateDir} n’existe pas.`);
    return 0;
  }
  if (!isStateFolder(stateDir)) {
    console.error(`${stateDir} ne vient pas de Saisine : rien n’est effacé. Vérifiez SAISINE_STATE_DIR.`);
    return 1;
  }
  await endOrphans(stateDir, console.log); // refuses while a start runs
  if (!sure && !(await isSure(stateDir))) {
    console.log('Rien n’est effacé.');
    return 1;
  }
  rmSync(stateDir, { recursive: true, force: true });
  console.log(`${stateDir} est effacé. « npm start » repart de zéro.`);
  return 0;
}

/** @param {string} stateDir */
async function isSure(stateDir) {
  if (!process.stdin.isTTY) {
    console.error('Sans terminal, confirmez par : npm run reset -- --yes');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Effacer ${stateDir}, ses dossiers, ses clés et ses journaux ? (oui/non) `);
  terminal.close();
  return /^o(ui)?$/i.test(answer.trim());
}
