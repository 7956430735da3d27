import { parseSync } from 'oxc-parser';

export interface ImportStatement {
  specifier: string;
  line: number;
}

/** Everything a module imports or re-exports from elsewhere, types and lazy imports included. */
export function importsOf(file: string, source: string): ImportStatement[] {
  const { module } = parseSync(file, source);
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => moduleRequest),
  ];
  return requests.map(({ start, end }) => ({
    specifier: source.slice(start + 1, end - 1),
    line: source.slice(0, start).split('\n').length,
  }));
}
