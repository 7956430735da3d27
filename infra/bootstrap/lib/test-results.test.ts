import { countTests, sumCounts, summaryLine } from './test-results.mjs';

const cleanReport = {
  numPassedTests: 12,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

test('When both suites pass, then the last line sums them', () => {
  const unit = countTests({ ...cleanReport, numPendingTests: 1, numTodoTests: 1 }, 0);
  const endToEnd = countTests({ ...cleanReport, numPassedTests: 3 }, 0);
  expect(summaryLine(sumCounts([unit, endToEnd]))).toBe('15 passed, 0 failed, 2 skipped');
});

test('When a suite cannot be loaded, then it counts as a failure', () => {
  expect(countTests({ ...cleanReport, numRuntimeErrorTestSuites: 2 }, 1).failed).toBe(2);
});

test('When jest ends badly though every test passed, then that counts as a failure', () => {
  expect(countTests(cleanReport, 1).failed).toBe(1);
});

test('When jest leaves no report, then that counts as a failure', () => {
  expect(summaryLine(sumCounts([countTests(undefined, 0)]))).toBe('0 passed, 1 failed');
});

test('When no test ran at all, then that is a failure', () => {
  const skippedOnly = countTests({ ...cleanReport, numPassedTests: 0, numPendingTests: 4 }, 0);
  expect(summaryLine(sumCounts([skippedOnly]))).toBe('0 passed, 1 failed, 4 skipped');
});
