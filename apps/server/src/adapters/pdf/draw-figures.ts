import type { FigureBlock } from '../../ports/documents.ts';
import type { Page } from './page.ts';

type Of<Kind extends FigureBlock['kind']> = Extract<FigureBlock, { kind: Kind }>;
type Draw = { readonly [Kind in FigureBlock['kind']]: (page: Page, block: Of<Kind>) => void };

const muted = '#475569';
const faint = '#e2e8f0';
const notShown = '#f1f5f9';
/** The first is the whole, the others are parts of it; as on the screen. */
const layerColours = ['#c8dcd8', '#6fb3a8', '#0b6b60'];
const plotHeight = 130;
/** Beside a chart, for the numbers of its axis; beside a table, for what its rows are called. */
const axisWidth = 34;
const nameShare = 0.34;

/** Numbers and their pictures. Everything is placed from the side where lines begin. */
export const drawFigures: Draw = {
  newPage: (page) => page.begin(),

  figure(page, { name, value, beside, definition }) {
    const told = { size: 8, colour: muted, width: page.width * 0.66 } as const;
    const own = { inset: page.width * 0.7, width: page.width * 0.3, isAtEnd: true } as const;
    page.reserve(15 + page.heightOf(definition, told) + 12);
    const top = page.y;
    page.text(name, { weight: 'bold', width: told.width });
    page.text(definition, told);
    const bottom = page.y;
    page.y = top;
    page.text(value, { ...own, size: 12, weight: 'bold' });
    if (beside !== '') page.text(beside, { ...own, size: 8, colour: muted });
    page.y = Math.max(page.y, bottom) + 4;
    page.rule(faint);
    page.gap(5);
  },

  columns(page, block) {
    page.gap(6);
    page.reserve(plotHeight + 60);
    legend(page, block);
    const top = page.y;
    const most = Math.max(1, ...block.ticks.map(({ value }) => value));
    const heightOf = (value: number) => (value / most) * plotHeight;
    for (const { value, text } of block.ticks) {
      page.y = top + plotHeight - heightOf(value);
      page.rule(faint, axisWidth);
      page.y -= 5;
      page.text(text, { size: 7, colour: muted, width: axisWidth - 6, isAtEnd: true });
    }
    drawColumns(page, block, { top, heightOf });
    page.y = top + plotHeight + 18;
  },

  table(page, { heads, rows, hiddenText }) {
    tableHead(page, heads);
    for (const { name, share, cells } of rows) {
      const named = { size: 8.5, width: page.width * nameShare - 8 } as const;
      if (page.reserve(page.heightOf(name, named) + 11)) tableHead(page, heads);
      const top = page.y;
      page.text(name, named);
      page.gap(1.5);
      const bar = { inset: 0, width: named.width * share, height: 2.5, colour: '#0b6b60' };
      if (share > 0) page.box(bar);
      const bottom = page.y + 6;
      page.y = top;
      const inset = page.width * nameShare;
      if (cells) drawCells(page, cells, { size: 8.5 });
      else page.text(hiddenText, { size: 8.5, colour: muted, inset, width: page.width - inset });
      page.y = bottom;
      page.rule(faint);
      page.gap(3);
    }
    page.gap(4);
  },

  grid(page, { heads, rows }) {
    const rowHeight = 14;
    page.reserve((rows.length + 1) * rowHeight);
    const width = (page.width - axisWidth) / heads.length;
    const insetOf = (at: number) => axisWidth + at * width;
    const top = page.y;
    heads.forEach((head, at) => {
      page.y = top;
      page.text(head, { size: 7.5, weight: 'bold', inset: insetOf(at) + 4, width: width - 8 });
    });
    rows.forEach(({ name, cells }, down) => {
      const y = top + (down + 1) * rowHeight;
      page.y = y + 1;
      page.text(name, { size: 7.5, colour: muted, width: axisWidth - 4 });
      cells.forEach(({ text, strength }, at) => {
        page.y = y;
        const size = { width: width - 1, height: rowHeight - 1 };
        page.box({ inset: insetOf(at), ...size, colour: shade(strength) });
        page.y = y + 1;
        page.text(text, { size: 7.5, inset: insetOf(at) + 4, width: width - 8 });
      });
    });
    page.y = top + (rows.length + 1) * rowHeight + 6;
  },

  end(page, { text }) {
    page.gap(14);
    page.reserve(20);
    page.text(text.replace('{page}', String(page.number)), { weight: 'bold' });
  },
};

/** Of each layer, in one line; and of what is not shown, where something is not. */
function legend(page: Page, { layers, columns, hiddenText }: Of<'columns'>): void {
  const hasHidden = columns.some(({ values }) => values === undefined);
  const all = [
    ...layers.map((name, at) => ({ name, colour: layerColours[at] ?? muted })),
    ...(hasHidden ? [{ name: hiddenText, colour: notShown }] : []),
  ];
  const width = page.width / 4;
  const top = page.y;
  all.forEach(({ name, colour }, at) => {
    page.y = top + 2;
    page.box({ inset: at * width, width: 8, height: 8, colour });
    page.y = top;
    page.text(name, { size: 8, inset: at * width + 12, width: width - 14 });
  });
  page.y = top + 20;
}

type Plot = { readonly top: number; readonly heightOf: (value: number) => number };

function drawColumns(page: Page, { columns }: Of<'columns'>, { top, heightOf }: Plot): void {
  const floor = top + plotHeight;
  const slot = (page.width - axisWidth) / Math.max(1, columns.length);
  const every = Math.ceil(columns.length / 6);
  columns.forEach(({ name, values }, at) => {
    const inset = axisWidth + at * slot;
    const bar = (height: number, colour: string) => {
      page.y = floor - height;
      page.box({ inset: inset + slot * 0.12, width: slot * 0.76, height, colour });
    };
    if (values)
      values.forEach((value, layer) => bar(heightOf(value), layerColours[layer] ?? muted));
    else bar(plotHeight, notShown);
    if (at % every > 0) return;
    page.y = floor + 3;
    page.text(name, { size: 7, colour: muted, inset, width: slot * every - 2 });
  });
}

function tableHead(page: Page, heads: readonly string[]): void {
  const style = { size: 7.5, weight: 'bold', colour: muted } as const;
  const [first = '', ...others] = heads;
  const width = (page.width * (1 - nameShare)) / others.length - 4;
  const height = Math.max(...others.map((head) => page.heightOf(head, { ...style, width })));
  page.reserve(height + 40);
  const top = page.y;
  page.text(first, { ...style, width: page.width * nameShare - 8 });
  page.y = top;
  drawCells(page, others, style);
  page.y = top + height + 2;
  page.rule();
  page.gap(4);
}

/** Beside each other, each ending where the column does. */
function drawCells(
  page: Page,
  cells: readonly string[],
  style: { size: number; weight?: 'bold'; colour?: string },
): void {
  const from = page.width * nameShare;
  const width = (page.width - from) / cells.length;
  const top = page.y;
  cells.forEach((cell, at) => {
    page.y = top;
    page.text(cell, { ...style, inset: from + at * width + 4, width: width - 4, isAtEnd: true });
  });
}

/** From white to the colour of a part, light enough for black digits. */
function shade(strength: number): string {
  const channels = [0x6f, 0xb3, 0xa8].map((full) => {
    const lightened = Math.round(255 - (255 - full) * Math.min(1, strength));
    return lightened.toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
