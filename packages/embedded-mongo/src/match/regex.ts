import type { BSONRegExp } from '../bson/values.ts';
import { CommandError, notSupported } from '../errors.ts';

/** In JavaScript's strict mode these may be escaped; escaping anything else is an error there. */
const SYNTAX_CHARACTERS = '^$\\.*+?()[]{}|/';

const invalid = (reason: string): CommandError =>
  new CommandError('BadValue', `Regular expression is invalid: ${reason}`, { location: 51091 });

/**
 * Rewrites PCRE as JavaScript's strict dialect. What the two spell differently is translated, what
 * JavaScript lacks fails to compile there and is refused.
 */
const translate = (pattern: string, isMultiline: boolean): string => {
  let out = '';
  let isInClass = false;
  for (let i = 0; i < pattern.length; i += 1) {
    const char = pattern.charAt(i);
    if (char === '\\') {
      const next = pattern.charAt(i + 1);
      i += 1;
      const isPlain = /[^\p{L}\p{N}]/u.test(next) && !SYNTAX_CHARACTERS.includes(next);
      out += isPlain && !(isInClass && next === '-') ? next : `\\${next}`;
    } else if (isInClass) {
      isInClass = char !== ']';
      out += char === '[' ? '\\[' : char;
    } else if (char === '[') {
      isInClass = true;
      out += char;
    } else if (char === '$' && !isMultiline) {
      // In PCRE the end is also before a final newline.
      out += '(?=\\n?(?![\\s\\S]))';
    } else {
      out += char;
    }
  }
  return out;
};

const leadingFlags = /^\(\?([imsx]+)\)/;

/** @throws CommandError when the pattern cannot be run exactly */
export const compilePattern = ({ pattern, options }: BSONRegExp): RegExp => {
  const inline = leadingFlags.exec(pattern);
  const flags = new Set(`${options}${inline?.[1] ?? ''}`);
  if (flags.has('x')) throw notSupported('the regular expression option x');
  for (const flag of flags) if (!'imsu'.includes(flag)) throw invalid(`invalid flag ${flag}`);
  flags.add('u');
  const body = inline === null ? pattern : pattern.slice(inline[0].length);
  try {
    return new RegExp(translate(body, flags.has('m')), [...flags].join(''));
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : 'it does not compile');
  }
};
