import type { Connection } from 'mongoose';

/** The last of them is gone once all are, so that one that was cut off is done again. */
const formerFigures = ['figureCells', 'figureSums', 'figureMarks', 'figurePlaces'] as const;

/**
 * Figures were kept number by number once. Nothing is lost with them: they are made anew from the
 * facts.
 */
export async function dropFormerFigures(connection: Connection): Promise<void> {
  const present = await connection.listCollections();
  const names = new Set(present.map(({ name }) => name));
  if (!names.has('figurePlaces')) return;
  for (const name of formerFigures) {
    if (names.has(name)) await connection.dropCollection(name);
  }
}
