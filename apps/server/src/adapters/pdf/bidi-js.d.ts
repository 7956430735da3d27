/** The part of bidi-js that is used; the package brings no types. */
declare module 'bidi-js' {
  export type EmbeddingLevels = {
    /** One of each UTF-16 unit; odd ones run from right to left. */
    readonly levels: Uint8Array;
    readonly paragraphs: readonly { readonly start: number; readonly level: number }[];
  };
  export type Bidi = {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl' | 'auto'): EmbeddingLevels;
    /** All units, those of the line from `start` to `end`, both included, in the order they are seen. */
    getReorderedIndices(text: string, of: EmbeddingLevels, start: number, end: number): number[];
    getMirroredCharacter(character: string): string | null;
  };
  export default function bidiFactory(): Bidi;
}
