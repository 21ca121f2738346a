import { acting as actingEn } from './sentences/acting.en.js';
import { acting } from './sentences/acting.fr.js';
import { frame as frameEn } from './sentences/frame.en.js';
import { frame } from './sentences/frame.fr.js';
import { record as recordEn } from './sentences/record.en.js';
import { record } from './sentences/record.fr.js';

/** What the page of a case says. A sentence with something in it is a function. */
const fr = { ...frame, ...acting, ...record };
const en: typeof fr = { ...frameEn, ...actingEn, ...recordEn };

export const words = { fr, en };
