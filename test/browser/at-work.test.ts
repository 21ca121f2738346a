import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { describeInBrowser } from './in-browser.js';
import { agreements } from './journeys/agreements.js';
import { disturbances } from './journeys/disturbances.js';
import { everyday } from './journeys/everyday.js';
import { keyboard } from './journeys/keyboard.js';
import { manyCases } from './journeys/many-cases.js';
import { mediation } from './journeys/mediation.js';
import { surfaces } from './journeys/surfaces.js';
import { weight } from './journeys/weight.js';
import { Office } from './office.js';

jest.setTimeout(120_000);

describeInBrowser('people at work', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.start();
  }, 180_000);
  afterAll(() => office?.stop(), 60_000);

  mediation(() => office);
  agreements(() => office);
  disturbances(() => office);
  everyday(() => office);
  weight(() => office);
  keyboard(() => office);
  describe('each page and state', () => surfaces(() => office));
  manyCases(() => office);

  it('no browser had anything to complain of: no error, nothing that the policy forbids, nobody else asked', () => {
    expect(office.complaints).toEqual([]);
  });
});
