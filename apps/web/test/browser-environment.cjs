const { TestEnvironment } = require('jest-environment-jsdom');

/** jsdom, with those parts of every browser that it lacks and Node has. */
module.exports = class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { fetch, Headers, Request, Response, TextDecoder, TextEncoder });
    Object.assign(this.global, { structuredClone });
    Object.defineProperty(this.global, 'crypto', { value: crypto });
  }
};
