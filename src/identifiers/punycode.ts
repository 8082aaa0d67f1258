// The parameters of RFC 3492, section 5.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_CODE_POINT = 0x80;
const LAST_CODE_POINT = 0x10ffff;
const PREFIX = 'xn--';

/** A host name with its `xn--` labels in Unicode (https://www.rfc-editor.org/rfc/rfc3492); a broken label stays as it is. */
export function unicodeHost(host: string): string {
  if (!host.includes(PREFIX)) return host;
  return host
    .split('.')
    .map((label) => (label.startsWith(PREFIX) ? (decodeLabel(label.slice(PREFIX.length)) ?? label) : label))
    .join('.');
}

function decodeLabel(label: string): string | null {
  const end = label.lastIndexOf('-');
  const points = Array.from(label.slice(0, Math.max(0, end)), (letter) => letter.charCodeAt(0));
  let code = FIRST_CODE_POINT;
  let place = 0;
  let bias = 72;
  for (let at = end + 1; at < label.length; ) {
    const before = place;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = parseInt(label.charAt(at), BASE);
      at += 1;
      if (Number.isNaN(digit)) return null;
      // `a` to `z` are 0 to 25, `0` to `9` are 26 to 35; parseInt counts the other way round.
      const value = digit < 10 ? digit + 26 : digit - 10;
      place += value * weight;
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (value < threshold) break;
      weight *= BASE - threshold;
      if (place > LAST_CODE_POINT * 64) return null;
    }
    const length = points.length + 1;
    bias = adapt(place - before, length, before === 0);
    code += Math.floor(place / length);
    place %= length;
    if (code > LAST_CODE_POINT) return null;
    points.splice(place, 0, code);
    place += 1;
  }
  return points.length === 0 ? null : String.fromCodePoint(...points);
}

function adapt(change: number, length: number, isFirst: boolean): number {
  let delta = isFirst ? Math.floor(change / DAMP) : change >> 1;
  delta += Math.floor(delta / length);
  let k = 0;
  for (; delta > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) delta = Math.floor(delta / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * delta) / (delta + SKEW));
}
