import fc from 'fast-check';

/** Any text a cell can hold and some it cannot: every code unit, lone surrogates included. */
export const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units));

/** Pieces that mean something to one of the readers, in any order. */
const piece = fc.constantFrom(
  ...['https://', 'http:', '//', '/', '\\', 'www.', 'linkedin.com', '/in/', '/sales/lead/', '/pub/', 'acme', '.example', '.com', '@', 'mailto:', '<', '>', '(', ')'],
  ...['[', ']', '"', "'", ',', ';', '.', '-', '#', '?', '&', '=', '%', '%25', '%2F', '%C3%A9', '%E0', ' ', '\u00a0', '\u200b', '\u200d', '\u202e', '\n', '\u0000', '\ud83d', '\ude00'],
  ...['é', 'e\u0301', 'İ', 'ß', 'Σ', '山', '🚀', 'van', 'de la', 'Dr.', 'PhD', 'Jr.', 'O’', 'Jane', 'DOE', '#REF!', 'N/A', '+1', '=1+1', '1990'],
);
export const naughty = fc.oneof(codeUnits, fc.string({ unit: 'binary' }), fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')));

/** Long inputs that make a careless pattern slow. */
export const HOSTILE = ['a', 'a.', '.', '@', 'a@', '(', '[', '<', ' "', ' - ', 'van ', 'www.', '%', 'aB', '\ud800', '\u0316\u0301', '\u200c ', '=', '，', 'é ']
  .map((unit) => unit.repeat(Math.ceil(50_000 / unit.length)))
  .concat('linkedin.com/in/' + '%25'.repeat(600), 'linkedin.com' + '/'.repeat(1900) + 'in');
