import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import encodeQr from 'qr';
import { signatureBox } from '@qarib/contracts';
import type { Sheet, SheetBlock } from '../../ports/documents.ts';
import { drawFigures } from './draw-figures.ts';
import { Page } from './page.ts';

const muted = '#475569';
const codeSide = 84;
/** A signature as large as one written with a pen. */
const drawnWidth = 180;

/** A document as PDF, with every letter embedded: it is read where no font of ours is. */
export function drawSheet(sheet: Sheet): Readable {
  const { language, title, issuedAt, footer } = sheet;
  const isRightToLeft = language === 'ar';
  const page = new Page({ title, language, isRightToLeft, createdAt: issuedAt, footer });
  draw(page, sheet).catch((error: unknown) => {
    page.pdf.destroy(error instanceof Error ? error : new Error('The sheet cannot be drawn.'));
  });
  return page.pdf;
}

async function draw(page: Page, sheet: Sheet): Promise<void> {
  letterhead(page, sheet);
  heading(page, sheet);
  facts(page, sheet);
  for (const [at, block] of sheet.blocks.entries()) {
    page.drawnShare = at / sheet.blocks.length;
    blocks[block.kind](page, block as never);
    // A page that is full leaves before the next one is.
    await setImmediate();
  }
  verification(page, sheet);
  page.end();
}

function letterhead(page: Page, { letterhead: columns }: Sheet): void {
  const top = page.y;
  const width = page.width / 2 - 12;
  const ends = columns.map((lines, at) => {
    page.y = top;
    lines.forEach((line, row) => {
      const isFirst = row === 0;
      page.text(line, {
        size: isFirst ? 11 : 9,
        weight: isFirst ? 'bold' : 'regular',
        colour: isFirst ? '#0f172a' : muted,
        inset: at * (page.width / 2 + 12),
        width,
      });
    });
    return page.y;
  });
  page.y = Math.max(...ends) + 8;
  page.rule('#0f766e');
  page.gap(14);
}

function heading(page: Page, { title, subtitle }: Sheet): void {
  page.text(title, { size: 18, weight: 'bold' });
  if (subtitle !== '') page.text(subtitle, { size: 9, colour: muted });
  page.gap(6);
}

/** Two columns of what is known of the patient and the consultation. */
function facts(page: Page, { facts: all }: Sheet): void {
  if (all.length === 0) return;
  const width = page.width / 2 - 8;
  const half = Math.ceil(all.length / 2);
  for (let row = 0; row < half; row += 1) {
    const top = page.y;
    const ends = [all[row], all[row + half]].map((fact, at) => {
      page.y = top;
      if (!fact) return top;
      const inset = at * (page.width / 2 + 8);
      page.text(fact.label, { size: 8, colour: muted, inset, width });
      page.text(fact.value, { size: 10, weight: 'bold', inset, width });
      return page.y;
    });
    page.y = Math.max(...ends) + 3;
  }
  page.gap(4);
  page.rule('#cbd5e1');
  page.gap(6);
}

type Of<Kind extends SheetBlock['kind']> = Extract<SheetBlock, { kind: Kind }>;

const blocks: { [Kind in SheetBlock['kind']]: (page: Page, block: Of<Kind>) => void } = {
  heading(page, { text }) {
    page.gap(8);
    // Never alone at the foot of a page.
    page.reserve(110);
    page.text(text, { size: 13, weight: 'bold', colour: '#0f766e' });
  },
  subheading(page, { text }) {
    page.gap(6);
    page.reserve(40);
    page.text(text, { size: 10.5, weight: 'bold' });
  },
  typed: (page, { text }) => page.text(text, { direction: 'auto' }),
  words: (page, { text }) => page.text(text),
  warning(page, { text }) {
    const style = { weight: 'bold', colour: '#991b1b', inset: 10 } as const;
    const height = page.heightOf(text, { ...style, width: page.width - 20 });
    page.reserve(height + 14);
    page.gap(4);
    page.box({ inset: 0, width: page.width, height: height + 10, colour: '#fef2f2' });
    page.gap(5);
    page.text(text, { ...style, width: page.width - 20 });
    page.gap(8);
  },
  item(page, { title, sentence, instructions }) {
    page.gap(5);
    page.reserve(52);
    page.text(title, { size: 11.5, weight: 'bold' });
    page.text(sentence, { inset: 16 });
    const said = { inset: 16, direction: 'auto', isAligned: true } as const;
    if (instructions !== '') page.text(instructions, said);
  },
  drawn(page, { strokes }) {
    const { width, height } = signatureBox;
    const scale = drawnWidth / width;
    page.gap(4);
    page.reserve(height * scale + 8);
    page.strokes(strokes, drawnWidth, scale);
    page.y += height * scale + 8;
  },
  signature(page, { lines, hash }) {
    page.gap(10);
    page.reserve(52);
    for (const line of lines) page.text(line, { size: 9.5, weight: 'bold' });
    page.text(hash, { size: 8, colour: muted });
  },
  ...drawFigures,
};

/** The code and what it is for stay together at the end. */
function verification(page: Page, { verification: checked }: Sheet): void {
  if (!checked) return;
  const { url, lines } = checked;
  page.gap(14);
  page.reserve(codeSide + 8);
  const top = page.y;
  page.squares(encodeQr(url, 'raw', { ecc: 'medium' }), 0, codeSide);
  page.gap(10);
  const style = { size: 9, inset: codeSide + 14, width: page.width - codeSide - 14 };
  const [how = '', ...rest] = lines;
  page.text(how, style);
  page.link(url, style);
  for (const line of rest) page.text(line, { ...style, colour: muted });
  page.y = Math.max(page.y, top + codeSide);
}
