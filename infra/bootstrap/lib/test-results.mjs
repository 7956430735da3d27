/**
 * @typedef {{ passed: number, failed: number, skipped: number }} TestCounts
 *
 * @typedef {object} JestReport the parts of jest's --json report that are counted
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites
 */

/**
 * What one run of jest amounts to. Whatever is not shown to have passed counts as failed.
 * @param {JestReport | undefined} report undefined when jest did not get as far as writing one
 * @param {number} exitCode
 * @returns {TestCounts}
 */
export function countTests(report, exitCode) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  // A suite that cannot even be loaded has no failed test to count.
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {TestCounts[]} runs
 * @returns {TestCounts}
 */
export function sumCounts(runs) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const run of runs) {
    sum.passed += run.passed;
    sum.failed += run.failed;
    sum.skipped += run.skipped;
  }
  // Nothing executed proves nothing: a pattern without a match, or tests that all skip themselves.
  return sum.passed + sum.failed === 0 ? { ...sum, failed: 1 } : sum;
}

/**
 * The last line of `npm test`.
 * @param {TestCounts} counts
 */
export function summaryLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
