import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { catalogueHeader, catalogueRows, type CatalogueHeader } from '@qarib/contracts';
import type {
  CatalogueEntryRecord,
  CatalogueFile,
  CatalogueFiles,
} from '../../ports/catalogues.ts';

const mostBytes = 20_000_000;
const mostProblems = 20;

/** Everything wrong with a file, each thing with its line. */
export class CatalogueFileError extends Error {
  override readonly name = 'CatalogueFileError';
  readonly problems: readonly string[];
  constructor(path: string, problems: readonly string[]) {
    const more = problems.length - mostProblems;
    const shown = problems.slice(0, mostProblems).map((problem) => `${path}:${problem}`);
    super([...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
    this.problems = problems;
  }
}

/**
 * A catalogue file is text: `# key: value` lines say what it is and whose, one line names the columns,
 * then comes one entry per line, its columns separated by tabs.
 */
export async function readCatalogueFile(path: string): Promise<CatalogueFile> {
  const bytes = await readFile(path);
  if (bytes.length > mostBytes) throw new CatalogueFileError(path, [`1: larger than 20 MB`]);
  const lines = bytes.toString('utf8').split(/\r?\n/);
  const problems: string[] = [];
  const header = readHeader(lines, problems);
  const entries = header ? readEntries(lines, header, problems) : [];
  if (!header || problems.length > 0) throw new CatalogueFileError(path, problems);
  return { header, entries, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** Those of a folder, in the order of their names. */
export const catalogueFolder = (folder: string): CatalogueFiles => ({
  async readAll() {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.tsv')).toSorted();
    return Promise.all(names.map((name) => readCatalogueFile(join(folder, name))));
  },
});

const isComment = (line: string) => line.startsWith('#');

function readHeader(lines: readonly string[], problems: string[]): CatalogueHeader | undefined {
  const fields: Record<string, string> = {};
  for (const line of lines.filter(isComment)) {
    const [, key, value] = /^#\s*([a-z]+):\s*(.+)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    // A sentence may go on over several lines of the same key.
    fields[key] = fields[key] === undefined ? value : `${fields[key]} ${value}`;
  }
  const parsed = catalogueHeader.safeParse(fields);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    const key = path.map(String).join('.');
    const line = lines.findIndex((text) => text.startsWith(`# ${key}:`)) + 1;
    problems.push(`${Math.max(line, 1)}: head, ${key}: ${message}`);
  }
  return undefined;
}

type Row = { readonly line: number; readonly cells: readonly string[] };

function readEntries(
  lines: readonly string[],
  { catalogue }: CatalogueHeader,
  problems: string[],
): CatalogueEntryRecord[] {
  const rows = lines
    .map((text, index): Row => ({ line: index + 1, cells: text.split('\t') }))
    .filter((_row, index) => lines[index] !== '' && !isComment(lines[index] ?? ''));
  const [columnRow, ...entryRows] = rows;
  const columns = columnRow?.cells ?? [];
  const lineOfCode = new Map<string, number>();
  const entries: CatalogueEntryRecord[] = [];
  for (const row of entryRows) {
    const entry = readEntry(row, columns, catalogue, problems);
    if (!entry) continue;
    const earlier = lineOfCode.get(entry.code);
    if (earlier !== undefined) {
      problems.push(`${row.line}: code ${entry.code} is on line ${earlier} already`);
    }
    lineOfCode.set(entry.code, row.line);
    entries.push({ ...entry, position: entries.length });
  }
  if (entries.length === 0 && problems.length === 0) {
    problems.push(`${lines.length}: there is no entry`);
  }
  return entries;
}

function readEntry(
  { line, cells }: Row,
  columns: readonly string[],
  catalogue: CatalogueHeader['catalogue'],
  problems: string[],
): CatalogueEntryRecord | undefined {
  if (cells.length > columns.length) {
    problems.push(`${line}: ${cells.length} columns where the first line names ${columns.length}`);
    return undefined;
  }
  const named = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  const schema: z.ZodObject = z.strictObject(catalogueRows[catalogue].shape);
  const parsed = schema.safeParse(named);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      problems.push(`${line}: ${path.map(String).join('.') || 'columns'}: ${message}`);
    }
    return undefined;
  }
  const { code, fr, ar, en, words, parent, ...attributes } = parsed.data as {
    [column: string]: unknown;
    code: string;
    fr: string;
    ar: string;
    en: string;
    words: string;
    parent?: string;
  };
  return {
    id: `${catalogue}:${code}`,
    catalogue,
    code,
    position: 0,
    display: { fr, ar, en },
    words,
    parent,
    attributes,
    isRetired: false,
  };
}
