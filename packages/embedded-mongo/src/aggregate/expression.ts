import { isDocument } from '../bson/values.ts';
import type { Document, Maybe, Value } from '../bson/values.ts';
import { commandTime } from './command-time.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { splitPath } from '../match/path.ts';
import { operatorTable } from './operators/table.ts';
import type { Expression } from './scope.ts';

/** A field path goes through arrays: each element that is a document gives its own value. */
const follow = (value: Maybe, parts: readonly string[], at: number): Maybe => {
  if (at === parts.length) return value;
  if (isDocument(value)) return follow(value.get(parts[at] ?? ''), parts, at + 1);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item) => {
    const found = follow(item, parts, at);
    return found === undefined ? [] : [found];
  });
};

const compileVariable = (name: string): Expression => {
  const [head = '', ...parts] = splitPath(name);
  switch (head) {
    case 'ROOT':
    case 'CURRENT':
      return ({ root }) => follow(root, parts, 0);
    case 'REMOVE':
      return () => undefined;
    case 'NOW': {
      const now = commandTime();
      return () => follow(now, parts, 0);
    }
    default:
      return ({ variables }) => {
        if (!variables.has(head)) {
          throw new CommandError('BadValue', `Use of undefined variable: ${head}`, {
            location: 17276,
          });
        }
        return follow(variables.get(head), parts, 0);
      };
  }
};

const compileText = (text: string): Expression => {
  if (text.startsWith('$$')) return compileVariable(text.slice(2));
  if (!text.startsWith('$')) return () => text;
  const parts = splitPath(text.slice(1));
  if (parts.includes('')) {
    throw new CommandError('BadValue', 'FieldPath field names may not be empty strings.', {
      location: 15998,
    });
  }
  return ({ root }) => follow(root, parts, 0);
};

const compileOperator = (name: string, operand: Value): Expression => {
  const compiler = operatorTable.get(name);
  if (compiler === undefined) {
    throw new CommandError('BadValue', `Unrecognized expression '${name}'`, { location: 168 });
  }
  return compiler(operand, compileExpression);
};

const compileDocument = (document: Document): Expression => {
  const [first] = document;
  if (first?.[0].startsWith('$') === true) {
    if (document.size > 1) {
      throw new CommandError(
        'FailedToParse',
        'an object representing an expression must have exactly one field',
        { location: 15983 },
      );
    }
    return compileOperator(...first);
  }
  const fields = [...document].map(([name, value]) => {
    if (name.startsWith('$') || name.includes('.')) {
      throw failedToParse(`field name '${name}' is not valid inside an expression object`);
    }
    return [name, compileExpression(value)] as const;
  });
  return (scope) => {
    const result: Document = new Map();
    for (const [name, expression] of fields) {
      const value = expression(scope);
      if (value !== undefined) result.set(name, value);
    }
    return result;
  };
};

/** Compiles an aggregation expression; refuses operators that are not implemented. */
export const compileExpression = (value: Value): Expression => {
  if (typeof value === 'string') return compileText(value);
  if (Array.isArray(value)) {
    const items = value.map(compileExpression);
    return (scope) => items.map((item) => item(scope) ?? null);
  }
  if (isDocument(value)) return compileDocument(value);
  return () => value;
};
