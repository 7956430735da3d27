import { z } from 'zod';

const chunkSchema = z.object({
  file: z.string(),
  imports: z.array(z.string()).default([]),
  css: z.array(z.string()).default([]),
});

/** The part of Vite's manifest that is used: https://vite.dev/guide/backend-integration */
export const manifestSchema = z.record(z.string(), chunkSchema);

export type Manifest = z.infer<typeof manifestSchema>;

/** What the first page itself asks for; its own chunk need not have a name in the manifest. */
export function filesOfPage(html: string): string[] {
  const tags = html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\/([^"]+)"/g);
  return ['index.html', ...[...tags].flatMap(([, file]) => file ?? [])];
}

export interface VisitWeight {
  files: { file: string; bytes: number }[];
  bytes: number;
  scriptBytes: number;
}

/**
 * What a browser with an empty cache downloads, each file once.
 * @param pageFiles what the first page asks for
 * @param entries keys of the manifest that the visit loads later, with their static imports
 */
export function measureVisit(
  manifest: Manifest,
  pageFiles: readonly string[],
  entries: readonly string[],
  bytesOf: (file: string) => number,
): VisitWeight {
  const files = new Set<string>(pageFiles);
  const visited = new Set<string>();
  const queue = [...entries];
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    if (visited.has(key)) continue;
    visited.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the build; see infra/checks/budgets.ts.`);
    for (const file of [chunk.file, ...chunk.css]) files.add(file);
    queue.push(...chunk.imports);
  }
  const weighed = [...files].map((file) => ({ file, bytes: bytesOf(file) }));
  const sum = (chosen: VisitWeight['files']) =>
    chosen.reduce((total, { bytes }) => total + bytes, 0);
  return {
    files: weighed.toSorted((first, second) => second.bytes - first.bytes),
    bytes: sum(weighed),
    scriptBytes: sum(weighed.filter(({ file }) => file.endsWith('.js'))),
  };
}
