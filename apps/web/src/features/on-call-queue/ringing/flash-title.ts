const flashMs = 1_000;

/** Alternates the tab's title with a call for attention. Returns what puts the title back. */
export function flashTitle(attention: string): () => void {
  const title = document.title;
  let isFlashed = false;
  const flash = () => {
    isFlashed = !isFlashed;
    document.title = isFlashed ? attention : title;
  };
  flash();
  const timer = setInterval(flash, flashMs);
  return () => {
    clearInterval(timer);
    document.title = title;
  };
}
