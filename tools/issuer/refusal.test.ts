import { refusalToRun, type Setting } from './refusal.js';

const default_: Setting = { mode: 'demonstration', host: '127.0.0.1', oidcIssuer: undefined, issuerPort: 4301 };

test.each<[string, Partial<Setting>]>([
  ['by default', {}],
  ['on the loopback name', { host: 'localhost' }],
  ['on the IPv6 loopback', { host: '::1' }],
  ['when OIDC_ISSUER is itself', { oidcIssuer: 'http://127.0.0.1:4301' }],
])('runs %s', (_when, setting) => {
  expect(refusalToRun({ ...default_, ...setting })).toBeUndefined();
});

test.each<[string, Partial<Setting>, RegExp]>([
  ['in production', { mode: 'production' }, /production/],
  ['on every address', { host: '0.0.0.0' }, /HOST=0\.0\.0\.0/],
  ['on the IPv6 wildcard', { host: '::' }, /HOST=::/],
  ['on a public address', { host: '192.0.2.7' }, /HOST=192\.0\.2\.7/],
  ['on a name that only begins like the loopback', { host: '127.0.0.1.example.invalid' }, /hors de cette machine/],
  ['beside an external issuer', { oidcIssuer: 'https://sso.example.invalid' }, /à côté d’un autre émetteur/],
  ['beside a local issuer on another port', { oidcIssuer: 'http://127.0.0.1:4302' }, /à côté d’un autre émetteur/],
])('refuses %s', (_when, setting, sentence) => {
  expect(refusalToRun({ ...default_, ...setting })).toMatch(sentence);
});
