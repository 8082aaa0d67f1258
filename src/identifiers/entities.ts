/** Named entities without an accent in their name (https://html.spec.whatwg.org/multipage/named-characters.html). */
const NAMED: { [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hyphen: '‐',
  ndash: '–',
  mdash: '—',
  middot: '·',
  hellip: '…',
  copy: '©',
  reg: '®',
  trade: '™',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  eth: 'ð',
  ETH: 'Ð',
  thorn: 'þ',
  THORN: 'Þ',
  inodot: 'ı',
  lstrok: 'ł',
  Lstrok: 'Ł',
  oslash: 'ø',
  Oslash: 'Ø',
  aring: 'å',
  Aring: 'Å',
};
/** `&eacute;`, `&Scaron;`: a letter and the name of its accent, here as the combining character. */
const ACCENTS: { [name: string]: string } = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  macr: '\u0304',
  breve: '\u0306',
  uml: '\u0308',
  caron: '\u030c',
  cedil: '\u0327',
  ogon: '\u0328',
};
// `&amp;amp;#39;`: text that was escaped several times is unescaped at once.
const ENTITY = /&(?:amp;)*(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
const ACCENTED = /^([a-z])([a-z]{3,5})$/i;
const LAST_CODE_POINT = 0x10ffff;

/** The text with its HTML entities (`&amp;`, `&#39;`, `&eacute;`) as the characters they stand for. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const decoded = text.replace(ENTITY, (entity: string, decimal?: string, hexadecimal?: string, name = '') => {
    if (decimal || hexadecimal) return fromCode(parseInt(decimal || hexadecimal || '', decimal ? 10 : 16), entity);
    const named = NAMED[name];
    if (named !== undefined) return named;
    const [, letter = '', accent = ''] = ACCENTED.exec(name) || [];
    const combining = ACCENTS[accent];
    return combining === undefined ? entity : letter + combining;
  });
  // An entity may be spelled with entities; each round makes the text shorter.
  return decoded.length < text.length ? decodeEntities(decoded) : decoded;
}

function fromCode(code: number, entity: string): string {
  return code > LAST_CODE_POINT ? entity : String.fromCodePoint(code);
}
