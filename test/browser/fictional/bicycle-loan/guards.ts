import { type Guard, onceFilledIn, refusal } from '../kernel/index.js';
import type { Known } from './known.js';
import * as source from './sources.js';

const keyIsGivenWithTheBicycle: Guard<Known> = onceFilledIn((_, act) =>
  act.data.keyGiven === true
    ? []
    : [refusal('key-not-given', 'Un vélo se remet avec la clé de son cadenas.', source.keys, { what: 'field', id: 'keyGiven' })],
);

export const guards = { keyIsGivenWithTheBicycle };
