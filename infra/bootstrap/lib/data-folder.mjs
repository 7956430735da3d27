import path from 'node:path';

/**
 * Where this installation keeps its database, secrets and logs.
 * @param {string} root of the repository
 * @param {NodeJS.ProcessEnv} env
 */
export function dataFolder(root, env) {
  return path.resolve(root, env['QARIB_DATA_DIR'] || 'data');
}

/**
 * The lock that one running Qarib holds on its data folder.
 * @param {string} dataDir
 */
export function dataLockFile(dataDir) {
  return path.join(dataDir, 'qarib.lock');
}
