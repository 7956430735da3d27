const { ModernFakeTimers } = require('@jest/fake-timers');
const { TestEnvironment } = require('jest-environment-node');
const { ModuleMocker } = require('jest-mock');

/** What jest-circus keeps from file to file when it finds it: handlers of files that are over. */
const handlers = Symbol.for('EVENT_HANDLERS');

/**
 * Node itself, as the product runs in it. jest's own environment is a context with a second set of all
 * built-in classes, in which each mention of a global goes through an interceptor: whatever works with
 * bytes, as the database does, is several times slower there than it is at work.
 */
module.exports = class OneRealmEnvironment extends TestEnvironment {
  /** The runner has its own in their place for the time of a file. */
  #own = { console: globalThis.console, exit: Object.getOwnPropertyDescriptor(process, 'exit') };

  constructor(config, context) {
    super(config, context);
    Reflect.deleteProperty(globalThis, handlers);
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({
      config: config.projectConfig,
      global: globalThis,
    });
  }

  async teardown() {
    await super.teardown();
    globalThis.console = this.#own.console;
    Object.defineProperty(process, 'exit', this.#own.exit);
  }
};
