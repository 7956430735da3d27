import { afterSilence } from './after-silence.ts';

const limitMs = 1_500;

describe('silence', () => {
  const run = jest.fn();

  beforeEach(() => {
    jest.useFakeTimers();
    run.mockReset();
  });
  afterEach(() => jest.useRealTimers());

  test('is noticed when it has lasted', () => {
    afterSilence(limitMs, run);
    jest.advanceTimersByTime(limitMs - 1);
    expect(run).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('is called off', () => {
    afterSilence(limitMs, run)();
    jest.advanceTimersByTime(limitMs * 10);
    expect(run).not.toHaveBeenCalled();
  });

  test('does not count while this process stood still itself', () => {
    const now = jest.spyOn(performance, 'now');
    now.mockReturnValueOnce(0).mockReturnValueOnce(60_000).mockReturnValue(60_000);
    const cancel = afterSilence(limitMs, run);
    jest.advanceTimersByTime(limitMs);
    expect(run).not.toHaveBeenCalled();
    jest.advanceTimersByTime(limitMs);
    expect(run).toHaveBeenCalledTimes(1);
    cancel();
    now.mockRestore();
  });
});
