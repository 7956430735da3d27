/** A heading with how many there are under it; none needs no number. */
export function withCount(heading: string, count: number): string {
  return count === 0 ? heading : `${heading} (${count})`;
}
