import type { Page } from 'playwright-core';
import type { Asked } from './asking.js';
import { conflicting } from './conflicting.js';

/** One page in one state. */
export interface Shot {
  /** name of the file, in French: it stands in the documentation */
  readonly name: string;
  /** what one sees, for the index */
  readonly says: string;
  /** who looks; absent: nobody is signed in */
  readonly as?: string;
  readonly at: string | ((asked: Asked) => Promise<string>);
  /** what that person does first */
  readonly before?: (page: Page, asked: Asked) => Promise<void>;
  /** also in the dark */
  readonly dark?: boolean;
  /** also in English */
  readonly english?: boolean;
}

const MANAGER = 'fonds.gestionnaire';
const AUDITOR = 'auditrice';
const PURCHASER = 'achats.gestionnaire';
const REGIONAL_FUND = 'carsat.gestionnaire';
/** Somebody looks after it, and it is no sandbox. */
const WAITING = 'waitsFor=me&closed=false&assignedTo=me';
/** A mediation that is being prepared may be withdrawn, and a written information be recorded. */
const PREPARING = 'situation=priorInformation&closed=false&assignedTo=me';

const oneCase =
  (query: string, view = '') =>
  async ({ firstCase }: Asked) =>
    `/dossiers/${(await firstCase(query)).id}${view}`;

/** The first open agreement of a register whose reference or title holds that. */
const oneAgreement =
  (sought: string, view = '') =>
  async ({ get }: Asked) => {
    const { rows } = (await get(`/v1/registers/agreement?limit=1&open=true&q=${encodeURIComponent(sought)}`)) as {
      rows: readonly { readonly id: string }[];
    };
    if (!rows[0]) throw new Error(`no agreement for ${sought}`);
    return `/dossiers/${rows[0].id}${view}`;
  };

/** What stands under the head of a case. */
const lookAtView = async (page: Page) => {
  await page.evaluate(`document.querySelector('[role="tablist"]').scrollIntoView({ block: 'start' })`);
  await page.mouse.wheel(0, -90);
};

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
};

async function checkWithdrawal(page: Page): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Motif' }).getByRole('radio').first().check();
  await press('Aujourd’hui')(page);
  await press('Vérifier')(page);
  await page.getByRole('region', { name: 'Ce qui va se passer' }).waitFor();
}

/** A letter to a fund that has no part in the case. */
async function checkWrongRecipient(page: Page): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Destinataire' }).getByRole('radio', { name: 'Caisse nationale' }).check();
  await page.getByRole('combobox', { name: /^Caisse nationale informée/ }).click();
  await page.getByRole('option', { name: 'Fonds national fictif Brume' }).click();
  await page.getByRole('radiogroup', { name: 'Moyen' }).getByRole('radio').first().check();
  await press('Aujourd’hui')(page);
  await press('Vérifier')(page);
  await page.getByRole('alert').filter({ hasText: 'serait refusé' }).waitFor();
}

async function chooseShape(page: Page): Promise<void> {
  for (const group of await page.getByRole('radiogroup').all()) await group.getByRole('radio').first().click();
  await page.getByText('Calcul de la suite').waitFor({ state: 'detached' });
}

async function departFromTemplate(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Protocole/ }).check();
  await press('Continuer')(page);
  await page.getByRole('textbox', { name: /^Préavis/ }).fill('2');
  await page.getByText('S’écarte du modèle').first().waitFor();
}

async function tryTwoDates(page: Page): Promise<void> {
  await press('Aujourd’hui')(page);
  await press('Comparer avec une autre date')(page);
  await page.getByRole('textbox', { name: /autre hypothèse/ }).fill('31/12/2026');
  await press('Voir les échéances')(page);
  const heading = page.getByRole('heading', { name: 'Ce que donnerait chaque date' });
  await heading.waitFor();
  await page.getByText('Pourquoi ce jour').first().click();
  await heading.scrollIntoViewIfNeeded();
}

export const SHOTS: readonly Shot[] = [
  { name: 'connexion', says: 'La page de connexion.', at: '/' },
  { name: 'mon-travail', says: 'Mon travail : ce qui presse le plus d’abord.', as: MANAGER, at: '/', dark: true, english: true },
  { name: 'mon-travail-vide', says: 'Une vue sans dossier dit ce qui y paraîtra.', as: 'dpo', at: '/?vue=moi' },
  {
    name: 'recherche',
    says: 'La recherche, depuis n’importe quelle page (/).',
    as: MANAGER,
    at: '/',
    before: press('Rechercher un dossier'),
  },
  {
    name: 'dossier',
    says: 'Un dossier : où il en est, qui il attend, ce qui peut être fait et ce qui ne le peut pas encore.',
    as: MANAGER,
    at: oneCase(WAITING),
    dark: true,
    english: true,
  },
  {
    name: 'acte-formulaire',
    says: 'Le formulaire d’un acte, engendré par sa procédure.',
    as: MANAGER,
    at: oneCase(PREPARING, '?acte=recordInformation'),
  },
  {
    name: 'acte-erreurs',
    says: 'Ce qui manque est dit au champ et au-dessus du formulaire.',
    as: MANAGER,
    at: oneCase(PREPARING, '?acte=recordInformation'),
    before: press('Vérifier'),
  },
  {
    name: 'acte-suites',
    says: 'Avant de confirmer : ce que l’acte va entraîner.',
    as: MANAGER,
    at: oneCase(PREPARING, '?acte=withdraw'),
    before: checkWithdrawal,
  },
  {
    name: 'acte-refuse',
    says: 'Un acte refusé : le motif, le texte, et le champ à corriger.',
    as: MANAGER,
    at: oneCase(PREPARING, '?acte=recordInformation'),
    before: checkWrongRecipient,
  },
  {
    name: 'acte-conflit',
    says: 'Une collègue a agi entre-temps : ce qu’elle a fait, et la saisie gardée.',
    as: MANAGER,
    at: oneCase(PREPARING, '?acte=withdraw'),
    before: async (page, asked) => {
      await checkWithdrawal(page);
      await conflicting(page, asked);
    },
  },
  {
    name: 'dossier-parcours',
    says: 'Le parcours du dossier dans sa procédure.',
    as: MANAGER,
    at: oneCase(WAITING, '?vue=parcours'),
    before: lookAtView,
  },
  {
    name: 'dossier-prevision',
    says: 'Les échéances à venir, et « et si ? ».',
    as: MANAGER,
    at: oneCase(WAITING, '?vue=prevision'),
    before: lookAtView,
  },
  {
    name: 'dossier-documents',
    says: 'Les documents du dossier.',
    as: MANAGER,
    at: oneCase('closed=true', '?vue=documents'),
    before: lookAtView,
  },
  {
    name: 'dossier-personnes',
    says: 'Les personnes, les organismes et les liens à usage unique.',
    as: MANAGER,
    at: oneCase(WAITING, '?vue=personnes'),
    before: lookAtView,
  },
  {
    name: 'dossier-liens',
    says: 'Ce sur quoi repose un dossier, et ce qui en dépend.',
    as: PURCHASER,
    at: oneAgreement('26 AC', '?vue=liens'),
    before: lookAtView,
  },
  { name: 'dossier-termine', says: 'Un dossier terminé.', as: MANAGER, at: oneCase('closed=true') },
  {
    name: 'preuve',
    says: 'La preuve par rejeu, vue de l’auditrice.',
    as: AUDITOR,
    at: oneCase('closed=true', '?vue=preuve'),
    before: lookAtView,
  },
  { name: 'nouveau', says: 'Ouvrir un dossier : ce que vos rôles permettent.', as: MANAGER, at: '/nouveau' },
  {
    name: 'nouveau-choix',
    says: 'Les premiers choix, et ce qui sera requis à mesure.',
    as: MANAGER,
    at: '/nouveau/mediation-referral',
    before: chooseShape,
  },
  {
    name: 'nouveau-modele',
    says: 'Un modèle remplit les termes ; ce qui s’en écarte est dit.',
    as: REGIONAL_FUND,
    at: '/nouveau/agreement',
    before: departFromTemplate,
  },
  {
    name: 'registre',
    says: 'Le registre : jusqu’où court chaque convention, et ce qui vient.',
    as: PURCHASER,
    at: '/registres/agreement?etat=tous',
    dark: true,
  },
  {
    name: 'simuler-une-date',
    says: 'Un préavis, à deux dates : l’échéance et sa preuve avant de rien consigner.',
    as: REGIONAL_FUND,
    at: oneAgreement('PDP 2025', '?simuler=giveNotice'),
    before: tryTwoDates,
  },
  { name: 'echeances', says: 'Les échéances de l’organisme.', as: MANAGER, at: '/echeances' },
  { name: 'echeances-mois', says: 'Les mêmes, mois par mois.', as: MANAGER, at: '/echeances?vue=mois' },
  { name: 'avis', says: 'Les avis reçus, et pourquoi.', as: MANAGER, at: '/avis?liste=tous' },
  { name: 'courriels', says: 'Les courriels écrits par Saisine, sans donnée personnelle.', as: MANAGER, at: '/courriels' },
  { name: 'reglages', says: 'Les réglages : avis et courriels.', as: MANAGER, at: '/reglages' },
  { name: 'reglages-remplacements', says: 'Délégations et remplacements.', as: MANAGER, at: '/reglages?onglet=remplacements' },
  { name: 'procedures', says: 'Les procédures que Saisine porte.', as: MANAGER, at: '/procedures' },
  { name: 'procedure', says: 'Une procédure, pour qui veut la vérifier.', as: MANAGER, at: '/procedures/mediation-referral' },
  { name: 'visite', says: 'La visite guidée.', as: MANAGER, at: '/visite' },
  { name: 'repondre', says: 'Un lien à usage unique recopié à moitié.', at: '/repondre' },
  { name: 'page-absente', says: 'Une adresse qui n’existe pas.', as: MANAGER, at: '/nulle-part' },
];
