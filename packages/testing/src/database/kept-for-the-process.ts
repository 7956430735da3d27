/** Bytes that one test file makes and the next ones in the same process need not make again. */
export const keptForTheProcess = new Map<string, Buffer>();
