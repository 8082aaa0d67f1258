import { colour } from './colours';
import { nameOf, WrapStrategy } from './enumerations';
import { exception } from './host';

/** A facet of how cells look: its name in methods, in the singular and the plural, and how it is read and written. */
export interface LookFacet {
  name: string;
  plural: string;
  /** What crosses to the host; null is what a new cell has. */
  write(value: unknown): unknown;
  read(value: unknown): unknown;
}

const same = (value: unknown): unknown => value;

/** A word of a list; null goes back to what a new cell has. @throws for another one: how Google words it is not documented */
const oneOf =
  (...words: string[]) =>
  (value: unknown): unknown => {
    if (value === null || value === undefined) return null;
    if (!words.includes(value as string)) throw exception(`Invalid argument: ${String(value)}`);
    return value;
  };

function facet(name: string, write: LookFacet['write'], read: LookFacet['read'] = same): LookFacet {
  return { name, plural: name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`, write, read };
}

/** https://developers.google.com/apps-script/reference/spreadsheet/range */
export const LOOKS: LookFacet[] = [
  facet('FontColor', (value) => colour(value as string | null) || null),
  facet('FontFamily', (value) => (value === null || value === undefined ? null : String(value))),
  facet('FontSize', (value) => (value === null || value === undefined ? null : Number(value))),
  facet('FontStyle', oneOf('normal', 'italic')),
  facet('FontLine', oneOf('none', 'underline', 'line-through')),
  facet('HorizontalAlignment', oneOf('left', 'center', 'normal', 'right')),
  facet('VerticalAlignment', oneOf('top', 'middle', 'bottom')),
  facet(
    'Wrap',
    (value) => (value ? 'WRAP' : 'OVERFLOW'),
    (value) => value === 'WRAP',
  ),
  facet(
    'WrapStrategy',
    (value) => nameOf(WrapStrategy, value, 'Range.setWrapStrategy'),
    (value) => WrapStrategy[value as 'WRAP'],
  ),
];
