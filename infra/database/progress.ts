/** Called for every document: how many are done, of how many. */
export type OnProgress = (done: number, total: number) => void;

const barWidth = 24;
const shownEvery = 500;

/** "[######..................] 25 %  1 000 of 4 000" */
export function progressBar(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.floor(share * barWidth);
  const bar = '#'.repeat(filled).padEnd(barWidth, '.');
  return `[${bar}] ${Math.floor(share * 100)} %  ${grouped(done)} of ${grouped(total)}`;
}

export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** Shows the first, the last and every few hundredth step, which is as often as anybody can see. */
export function showProgress(show: (bar: string) => void): OnProgress {
  return (done, total) => {
    if (done === total || done % shownEvery === 1) show(progressBar(done, total));
  };
}
