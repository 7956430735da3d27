import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '../bootstrap/lib/fingerprint.mjs';
import { forbiddenImport, isInsideSomeZone } from './import-zones.ts';
import { importsOf } from './imports-of.ts';

/** The forbidden imports of a repository, one line each. */
export function checkStructure(root: string): string[] {
  const folders = ['apps', 'packages', 'infra'].map((folder) => path.join(root, folder));
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => listFiles(folder, (name) => /\.[cm]?tsx?$/.test(name)))
    .flatMap((file) => checkFile(root, file));
}

function checkFile(root: string, file: string): string[] {
  const name = path.relative(root, file).split(path.sep).join('/');
  const source = readFileSync(file, 'utf8');
  const problems = importsOf(file, source).flatMap(({ specifier, line }) => {
    const reason = forbiddenImport(name, specifier);
    return reason === undefined ? [] : [`${name}:${line} imports ${specifier}: ${reason}.`];
  });
  if (isInsideSomeZone(name)) return problems;
  return [...problems, `${name} is in a folder that the architecture does not know.`];
}
