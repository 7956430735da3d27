import { z } from 'zod';

/** The part of JSON Schema that zod writes for our contracts. */
type JsonSchema = {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly prefixItems?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
};

const referencePrefix = '#/$defs/';

/** Writes schemas as short types; those with a name are written once, and linked to. */
export class TypeWriter {
  readonly #named = new Map<string, JsonSchema>();

  /** @param names what the exported schemas are called */
  constructor(names: Readonly<Record<string, z.ZodType>>) {
    for (const [name, schema] of Object.entries(names)) {
      z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id: name });
    }
  }

  /** `input` is what a sender writes, with defaults left out; `output` what a receiver reads. */
  write(schema: z.ZodType, io: 'input' | 'output'): string {
    return this.#text(this.#jsonOf(schema, io));
  }

  /** Every named type that was linked to so far, and those they link to. */
  named(): { readonly name: string; readonly fields: string }[] {
    const written = new Map<string, string>();
    // Writing one may name others.
    for (let before = -1; before < written.size;) {
      before = written.size;
      for (const [name, schema] of this.#named) {
        if (!written.has(name)) written.set(name, this.#definition(schema));
      }
    }
    return [...written]
      .map(([name, fields]) => ({ name, fields }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  #jsonOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
    for (const [name, definition] of Object.entries(json.$defs ?? {})) {
      if (!this.#named.has(name)) this.#named.set(name, definition);
    }
    return json;
  }

  #definition(schema: JsonSchema): string {
    if (schema.type !== 'object' || !schema.properties) return this.#text(schema);
    const rows = Object.entries(schema.properties).map(([name, field]) => {
      const isOptional = !schema.required?.includes(name);
      const mark = isOptional ? '?' : '';
      return `| \`${name}${mark}\` | ${this.#text(field)} | ${field.description ?? ''} |`;
    });
    return ['| field | type | meaning |', '| --- | --- | --- |', ...rows].join('\n');
  }

  #text(schema: JsonSchema): string {
    if (schema.$ref !== undefined) return linkTo(schema.$ref.slice(referencePrefix.length));
    if (schema.const !== undefined) return code(schema.const);
    if (schema.enum) return schema.enum.map(code).join(' \\| ');
    const options = schema.anyOf ?? schema.oneOf;
    if (options) return options.map((option) => this.#text(option)).join(' \\| ');
    if (schema.type === 'array') return this.#array(schema);
    if (schema.type === 'object') return this.#object(schema);
    if (schema.type === 'string') return `string${stringBounds(schema)}`;
    if (schema.type === 'integer' || schema.type === 'number') {
      return `${schema.type}${numberBounds(schema)}`;
    }
    return schema.type ?? 'anything';
  }

  #array({ items, prefixItems, minItems, maxItems }: JsonSchema): string {
    if (prefixItems) return `[${prefixItems.map((item) => this.#text(item)).join(', ')}]`;
    const item = items ? this.#text(items) : 'anything';
    const bounds = range(minItems, maxItems);
    return `list of ${item}${bounds && ` (${bounds})`}`;
  }

  #object({ properties = {}, required = [], additionalProperties }: JsonSchema): string {
    const fields = Object.entries(properties).map(
      ([name, field]) => `\`${name}${required.includes(name) ? '' : '?'}\`: ${this.#text(field)}`,
    );
    if (fields.length > 0) return `{ ${fields.join(', ')} }`;
    return typeof additionalProperties === 'object'
      ? `map of ${this.#text(additionalProperties)}`
      : '{ }';
  }
}

export const linkTo = (name: string) => `[${name}](#${name.toLowerCase()})`;
const code = (value: unknown) => `\`${String(value)}\``;

function stringBounds({ format, pattern, minLength, maxLength }: JsonSchema): string {
  const length = range(minLength, maxLength);
  // A format says the same as its pattern, in a word.
  const shape = format ?? (pattern === undefined ? '' : `\`${pattern.replaceAll('|', '\\|')}\``);
  const bounds = [shape, length && `${length} characters`].filter(Boolean).join(', ');
  return bounds && ` (${bounds})`;
}

function numberBounds({ minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  const isBounded = (value: number | undefined) =>
    value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  const least = isBounded(minimum) ? minimum : undefined;
  const most = isBounded(maximum) ? maximum : undefined;
  const above = exclusiveMinimum === undefined ? '' : `above ${exclusiveMinimum}`;
  const bounds = [above, range(least, most)].filter(Boolean).join(', ');
  return bounds && ` (${bounds})`;
}

function range(least: number | undefined, most: number | undefined): string {
  if (least !== undefined && most !== undefined) return `${least} to ${most}`;
  if (most !== undefined) return `at most ${most}`;
  return least === undefined || least === 0 ? '' : `at least ${least}`;
}
