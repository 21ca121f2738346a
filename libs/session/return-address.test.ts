import { localPath } from './return-address.js';

test.each([
  ['/', '/'],
  ['/dossiers/42', '/dossiers/42'],
  ['/dossiers?tri=échéance#page', '/dossiers?tri=%C3%A9ch%C3%A9ance#page'],
  ['/authentique', '/authentique'],
])('%s is a page of the application', (text, path) => {
  expect(localPath(text)).toBe(path);
});

test.each([
  [undefined],
  [['/a', '/b']],
  [''],
  ['dossiers'],
  ['https://elsewhere.example/'],
  ['//elsewhere.example'],
  ['///elsewhere.example'],
  ['/\\elsewhere.example'],
  ['/a\\b'],
  ['/\t/elsewhere.example'],
  ['/\n/elsewhere.example'],
  ['/.//elsewhere.example'],
  ['/..//elsewhere.example'],
  ['/x/..//elsewhere.example'],
  ['javascript:alert(1)'],
  ['/auth/sign-in?return=/'],
  ['/v1/cases'],
  [`/${'x'.repeat(1_000)}`],
])('%j is not', (text) => {
  expect(localPath(text)).toBe('/');
});
