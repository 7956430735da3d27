import PdfKit from 'pdfkit';
import { allFonts, type FontName, type Weight } from './fonts.ts';
import { linesOf, type Line, type Run } from './lines.ts';

type Pdf = InstanceType<typeof PdfKit>;

const pageMargin = { side: 50, top: 44, bottom: 64 };
const lineFactor = 1.5;

export type TextStyle = {
  readonly size?: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** `auto`: as the text itself runs. Otherwise as the document does. */
  readonly direction?: 'auto' | undefined;
  /** Lines begin at the document's side, whichever way the text runs. */
  readonly isAligned?: boolean;
  /** Lines end at the side where lines end, as numbers below each other do. */
  readonly isAtEnd?: boolean;
  /** Distance from the side where lines begin, and the width, in points. */
  readonly inset?: number;
  readonly width?: number;
};

export type PageOptions = {
  readonly title: string;
  readonly language: string;
  readonly isRightToLeft: boolean;
  readonly createdAt: Date;
  /** With `{page}`, and `{pages}` where it says how many there are. */
  readonly footer: string;
};

/**
 * Sheets of A4 on which text is set from above to below, in either direction. Words are ordered and
 * broken into lines here, because the library orders only the letters of one script.
 */
export class Page {
  readonly pdf: Pdf;
  readonly width: number;
  readonly #isRightToLeft: boolean;
  readonly #bottom: number;
  readonly #footer: string;
  /** Of each run, at the size of 1. */
  readonly #widths = new Map<string, number>();
  #number = 1;
  y: number;
  /** How much of the document is drawn, 0 to 1. */
  drawnShare = 0;

  constructor({ title, language, isRightToLeft, createdAt, footer }: PageOptions) {
    this.pdf = new PdfKit({
      size: 'A4',
      margin: 0,
      bufferPages: footer.includes('{pages}'),
      lang: language,
      displayTitle: true,
      info: { Title: title, Producer: 'Qarib', Creator: 'Qarib', CreationDate: createdAt },
    });
    for (const [name, bytes] of allFonts()) this.pdf.registerFont(name, bytes);
    this.#isRightToLeft = isRightToLeft;
    this.#footer = footer;
    this.width = this.pdf.page.width - 2 * pageMargin.side;
    this.#bottom = this.pdf.page.height - pageMargin.bottom;
    this.y = pageMargin.top;
  }

  /** Of the page that is being drawn. */
  get number(): number {
    return this.#number;
  }

  /** Begins a new page when what comes next does not fit on this one; whether it did. */
  reserve(height: number): boolean {
    if (this.y + height <= this.#bottom) return false;
    this.begin();
    return true;
  }

  /** Begins a new page, unless nothing is on this one. */
  begin(): void {
    if (this.y === pageMargin.top) return;
    this.#finishPage();
    this.pdf.addPage();
    this.#number += 1;
    this.y = pageMargin.top;
  }

  gap(height: number): void {
    this.y += height;
  }

  text(text: string, style: TextStyle = {}): void {
    const { size = 10 } = style;
    const height = size * lineFactor;
    for (const line of this.#lines(text, style)) {
      this.reserve(height);
      this.#drawLine(line, style);
      this.y += height;
    }
  }

  /** An address that opens where the document is read on a screen. */
  link(url: string, style: TextStyle & { readonly width: number; readonly inset: number }): void {
    const top = this.y;
    this.text(url, { ...style, colour: '#0f766e' });
    this.pdf.link(this.#left(style.inset, style.width), top, style.width, this.y - top, url);
  }

  /** How high a text will be. */
  heightOf(text: string, style: TextStyle = {}): number {
    return this.#lines(text, style).length * (style.size ?? 10) * lineFactor;
  }

  rule(colour = '#94a3b8', inset = 0): void {
    const left = this.#left(inset, this.width - inset);
    this.pdf.moveTo(left, this.y).lineTo(left + this.width - inset, this.y);
    this.pdf.lineWidth(0.75).stroke(colour);
  }

  /** A filled box, with its distance from the side where lines begin. */
  box(box: { inset: number; width: number; height: number; colour: string }): void {
    this.pdf.rect(this.#left(box.inset, box.width), this.y, box.width, box.height);
    this.pdf.fill(box.colour);
  }

  /** Squares of a code, dark ones only. */
  squares(cells: readonly (readonly boolean[])[], inset: number, side: number): void {
    const left = this.#left(inset, side);
    const cell = side / cells.length;
    cells.forEach((row, down) =>
      row.forEach((isDark, across) => {
        if (isDark) this.pdf.rect(left + across * cell, this.y + down * cell, cell, cell);
      }),
    );
    this.pdf.fill('#000000');
  }

  /** Lines drawn by hand, each `x, y, x, y, …`; a dot is a line to itself, which a round pen shows. */
  strokes(strokes: readonly (readonly number[])[], width: number, scale: number): void {
    const left = this.#left(0, width);
    for (const [x = 0, y = 0, ...rest] of strokes) {
      this.pdf.moveTo(left + x * scale, this.y + y * scale);
      const points = rest.length === 0 ? [x, y] : rest;
      for (let at = 0; at + 1 < points.length; at += 2) {
        const [toX = 0, toY = 0] = points.slice(at, at + 2);
        this.pdf.lineTo(left + toX * scale, this.y + toY * scale);
      }
    }
    this.pdf.lineWidth(1).lineCap('round').lineJoin('round').stroke('#0f172a');
  }

  /** Writes at the foot of what has none yet, and ends the document. */
  end(): void {
    this.drawnShare = 1;
    const { start, count } = this.pdf.bufferedPageRange();
    if (this.#isCounted) {
      for (let at = start; at < start + count; at += 1) {
        this.pdf.switchToPage(at);
        this.#writeFooter(at - start + 1, count);
      }
    } else {
      this.#finishPage();
    }
    this.pdf.end();
  }

  get #isCounted(): boolean {
    return this.#footer.includes('{pages}');
  }

  /** A page that waits for nothing leaves with its foot, and says how far the document has come. */
  #finishPage(): void {
    if (this.#isCounted) return;
    this.#writeFooter(this.#number, this.#number);
    // A name of our own, which readers pass over (ISO 32000-1, Annex E).
    Object.assign(this.pdf.page.dictionary.data, {
      QaribShare: Math.floor(this.drawnShare * 100),
    });
  }

  #writeFooter(page: number, pages: number): void {
    this.y = this.#bottom + 22;
    this.rule('#cbd5e1');
    this.y += 5;
    const style = { size: 8, colour: '#475569' };
    const numbered = this.#footer.replace('{page}', String(page)).replace('{pages}', String(pages));
    for (const line of this.#lines(numbered, style)) {
      this.#drawLine(line, style);
      this.y += 11;
    }
  }

  #left(inset: number, width: number): number {
    const { side } = pageMargin;
    return this.#isRightToLeft ? side + this.width - inset - width : side + inset;
  }

  #lines(text: string, { size = 10, weight = 'regular', ...style }: TextStyle): Line[] {
    const own = this.#isRightToLeft ? 'rtl' : 'ltr';
    return linesOf(text, {
      width: style.width ?? this.width - (style.inset ?? 0),
      measure: (run) => this.#widthOf(run, weight, size),
      direction: style.direction ?? own,
    });
  }

  /** The same words come again and again. */
  #widthOf(run: Run, weight: Weight, size: number): number {
    const key = `${run.family} ${weight} ${run.text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known * size;
    const width = this.#select(run, weight, size).widthOfString(run.text, { features: [] });
    this.#widths.set(key, width / size);
    return width;
  }

  #select({ family }: Run, weight: Weight, size: number): Pdf {
    const name: FontName = `${family}-${weight}`;
    return this.pdf.font(name).fontSize(size);
  }

  #drawLine({ runs, isRightToLeft }: Line, style: TextStyle): void {
    const { size = 10, weight = 'regular', colour = '#0f172a', inset = 0 } = style;
    const width = style.width ?? this.width - inset;
    const widths = runs.map((run) => this.#widthOf(run, weight, size));
    const used = widths.reduce((sum, it) => sum + it, 0);
    let x = this.#left(inset, width) + (this.#isAtRight(style, isRightToLeft) ? width - used : 0);
    const baseline = this.y + size * 1.1;
    runs.forEach((run, at) => {
      this.#select(run, weight, size).fillColor(colour);
      // Without features the library would take the words apart and put them from left to right.
      this.pdf.text(run.text, x, baseline, {
        lineBreak: false,
        features: [],
        baseline: 'alphabetic',
      });
      x += widths[at] ?? 0;
    });
  }

  #isAtRight({ isAligned, isAtEnd }: TextStyle, isLineRightToLeft: boolean): boolean {
    if (isAtEnd) return !this.#isRightToLeft;
    return isAligned ? this.#isRightToLeft : isLineRightToLeft;
  }
}
