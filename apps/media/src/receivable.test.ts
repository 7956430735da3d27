import { bitrates } from './media-settings.ts';
import { Receivable, type WayDown } from './receivable.ts';

/** A way whose estimate is what the test says. */
class ToldWay implements WayDown {
  readonly leasts: number[] = [];
  #handler: (kbps: number) => void = () => undefined;

  onEstimate(handler: (kbps: number) => void): void {
    this.#handler = handler;
  }

  setLeast(rate: number): Promise<void> {
    this.leasts.push(rate);
    return Promise.resolve();
  }

  estimate(kbps: number): void {
    this.#handler(kbps);
  }
}

describe('what reaches a peer', () => {
  let way: ToldWay;
  let receivable: Receivable;
  const onChange = jest.fn();

  beforeEach(() => {
    jest.useFakeTimers();
    way = new ToldWay();
    onChange.mockReset();
    receivable = Receivable.create(way, () => true, onChange);
  });
  afterEach(() => {
    receivable.close();
    jest.useRealTimers();
  });

  /** As a cut goes: the estimate falls at once, and the path is missed when consent has run out. */
  function cut(seconds: number): void {
    way.estimate(0);
    jest.advanceTimersByTime(10_000);
    receivable.noteLost();
    jest.advanceTimersByTime((seconds - 10) * 1_000);
  }

  test('is unknown until there was a picture or a measure', () => {
    expect(receivable.kbps).toBeUndefined();
    receivable.note(80);
    expect(receivable.kbps).toBe(80);
  });

  test('after a cut is room for one small picture at once, where there was room before', async () => {
    way.estimate(400);
    jest.advanceTimersByTime(60_000);
    cut(45);
    expect(receivable.kbps).toBe(30);
    onChange.mockReset();
    await receivable.resume();
    expect(receivable.kbps).toBe(125);
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(way.leasts).toEqual([95_000]);
    jest.advanceTimersByTime(5_000);
    expect(way.leasts).toEqual([95_000, bitrates.minOutgoing]);
  });

  test('after a cut is what the peer measures where the way has become poorer, and is held up no longer', async () => {
    way.estimate(400);
    jest.advanceTimersByTime(60_000);
    cut(45);
    await receivable.resume();
    jest.advanceTimersByTime(2_000);
    receivable.note(60);
    expect(receivable.kbps).toBe(60);
    expect(way.leasts).toEqual([95_000, bitrates.minOutgoing]);
    jest.advanceTimersByTime(5_000);
    expect(way.leasts).toHaveLength(2);
  });

  test('after a cut is no more than before it', async () => {
    way.estimate(400);
    jest.advanceTimersByTime(60_000);
    way.estimate(20);
    jest.advanceTimersByTime(20_000);
    cut(45);
    await receivable.resume();
    expect(receivable.kbps).toBe(50);
  });

  test('after a path that was missed and never estimated lower stays as it is', async () => {
    way.estimate(400);
    jest.advanceTimersByTime(60_000);
    receivable.noteLost();
    await receivable.resume();
    expect(receivable.kbps).toBe(430);
    expect(way.leasts).toEqual([]);
  });
});
