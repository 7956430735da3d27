export type TableRow = Readonly<Record<string, string>>;

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The rows of the first table below a heading; none when there is no such heading or table. */
export function tableBelow(markdown: string, heading: string): TableRow[] {
  const lines = markdown.split('\n');
  const from = lines.findIndex((line) => line.replace(/^#+ /, '') === heading);
  if (from < 0) return [];
  const rest = lines.slice(from + 1);
  const next = rest.findIndex((line) => line.startsWith('#'));
  const section = rest.slice(0, next < 0 ? undefined : next);
  const begin = section.findIndex((line) => line.startsWith('|'));
  if (begin < 0) return [];
  const table = section.slice(begin);
  const end = table.findIndex((line) => !line.startsWith('|'));
  const [head = '', , ...body] = end < 0 ? table : table.slice(0, end);
  const columns = cellsOf(head);
  return body.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
}
