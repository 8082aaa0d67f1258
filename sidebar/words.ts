/** Small wordings that several steps share. Numbers and times are in the reader's own format. */

/** `1 row`, `1,204 rows`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${formatNumber(number)} ${number === 1 ? one : many}`;
}

export function formatNumber(number: number): string {
  return number.toLocaleString();
}

/** The time of day, with the date unless it is today. */
export function formatTime(at: number, now: number): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  return date.toDateString() === new Date(now).toDateString() ? time : `${date.toLocaleDateString()}, ${time}`;
}

/** The time of day to the second. */
export function formatClock(at: number): string {
  return new Date(at).toLocaleTimeString();
}

/** `less than a minute`, `about 3 minutes`, `about 2 hours`. */
export function formatDuration(seconds: number): string {
  if (seconds < 50) return 'less than a minute';
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 100) return `about ${count(minutes, 'minute')}`;
  return `about ${count(Math.round(minutes / 60), 'hour')}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]!}`;
}
