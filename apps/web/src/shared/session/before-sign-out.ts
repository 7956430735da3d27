/** Finishes what would be lost; answers whether the person may go. */
type LastThing = () => Promise<boolean>;

const lastThings = new Set<LastThing>();

/** Runs before a sign-out, until the returned function is called. */
export function beforeSignOut(lastThing: LastThing): () => void {
  lastThings.add(lastThing);
  return () => lastThings.delete(lastThing);
}

/** Whether everything that wanted to be finished first is. */
export async function maySignOut(): Promise<boolean> {
  const answers = await Promise.all([...lastThings].map((lastThing) => lastThing()));
  return answers.every(Boolean);
}
