/** A set-up step that cannot go on, in words a newcomer can act on. */
export class StepFailure extends Error {
  /**
   * @param {object} facts
   * @param {string} facts.what what failed, one sentence
   * @param {string} facts.why the cause as far as it is known
   * @param {string[]} facts.next what to type next, one command or sentence each
   * @param {string} [facts.output] the last lines of the failed command
   */
  constructor({ what, why, next, output }) {
    super(`${what} ${why}`);
    this.name = 'StepFailure';
    this.what = what;
    this.why = why;
    this.next = next;
    this.output = output ?? '';
  }
}

/** The user pressed Ctrl-C, or the process was asked to end. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted');
    this.name = 'Interrupted';
  }
}

/**
 * @typedef {{ why: string, next: string[] }} Explanation
 * @typedef {{ pattern: RegExp, explanation: Explanation, isRemote?: boolean }} KnownCause
 */

/** @type {KnownCause[]} */
const knownCauses = [
  {
    pattern:
      /ENOSPC|no space left on device|not have enough free space|disk quota exceeded|EDQUOT/i,
    explanation: {
      why: 'The disk is full.',
      next: ['df -h .   (about 3 GB are needed)', 'then run the same command again'],
    },
  },
  {
    pattern:
      /could not get lock|unable to acquire the dpkg|unable to lock (the administration )?dir/i,
    explanation: {
      why: 'Another program is installing packages and holds the apt lock.',
      next: ['wait for it to end (often unattended-upgrades), then run the same command again'],
    },
  },
  {
    pattern: /dpkg was interrupted/i,
    explanation: {
      why: 'An earlier package installation was interrupted.',
      next: ['sudo dpkg --configure -a', 'then run the same command again'],
    },
  },
  {
    isRemote: true,
    pattern:
      /temporary failure (in name resolution|resolving)|could not resolve|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network is unreachable|could not connect|connection (failed|timed out)|failed to fetch|ERR_SOCKET_TIMEOUT/i,
    explanation: {
      why: 'The network could not be reached.',
      next: [
        'check the connection (and HTTPS_PROXY, if there is a proxy), then run the same command again',
        'only the first run needs the network; what is already there is kept',
      ],
    },
  },
  {
    pattern: /unable to locate package|has no installation candidate/i,
    explanation: {
      why: 'This distribution does not have the package under that name.',
      next: ['use Debian 12 or later, or install the equivalent packages by hand'],
    },
  },
  {
    isRemote: true,
    pattern: /CERT_|self[- ]signed certificate|unable to (verify|get local issuer)/i,
    explanation: {
      why: 'The certificate of the package server is not trusted on this machine.',
      next: [
        'sudo apt-get install ca-certificates   (behind a proxy: npm config set cafile <file>)',
      ],
    },
  },
  {
    pattern: /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
    explanation: {
      why: 'A file or folder may not be written by this user.',
      next: [
        'ls -ld . node_modules ~/.npm ~/.cache   (they must belong to you)',
        'sudo chown -R "$USER" .',
      ],
    },
  },
];

/**
 * The likely cause of a command's failure, from its output.
 * @param {string} output
 * @param {{ isLocal?: boolean }} [options] a local command never fails because of the network
 * @returns {Explanation | undefined}
 */
export function explain(output, { isLocal = false } = {}) {
  return knownCauses.find(({ pattern, isRemote }) => !(isLocal && isRemote) && pattern.test(output))
    ?.explanation;
}

/**
 * A failure for a command that ended badly, with the cause when it is a known one.
 * @param {string} what
 * @param {{ code: number, output: string }} result
 * @param {Explanation} fallback
 * @param {{ isLocal?: boolean }} [options]
 */
export function commandFailure(what, result, fallback, options) {
  const cause = explain(result.output, options) ?? fallback;
  return new StepFailure({ what, ...cause, output: result.output });
}
