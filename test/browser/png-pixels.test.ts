import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findChange, packPixels, unpackPixels } from './png-pixels';
import type { Pixels } from './png-pixels';

const picture = fc
  .record({
    width: fc.integer({ min: 1, max: 9 }),
    height: fc.integer({ min: 1, max: 9 }),
    bytesPerPixel: fc.constantFrom(3, 4),
  })
  .chain(({ width, height, bytesPerPixel }) => {
    const size = width * height * bytesPerPixel;
    return fc
      .uint8Array({ minLength: size, maxLength: size })
      .map((bytes): Pixels => ({ width, height, bytesPerPixel, bytes: Buffer.from(bytes) }));
  });

/** The data of IHDR. */
function headerOf({ width, height, bytesPerPixel }: Pixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = bytesPerPixel === 3 ? 2 : 6;
  return header;
}

const wholeOf = ({ width, height }: Pixels) => ({ left: 0, top: 0, width, height });

describe('the pixels of a picture', () => {
  test('are the same after packing and unpacking', () => {
    fc.assert(
      fc.property(picture, (pixels) => {
        expect(unpackPixels(headerOf(pixels), packPixels(pixels, wholeOf(pixels)))).toEqual(pixels);
      }),
    );
  });

  test('do not differ from themselves, and differ where one was changed', () => {
    fc.assert(
      fc.property(picture, fc.nat(), (pixels, anywhere) => {
        expect(findChange(pixels, pixels)).toBeNull();
        const at = anywhere % (pixels.width * pixels.height);
        const bytes = Buffer.from(pixels.bytes);
        bytes[at * pixels.bytesPerPixel]! ^= 1;
        const place = { left: at % pixels.width, top: Math.floor(at / pixels.width), width: 1, height: 1 };
        expect(findChange(pixels, { ...pixels, bytes })).toEqual(place);
      }),
    );
  });
});
