import { typeName } from '../bson/type-names.ts';
import { Binary, isDocument, isNumber } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { wholeNumber } from '../bson/whole-number.ts';

type Readers = {
  value: Value;
  document: Document;
  documents: Document[];
  array: Value[];
  text: string;
  size: number;
};

/** The fields of a command or of one of its statements, read with MongoDB's type errors. */
export class Fields {
  readonly #name: string;
  readonly #document: Document;

  /** @param allowed unknown fields may change what is meant, so they are refused; absent: any */
  constructor(name: string, document: Document, allowed?: ReadonlySet<string>) {
    this.#name = name;
    this.#document = document;
    for (const field of document.keys()) {
      if (allowed?.has(field) === false) {
        throw new CommandError(
          'IDLUnknownField',
          `BSON field '${name}.${field}' is an unknown field.`,
          {
            location: 40415,
          },
        );
      }
    }
  }

  value(field: string): Maybe {
    return this.#document.get(field);
  }

  #wrongType(field: string, wanted: string): CommandError {
    const given = typeName(this.#document.get(field));
    return new CommandError(
      'TypeMismatch',
      `BSON field '${this.#name}.${field}' is the wrong type '${given}', expected type '${wanted}'`,
    );
  }

  #missing(field: string): CommandError {
    return new CommandError(
      'IDLFailedToParse',
      `BSON field '${this.#name}.${field}' is missing but a required field`,
      { location: 40414 },
    );
  }

  #read<T>(field: string, wanted: string, accept: (value: Value) => T | undefined): T | undefined {
    const value = this.#document.get(field);
    if (value === undefined || value === null) return undefined;
    const accepted = accept(value);
    if (accepted === undefined) throw this.#wrongType(field, wanted);
    return accepted;
  }

  document(field: string): Document | undefined {
    return this.#read(field, 'object', (value) => (isDocument(value) ? value : undefined));
  }

  text(field: string): string | undefined {
    return this.#read(field, 'string', (value) => (typeof value === 'string' ? value : undefined));
  }

  array(field: string): Value[] | undefined {
    return this.#read(field, 'array', (value) => (Array.isArray(value) ? value : undefined));
  }

  binary(field: string): Binary | undefined {
    return this.#read(field, 'binData', (value) => (value instanceof Binary ? value : undefined));
  }

  documents(field: string): Document[] | undefined {
    const items = this.array(field);
    if (items === undefined) return undefined;
    if (!items.every(isDocument)) throw this.#wrongType(field, 'array of objects');
    return items.filter(isDocument);
  }

  flag(field: string): boolean {
    const flag = this.#read(field, 'bool', (value) =>
      typeof value === 'boolean'
        ? value
        : isNumber(value)
          ? Number(value.toString()) !== 0
          : undefined,
    );
    return flag ?? false;
  }

  /** A whole number of zero or more. */
  size(field: string): number | undefined {
    const size = this.#read(field, 'long', (value) => wholeNumber(value));
    if (size === undefined) return undefined;
    if (size < 0n) {
      throw new CommandError(
        'BadValue',
        `BSON field '${field}' value must be >= 0, actual value '${size}'`,
        {
          location: 51024,
        },
      );
    }
    return Number(size);
  }

  required<K extends keyof Readers>(kind: K, field: string): Readers[K] {
    const readers: { [N in keyof Readers]: () => Readers[N] | undefined } = {
      value: () => this.value(field),
      document: () => this.document(field),
      documents: () => this.documents(field),
      array: () => this.array(field),
      text: () => this.text(field),
      size: () => this.size(field),
    };
    const value = readers[kind]();
    if (value === undefined) throw this.#missing(field);
    return value;
  }
}
