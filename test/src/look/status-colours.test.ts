import { expect, test } from '@jest/globals';
import {
  addColoursOnce,
  COLOURS_PROPERTY,
  coloursAreOn,
  STATUS_COLOURS,
  switchColours,
} from '../../../src/look/status-colours';
import { recordedLook } from '../support/recorded-look';

const PLACE = { fromRow: 2, column: 6, isNew: false };
const kept = (properties: { [name: string]: string }) => properties[COLOURS_PROPERTY];

/** How bright a colour is, as contrast is computed: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each(STATUS_COLOURS)('$text is readable', ({ background, font }) => {
  const [light, dark] = [luminance(background), luminance(font)];
  expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
});

test('a sheet gets the colours once: whoever deletes them does not get them again', () => {
  const { look, calls } = recordedLook();
  const text = kept(addColoursOnce(look, 1, PLACE, undefined));
  expect(calls).toEqual(['addColours 2 6']);
  expect(addColoursOnce(look, 1, PLACE, text)).toEqual({});
  expect(calls).toHaveLength(1);
});

test('a new status column gets them again', () => {
  const { look, calls } = recordedLook();
  const text = kept(addColoursOnce(look, 1, PLACE, undefined));
  addColoursOnce(look, 1, { ...PLACE, isNew: true }, text);
  expect(calls).toHaveLength(2);
});

test('off takes them from every sheet and keeps them away, on lets the next run add them', () => {
  const { look, calls } = recordedLook();
  const off = kept(switchColours(false, [look, look]));
  expect(calls).toEqual(['removeColours', 'removeColours']);
  expect(coloursAreOn(off)).toBe(false);
  expect(addColoursOnce(look, 1, { ...PLACE, isNew: true }, off)).toEqual({});
  const on = kept(switchColours(true, [look]));
  expect(coloursAreOn(on)).toBe(true);
  expect(addColoursOnce(look, 1, PLACE, on)).not.toEqual({});
});

test('what nobody can read counts as on', () => {
  for (const text of [undefined, null, '', '{', '{"off":"yes"}', '{"sheets":7}']) expect(coloursAreOn(text)).toBe(true);
});
