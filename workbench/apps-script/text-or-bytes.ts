import { isUtf8 } from 'node:buffer';

/** A body as a text, where its bytes are one in UTF-8. */
export function textOrBytes(bytes: Buffer): { body: string; bytes?: Uint8Array } {
  return isUtf8(bytes) ? { body: bytes.toString('utf8') } : { body: '', bytes };
}
