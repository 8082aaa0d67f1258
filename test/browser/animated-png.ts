/**
 * Puts still PNG pictures of one size together as an animated one: https://www.w3.org/TR/png-3/#apng-frame-based-animation
 * Viewers that know no animation show the first.
 */

import { findChange, packPixels, unpackPixels } from './png-pixels';
import type { Area, Pixels } from './png-pixels';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export interface Frame {
  png: Buffer;
  /** How long it stays, in milliseconds. */
  milliseconds: number;
}

interface Chunk {
  type: string;
  data: Buffer;
}

/**
 * Of each picture only the part is kept in which it differs from the one before; one that does not differ at all makes
 * that one stay longer.
 *
 * @throws when the pictures differ in size or kind
 */
export function animatePng(frames: Frame[]): Buffer {
  const pictures = frames.map(({ png }) => readChunks(png));
  const header = dataOf(pictures[0]!, 'IHDR');
  const different = pictures.findIndex((chunks) => !dataOf(chunks, 'IHDR').equals(header));
  if (different >= 0) throw new Error(`Picture ${different + 1} has another size or kind than the first.`);
  const parts = findParts(
    frames,
    pictures.map((chunks) => unpackPixels(header, dataOf(chunks, 'IDAT'))),
  );
  const out: Chunk[] = [
    { type: 'IHDR', data: header },
    { type: 'acTL', data: numbers(parts.length, 0) },
  ];
  let sequence = 0;
  for (const [index, { area, milliseconds, pixels }] of parts.entries()) {
    const control = Buffer.alloc(26);
    numbers(sequence++, area.width, area.height, area.left, area.top).copy(control);
    control.writeUInt16BE(milliseconds, 20);
    control.writeUInt16BE(1000, 22);
    const data = packPixels(pixels, area);
    out.push({ type: 'fcTL', data: control });
    out.push(index === 0 ? { type: 'IDAT', data } : { type: 'fdAT', data: Buffer.concat([numbers(sequence++), data]) });
  }
  out.push({ type: 'IEND', data: Buffer.alloc(0) });
  return Buffer.concat([SIGNATURE, ...out.map(encode)]);
}

interface Part {
  area: Area;
  milliseconds: number;
  pixels: Pixels;
}

function findParts(frames: Frame[], pictures: Pixels[]): Part[] {
  const parts: Part[] = [];
  for (const [index, pixels] of pictures.entries()) {
    const { milliseconds } = frames[index]!;
    const before = pictures[index - 1];
    const whole = { left: 0, top: 0, width: pixels.width, height: pixels.height };
    const area = before ? findChange(before, pixels) : whole;
    if (area) parts.push({ area, milliseconds, pixels });
    else parts.at(-1)!.milliseconds += milliseconds;
  }
  return parts;
}

export function readChunks(png: Buffer): Chunk[] {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

function dataOf(chunks: Chunk[], wanted: string): Buffer {
  return Buffer.concat(chunks.filter(({ type }) => type === wanted).map(({ data }) => data));
}

function numbers(...values: number[]): Buffer {
  const data = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => data.writeUInt32BE(value, 4 * index));
  return data;
}

function encode({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([numbers(data.length), body, numbers(crc32(body))]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
