const { createRequire, isBuiltin } = require('node:module');
const path = require('node:path');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const load = createRequire(__filename);
const root = path.resolve(__dirname, '../..');

/** May use what jest gives to each test file: the files themselves, and what they are helped by. */
function isTestCode(file) {
  const place = path.relative(root, file).split(path.sep);
  const isOurs = !place.includes('node_modules');
  return isOurs && (place.includes('test') || /\.(test|fixture)\.tsx?$/.test(file));
}

/**
 * Loads test files anew each time, and what they test as Node does: once, in the process of the tests,
 * as the modules they are. Loaded by jest, it would be evaluated again for every file, a second and
 * more for the server, and never be warm.
 */
module.exports = class OneRealmRuntime extends Runtime {
  constructor(...parts) {
    super(...parts);
    const { executor } = this;
    executor.compile = (source, filename) =>
      compileFunction(source, executor.injectedModuleParameters, { filename });
  }

  requireModule(from, name, options, isActual) {
    if (name !== undefined && options?.isInternalModule !== true && !isBuiltin(name)) {
      const file = this._resolution.resolveCjs(from, name);
      if (!isTestCode(file)) return load(file);
    }
    return super.requireModule(from, name, options, isActual);
  }

  /** Here `process` is the real one, which stays as it is. */
  installGetBuiltinModule() {}
};
