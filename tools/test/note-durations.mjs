#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DURATIONS_FILE } from './longest-first.mjs';

/**
 * Notes how long each long suite took, for `longest-first.mjs`, from what Jest wrote about a whole run:
 *   npm test -- --json --outputFile=dist/jest.json && node tools/test/note-durations.mjs dist/jest.json
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Shorter ones fit in anywhere. */
const LONG_SECONDS = 15;

const [file] = process.argv.slice(2);
if (!file) throw new Error('Nommez le fichier que Jest a écrit (--json --outputFile=…).');
/** @type {{ testResults: { name: string, startTime: number, endTime: number }[] }} */
const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
const long = testResults
  .map(({ name, startTime, endTime }) => ({
    path: relative(ROOT, name).replaceAll('\\', '/'),
    seconds: Math.round((endTime - startTime) / 1000),
  }))
  .filter(({ seconds }) => seconds >= LONG_SECONDS)
  .sort((one, other) => other.seconds - one.seconds);
writeFileSync(DURATIONS_FILE, `${JSON.stringify(Object.fromEntries(long.map(({ path, seconds }) => [path, seconds])), null, 2)}\n`);
