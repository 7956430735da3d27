/**
 * A case number is eight digits and a ninth that checks them: read aloud in groups of three it is the
 * same in every language, and a digit heard wrongly or two swapped ones are noticed before anything
 * is looked up. The numbers follow no order, so that one tells nothing of how many there are.
 */
const bodyLength = 8;

/** Damm's quasigroup of order ten (H. M. Damm, 2004): finds all single errors and adjacent swaps. */
const quasigroup = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
].map((row) => Array.from(row, Number));

const checksum = (digits: string): number =>
  Array.from(digits).reduce((interim, digit) => quasigroup[interim]?.[Number(digit)] ?? 0, 0);

/** The number of the n-th place in `caseNumberCount` many. */
export function caseNumberOf(place: number): string {
  const body = String(place % caseNumberCount).padStart(bodyLength, '0');
  return `${body}${checksum(body)}`;
}
export const caseNumberCount = 10 ** bodyLength;

/** As it was typed or dictated: spaces, dashes and eastern digits do not matter. */
export function normalizeCaseNumber(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\s\-–.]/g, '');
}

export function isCaseNumber(digits: string): boolean {
  return /^\d{9}$/.test(digits) && checksum(digits) === 0;
}

/** In groups of three, as it is shown and read aloud. */
export const shownCaseNumber = (digits: string): string => digits.replace(/(\d{3})(?=\d)/g, '$1 ');
