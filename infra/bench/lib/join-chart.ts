import { tableBelow } from './markdown-table.ts';

/** The headings of docs/benchmarks.md that the chart is made of. */
export const chartHeadings = {
  lobby: 'From the lobby to the first remote frame',
  cold: 'From the consultation to the first remote frame',
} as const;

type Bar = { readonly label: string; readonly ms: number; readonly colour: string };

const width = 760;
const left = 210;
const right = 90;
const barHeight = 20;
const gap = 8;
const top = 70;

const names: Readonly<Record<string, string>> = {
  none: 'no delay',
  '3g': '3G, 200 ms',
  edge: 'EDGE, 400 ms',
  satellite: 'satellite, 600 ms',
  worst: 'worst, 700 ms, 10 % lost',
};

function barsOf(markdown: string): Bar[] {
  const read = (heading: string, colour: string) =>
    tableBelow(markdown, heading).map((row) => ({
      profile: row['profile'] ?? '',
      ms: Number(row['p50 ms']),
      colour,
    }));
  const lobby = read(chartHeadings.lobby, '#0f766e');
  const cold = read(chartHeadings.cold, '#8fc7c0');
  return lobby
    .flatMap((bar) => [bar, ...cold.filter(({ profile }) => profile === bar.profile)])
    .filter(({ ms }) => Number.isFinite(ms))
    .map(({ profile, ms, colour }) => ({ label: names[profile] ?? profile, ms, colour }));
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;

function drawBar(
  { label, ms, colour }: Bar,
  at: number,
  scale: number,
  isRepeated: boolean,
): string {
  const y = top + at * (barHeight + gap);
  const length = Math.max(2, ms * scale);
  const middle = y + barHeight / 2 + 5;
  const name = isRepeated
    ? ''
    : `<text x="${left - 12}" y="${middle}" text-anchor="end">${label}</text>`;
  return [
    name,
    `<rect x="${left}" y="${y}" width="${length.toFixed(1)}" height="${barHeight}" rx="3" fill="${colour}"/>`,
    `<text x="${(left + length + 8).toFixed(1)}" y="${middle}">${seconds(ms)}</text>`,
  ].join('');
}

/**
 * A bar for each profile, as SVG.
 * @param markdown docs/benchmarks.md
 */
export function joinChart(markdown: string): string {
  const bars = barsOf(markdown);
  const longest = Math.max(...bars.map(({ ms }) => ms));
  const scale = (width - left - right) / longest;
  const height = top + bars.length * (barHeight + gap) + 12;
  const drawn = bars.map((bar, at) => drawBar(bar, at, scale, bar.label === bars[at - 1]?.label));
  const told = bars.map(({ label, ms }) => `${label}: ${seconds(ms)}`).join('; ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="14" fill="#12312e" role="img" aria-label="Time to the first remote frame, by link. ${told}.">
<rect width="${width}" height="${height}" fill="#f6faf9"/>
<text x="20" y="30" font-size="17" font-weight="600">Time to the other’s first picture, median, by round trip</text>
<rect x="20" y="42" width="14" height="14" rx="3" fill="#0f766e"/><text x="42" y="54">from the lobby</text>
<rect x="170" y="42" width="14" height="14" rx="3" fill="#8fc7c0"/><text x="192" y="54">from the click on the consultation</text>
${drawn.join('\n')}
</svg>
`;
}
