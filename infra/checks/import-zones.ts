import path from 'node:path';

/** What a folder may import: the folder table of docs/architecture.md as data. */
interface Zone {
  /** Relative to the repository; `*` stands for one name. */
  folder: string;
  /** Folders of the same workspace, beside the zone itself. */
  inside: readonly string[];
  /** Packages of this repository, without their scope. */
  own: readonly string[];
  /** Packages of others; `any` where the folder is free to choose. */
  external: 'any' | readonly string[];
}

const scope = '@qarib/';
const server = 'apps/server/src';
const web = 'apps/web/src';

/** The first zone that holds a file applies. */
const zones: readonly Zone[] = [
  { folder: 'packages/clinical', inside: [], own: [], external: [] },
  {
    folder: 'packages/contracts/scripts',
    inside: ['packages/contracts/src'],
    own: [],
    external: ['zod', 'node:*'],
  },
  { folder: 'packages/contracts', inside: [], own: ['clinical'], external: ['zod'] },
  {
    folder: 'packages/call-client',
    inside: [],
    own: ['contracts'],
    external: ['mediasoup-client', 'socket.io-client'],
  },
  { folder: 'packages/ui', inside: [], own: [], external: 'any' },
  { folder: 'packages/embedded-mongo', inside: [], own: [], external: ['bson', 'lmdb', 'node:*'] },
  { folder: 'packages/testing', inside: [], own: ['clinical', 'contracts'], external: 'any' },
  { folder: `${server}/config`, inside: [], own: [], external: ['zod', 'node:*'] },
  {
    folder: `${server}/http`,
    inside: [`${server}/use-cases`],
    own: ['contracts'],
    external: 'any',
  },
  {
    folder: `${server}/signalling`,
    inside: [`${server}/use-cases`],
    own: ['contracts'],
    external: 'any',
  },
  {
    folder: `${server}/use-cases`,
    inside: [`${server}/ports`],
    own: ['clinical', 'contracts'],
    external: ['node:*', 'zod'],
  },
  {
    folder: `${server}/ports`,
    inside: [],
    own: ['clinical', 'contracts'],
    external: ['node:stream'],
  },
  {
    folder: `${server}/adapters`,
    inside: [`${server}/ports`],
    own: ['clinical', 'contracts'],
    external: 'any',
  },
  {
    folder: `${server}/demo`,
    inside: [`${server}/ports`, `${server}/use-cases`],
    own: ['clinical', 'contracts'],
    external: ['node:*', 'zod'],
  },
  // The composition root.
  {
    folder: `${server}/control-plane.ts`,
    inside: [server],
    own: ['clinical', 'contracts'],
    external: 'any',
  },
  {
    folder: `${server}/regularly.ts`,
    inside: [`${server}/use-cases`],
    own: [],
    external: [],
  },
  // Programs beside it, on the same store.
  ...['import-catalogues', 'rebuild-figures', 'fill-demo'].map((program) => ({
    folder: `${server}/${program}.ts`,
    inside: [server],
    own: ['clinical', 'contracts'],
    external: 'any' as const,
  })),
  {
    folder: `${server}/main.ts`,
    inside: [server],
    own: ['clinical', 'contracts'],
    external: 'any',
  },
  { folder: 'apps/media/src', inside: [], own: ['contracts'], external: 'any' },
  {
    folder: `${web}/features/*`,
    inside: [`${web}/shared`],
    own: ['call-client', 'clinical', 'contracts', 'ui'],
    external: 'any',
  },
  {
    folder: `${web}/shared`,
    inside: [],
    own: ['call-client', 'clinical', 'contracts', 'ui'],
    external: 'any',
  },
  { folder: web, inside: [], own: ['call-client', 'clinical', 'contracts', 'ui'], external: 'any' },
];

/** Packages with one home: nobody else may depend on them. */
const homes: Readonly<Record<string, readonly string[]>> = {
  mongoose: [`${server}/adapters/mongo`],
  mongodb: [
    `${server}/adapters/mongo`,
    'infra/bench',
    'infra/database',
    'packages/testing/src/database',
  ],
  mediasoup: ['apps/media/src', 'infra/mediasoup-worker', 'infra/bench/capacity'],
  'mediasoup-client': ['packages/call-client'],
  // Presentational components neither keep nor fetch data.
  zustand: [web],
  '@tanstack/react-query': [web],
};

/** Beside test files: what drives browsers and puts bad links in front of them. */
const testers = ['apps/e2e', 'infra/bench', 'infra/link'];

/**
 * Why a file may not import something, or undefined when it may.
 * @param file relative to the repository
 * @param specifier as written in the import
 */
export function forbiddenImport(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return forbiddenRelativeImport(file, specifier);
  if (isTest(file)) return undefined;
  if (specifier.startsWith(scope)) return forbiddenOwnPackage(file, specifier);
  return forbiddenPackage(file, specifier);
}

/** Folders of the server that no zone speaks of would be free of every rule. */
export function isInsideSomeZone(file: string): boolean {
  return !/^(apps|packages)\/[^/]+\/src\//.test(file) || isTest(file) || zoneOf(file) !== undefined;
}

function forbiddenRelativeImport(file: string, specifier: string): string | undefined {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (workspaceOf(target) !== workspaceOf(file)) {
    return 'another workspace is imported by its package name, never by a path';
  }
  const zone = zoneOf(file);
  if (!zone || isTest(file)) return undefined;
  const allowed = [homeFolder(zone.folder, file), ...zone.inside];
  if (allowed.some((folder) => isBelow(target, folder))) return undefined;
  return `${zone.folder} may import ${listed([...zone.inside])} of its workspace, besides itself`;
}

function forbiddenOwnPackage(file: string, specifier: string): string | undefined {
  const name = specifier.slice(scope.length).split('/')[0] ?? '';
  if (name === 'testing' && !file.startsWith('packages/testing/')) {
    return testers.some((folder) => isBelow(file, folder))
      ? undefined
      : '@qarib/testing is for tests only';
  }
  const zone = zoneOf(file);
  if (!zone || zone.own.includes(name)) return undefined;
  return `${zone.folder} may import ${listed(zone.own.map((own) => scope + own))} of this repository`;
}

function forbiddenPackage(file: string, specifier: string): string | undefined {
  const name = packageName(specifier);
  const allowedIn = homes[name];
  if (allowedIn && !allowedIn.some((folder) => isBelow(file, folder))) {
    return `${name} is imported only in ${listed(allowedIn)}`;
  }
  const zone = zoneOf(file);
  if (!zone || zone.external === 'any') return undefined;
  const isAllowed = zone.external.some((allowed) =>
    allowed === 'node:*' ? specifier.startsWith('node:') : allowed === name,
  );
  return isAllowed ? undefined : `${zone.folder} may import ${listed(zone.external)} from outside`;
}

function zoneOf(file: string): Zone | undefined {
  return zones.find(({ folder }) => isBelow(file, homeFolder(folder, file)));
}

/** The folder of a zone with its `*` replaced by the file's own name at that place. */
function homeFolder(folder: string, file: string): string {
  const names = file.split('/');
  return folder
    .split('/')
    .map((name, index) => (name === '*' ? (names[index] ?? name) : name))
    .join('/');
}

function workspaceOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'apps' || first === 'packages' ? `${first}/${second}` : first;
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function isTest(file: string): boolean {
  return (
    /\.test\.[cm]?tsx?$/.test(file) ||
    /^(apps|packages)\/[^/]+\/test\//.test(file) ||
    isBelow(file, 'apps/e2e')
  );
}

function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(', ');
}
