/** Spreadsheets take what begins so for a formula, also after a quote. */
const formula = /^[\s"']*[=+\-@\t\r]/;

/** One line. Text that a spreadsheet would run is text: an apostrophe stands before it. */
export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(cellOf).join(';')}\r\n`;
}

function cellOf(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
