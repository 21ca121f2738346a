import { expect, it } from '@jest/globals';
import { previewOf, type Wanted } from './preview.js';
import { fr } from './words.fr.js';

const DEFAULT: Wanted = {
  mail: true,
  digestAt: '08:30',
  urgent: 'atOnce',
  quietHours: { from: '19:00', until: '07:30' },
  escalationDays: 2,
};
const said = (some: Partial<Wanted>) => previewOf({ ...DEFAULT, ...some }, fr.notices.preview);

it('says what somebody will receive, and when', () => {
  expect(said({})).toEqual([
    'Vous recevrez chaque jour ouvré, à 08:30, un récapitulatif de vos avis non lus.',
    'Les avis urgents partiront aussitôt, sauf de 19:00 à 07:30 et les jours non ouvrés : ils attendront alors la fin de ces heures.',
    'Un avis urgent que personne n’a lu après 2 jours ouvrés va au responsable de votre organisme.',
  ]);
});

it('promises no mail to whoever wants none, and no quiet to whoever has none', () => {
  expect(said({ mail: false })).toHaveLength(2);
  expect(said({ mail: false })[0]).toContain('aucun courriel');
  expect(said({ quietHours: null })[1]).toContain('même la nuit');
  expect(said({ urgent: 'digest' }).join(' ')).not.toContain('19:00');
  expect(said({ escalationDays: 1 })[2]).toContain('1 jour ouvré ');
});
