/** `npm run test:exhaustive` does all that `npm test` does a sample of, and says what it saw. */
export const EXHAUSTIVE = process.env.EXHAUSTIVE === '1';

/** Numbers from 1 to `count`: all of them, or about as many as the sample has, evenly spread from `offset` on. */
export function sampleOf(count: number, size: number, offset = 0): number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  if (EXHAUSTIVE || count <= size) return all;
  const stride = count / size;
  return Array.from({ length: size }, (_, index) => all[Math.floor(index * stride + (offset % stride))]!);
}

/** One line of figures, for the README; only in the exhaustive run. */
export function tell(what: string, figures: { [name: string]: string | number }): void {
  if (!EXHAUSTIVE) return;
  const listed = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`);
  process.stdout.write(`${new Date().toISOString().slice(0, 10)}  ${what}: ${listed.join(', ')}\n`);
}
