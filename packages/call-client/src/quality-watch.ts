import type { ConnectionQuality } from './call-snapshot.ts';
import type { Clock } from './clock.ts';
import { QualityJudge, readCounters } from './quality.ts';

const intervalMs = 2_000;

type Reports = { getStats(): Promise<readonly RTCStatsReport[]> };

/** Judges each direction of a running call again and again. */
export class QualityWatch {
  readonly #cancel: () => void;
  #isStopped = false;

  private constructor(
    reports: Reports,
    clock: Clock,
    onQuality: (quality: ConnectionQuality) => void,
    onReports: (stats: readonly RTCStatsReport[]) => void,
  ) {
    const judge = new QualityJudge();
    const read = async () => {
      // Closed between two readings.
      const stats = await reports.getStats().catch(() => undefined);
      if (!stats || this.#isStopped) return;
      onReports(stats);
      onQuality(judge.note(readCounters(stats)));
    };
    this.#cancel = clock.every(intervalMs, () => void read());
  }

  static start(
    reports: Reports,
    clock: Clock,
    onQuality: (quality: ConnectionQuality) => void,
    onReports: (stats: readonly RTCStatsReport[]) => void,
  ): QualityWatch {
    return new QualityWatch(reports, clock, onQuality, onReports);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }
}
