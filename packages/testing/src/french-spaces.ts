/**
 * French sets `:`, `;`, `?`, `!` and the inside of « » off by a space at which no line breaks (U+00A0, or
 * U+202F where a narrow one is at hand). Where `text` has an ordinary space there, or none.
 */
const setOffWrongly = /[\p{L}\p{N})}»’…] ?[;?!»]|[\p{L})}»…] ?:(?!\/)|«(?![\u00a0\u202f])|\d :/u;

export const isFrenchSpaced = (text: string): boolean => !setOffWrongly.test(text);
