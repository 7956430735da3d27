import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ignoredNames = new Set(['node_modules', 'dist', 'coverage', '.git']);

/**
 * A hash over the names and contents of files, the same whatever folder the repository is in.
 * @param {string} base names are taken relative to it
 * @param {string[]} files absolute paths
 */
export function hashFiles(base, files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    const content = readFileSync(file);
    hash.update(`${path.relative(base, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * All files below a folder, without what is installed or built.
 * @param {string} folder
 * @param {(name: string) => boolean} [isWanted]
 * @returns {string[]}
 */
export function listFiles(folder, isWanted = () => true) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (ignoredNames.has(entry.name)) return [];
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(full, isWanted);
    return entry.isFile() && isWanted(entry.name) ? [full] : [];
  });
}
