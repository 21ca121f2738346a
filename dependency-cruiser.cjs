/** Who may import whom. Each rule is proved by a planted violation in test/architecture. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const TESTS = '\\.test\\.ts$|\\.test-process\\.ts$|^test/';

module.exports = {
  forbidden: [
    forbid(
      'machines-are-pure',
      'machines import themselves, xstate and the hash function; never a server library, never a library of dates',
      { path: '^machines/', pathNot: TESTS },
      { path: '.', pathNot: '^machines/|node_modules/(xstate|@noble/hashes)/' },
    ),
    forbid(
      'processes-are-strangers',
      'a process never imports another: what two of them need belongs to the kernel',
      { path: '^machines/(?!kernel/|calendar/)([^/]+)/', pathNot: TESTS },
      { path: '^machines/(?!kernel/|calendar/)[^/]+/', pathNot: '^machines/$1/' },
    ),
    forbid(
      'only-the-registry-knows-processes',
      'everything else is generic over processes',
      { pathNot: `^machines/|^tools/(mutate|sources)/|${TESTS}` },
      { path: '^machines/(?!kernel/|calendar/|registry)' },
    ),
    forbid(
      'workflows-are-deterministic',
      'workflows import machines, and activities as types only',
      { path: '^workflows/', pathNot: TESTS },
      { path: '.', pathNot: '^(workflows|machines)/|node_modules/@temporalio/(workflow|common)/', dependencyTypesNot: ['type-only'] },
    ),
    forbid('libs-look-inward', 'libs never import apps or workflows', { path: '^libs/', pathNot: TESTS }, { path: '^(apps|workflows|tools)/' }),
    forbid(
      'libs-through-their-index',
      'a library is what its index exports',
      { path: '^(apps|libs)/([^/]+)/', pathNot: TESTS },
      { path: '^libs/', pathNot: ['^$1/$2/', '^libs/[^/]+/index\\.ts$'] },
    ),
    forbid('apps-are-strangers', 'apps never import each other', { path: '^apps/([^/]+)/', pathNot: TESTS }, { path: '^apps/', pathNot: '^apps/$1/' }),
    forbid(
      'apps-meet-workflows-by-type',
      'apps know workflows by their names and types; they run in their own isolate',
      { path: '^apps/', pathNot: TESTS },
      { path: '^workflows/', dependencyTypesNot: ['type-only'] },
    ),
    forbid('web-has-no-server', 'the web application knows the API and nothing behind it', { path: '^apps/web/' }, { path: '^(prisma|libs|workflows|machines)/' }),
    forbid('web-has-the-client', 'of what is generated, the web application imports the API client alone', { path: '^apps/web/' }, { path: '^generated/(?!client/)' }),
    forbid('no-cycles', 'no cycles', {}, { circular: true, viaOnly: { pathNot: '^node_modules/' } }),
    forbid('no-orphans-from-npm', 'every import is declared in package.json', { pathNot: TESTS }, { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] }),
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, doNotFollow: { path: 'node_modules|^generated/' }, exclude: { path: '^dist/' } },
};
