/** A name the server takes: what a camera or a messenger put into it does not matter. */
export function safeFileName(name: string): string {
  const kept = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(-120)
    .replace(/^[^\p{L}\p{N}]+/u, '');
  return kept === '' ? 'photo.jpg' : kept;
}
