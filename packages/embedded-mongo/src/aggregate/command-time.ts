let current: Date | undefined;

/**
 * The moment a command runs at, which `$$NOW` stands for. A command's expressions are all compiled in
 * one turn of the event loop, so they share it, however many documents they then see.
 */
export const commandTime = (): Date => {
  if (current === undefined) {
    current = new Date();
    setImmediate(() => {
      current = undefined;
    });
  }
  return current;
};
