/** PNG pictures as rows of pixels and back: https://www.w3.org/TR/png-3/#9Filters */
import { deflateSync, inflateSync } from 'node:zlib';

export interface Pixels {
  width: number;
  height: number;
  bytesPerPixel: number;
  /** Row after row, without filters. */
  bytes: Buffer;
}

export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What the pixels of the colour types that a browser writes take: three colours, with or without how solid they are. */
const BYTES_PER_PIXEL: { [colourType: number]: number } = { 2: 3, 6: 4 };
const DEPTH = 8;
const PAETH = 4;

/**
 * @param header the data of IHDR
 * @param packed the data of all IDAT
 * @throws when the picture is of a kind that no browser writes
 */
export function unpackPixels(header: Buffer, packed: Buffer): Pixels {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bytesPerPixel = BYTES_PER_PIXEL[header[9]!];
  if (header[8] !== DEPTH || !bytesPerPixel || header[12] !== 0) throw new Error('This kind of PNG is not known here.');
  const filtered = inflateSync(packed);
  const stride = width * bytesPerPixel;
  const bytes = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = filtered[row * (stride + 1)]!;
    for (let at = 0; at < stride; at++) {
      const here = row * stride + at;
      const left = at < bytesPerPixel ? 0 : bytes[here - bytesPerPixel]!;
      const above = row === 0 ? 0 : bytes[here - stride]!;
      const corner = row === 0 || at < bytesPerPixel ? 0 : bytes[here - stride - bytesPerPixel]!;
      bytes[here] = filtered[row * (stride + 1) + 1 + at]! + predict(filter, left, above, corner);
    }
  }
  return { width, height, bytesPerPixel, bytes };
}

/** The smallest area that holds all that differs between two pictures of one size; null when nothing does. */
export function findChange(before: Pixels, after: Pixels): Area | null {
  const { width, height, bytesPerPixel } = after;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = (row * width + column) * bytesPerPixel;
      if (before.bytes.compare(after.bytes, at, at + bytesPerPixel, at, at + bytesPerPixel) === 0) continue;
      [left, right] = [Math.min(left, column), Math.max(right, column)];
      [top, bottom] = [Math.min(top, row), row];
    }
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** The data of IDAT for a part of a picture. Of each row, the filter is taken that leaves the smallest differences. */
export function packPixels({ width, bytesPerPixel, bytes }: Pixels, area: Area): Buffer {
  const stride = area.width * bytesPerPixel;
  const rows: Buffer[] = [];
  let above: Buffer = Buffer.alloc(stride);
  for (let row = area.top; row < area.top + area.height; row++) {
    const start = (row * width + area.left) * bytesPerPixel;
    const current = bytes.subarray(start, start + stride);
    rows.push(filterRow(current, above, bytesPerPixel));
    above = current;
  }
  return deflateSync(Buffer.concat(rows), { level: 9, memLevel: 9 });
}

function filterRow(current: Buffer, above: Buffer, bytesPerPixel: number): Buffer {
  let best: { row: Buffer; size: number } | null = null;
  for (let filter = 0; filter <= PAETH; filter++) {
    const row = Buffer.alloc(current.length + 1, filter);
    let size = 0;
    for (let at = 0; at < current.length; at++) {
      const left = at < bytesPerPixel ? 0 : current[at - bytesPerPixel]!;
      const corner = at < bytesPerPixel ? 0 : above[at - bytesPerPixel]!;
      const byte = (current[at]! - predict(filter, left, above[at]!, corner)) & 0xff;
      row[at + 1] = byte;
      size += Math.min(byte, 0x100 - byte);
    }
    if (best === null || size < best.size) best = { row, size };
  }
  return best!.row;
}

function predict(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    default:
      return predictPaeth(left, above, corner);
  }
}

/** Whichever of the three neighbours is nearest to where they lead. */
function predictPaeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
