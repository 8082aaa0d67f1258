/** A text cut to a number of UTF-16 units; a character of two is kept whole or left out, because half of one is no text. */
export function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '') + '\u2026';
}
