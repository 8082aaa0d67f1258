/**
 * Puts still PNG pictures of one size together as an animated one: https://www.w3.org/TR/png-3/#apng-frame-based-animation
 * Viewers that know no animation show the first.
 */

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

/** @throws when the pictures differ in size or kind */
export function animatePng(frames: Frame[]): Buffer {
  const pictures = frames.map(({ png }) => readChunks(png));
  const header = dataOf(pictures[0]!, 'IHDR');
  const different = pictures.findIndex((chunks) => !dataOf(chunks, 'IHDR').equals(header));
  if (different >= 0) throw new Error(`Picture ${different + 1} has another size or kind than the first.`);
  const out: Chunk[] = [
    { type: 'IHDR', data: header },
    { type: 'acTL', data: numbers(frames.length, 0) },
  ];
  let sequence = 0;
  frames.forEach(({ milliseconds }, index) => {
    const control = Buffer.alloc(26);
    control.writeUInt32BE(sequence++, 0);
    header.copy(control, 4, 0, 8);
    control.writeUInt16BE(milliseconds, 20);
    control.writeUInt16BE(1000, 22);
    out.push({ type: 'fcTL', data: control });
    for (const { type, data } of pictures[index]!) {
      if (type !== 'IDAT') continue;
      if (index === 0) out.push({ type, data });
      else out.push({ type: 'fdAT', data: Buffer.concat([numbers(sequence++), data]) });
    }
  });
  out.push({ type: 'IEND', data: Buffer.alloc(0) });
  return Buffer.concat([SIGNATURE, ...out.map(encode)]);
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

function dataOf(chunks: Chunk[], type: string): Buffer {
  return chunks.find((chunk) => chunk.type === type)!.data;
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
