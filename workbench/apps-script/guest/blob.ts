import { exception, host, missing, strict } from './host';

export type Bytes = number[];

/** Contents as they cross to the host and back: a text, bytes as their signed numbers, or as base 64. */
export type Data = string | Bytes | { base64: string };

type Blob = GoogleAppsScript.Base.Blob;

const known = new WeakMap<object, { data: Data }>();

/** What a blob, or anything that has one (https://developers.google.com/apps-script/reference/base/blob-source), holds. */
export function blobData(source: unknown): Data | undefined {
  if (typeof source !== 'object' || source === null) return undefined;
  const own = known.get(source);
  if (own) return own.data;
  return isBlobSource(source) ? known.get(source.getBlob())?.data : undefined;
}

/** The blob itself, or the one that the object has. */
export function blobOf(source: unknown): Blob | undefined {
  if (typeof source !== 'object' || source === null) return undefined;
  if (known.has(source)) return source as Blob;
  return isBlobSource(source) ? source.getBlob() : undefined;
}

function isBlobSource(source: object): source is { getBlob(): Blob } {
  return 'getBlob' in source && typeof source.getBlob === 'function';
}

/** The types that extensions stand for: https://www.iana.org/assignments/media-types */
const TYPES: { [extension: string]: string } = {
  csv: 'text/csv',
  css: 'text/css',
  gif: 'image/gif',
  gz: 'application/x-gzip',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'application/javascript',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'text/xml',
  zip: 'application/zip',
};

/** Blob, which its setters change: https://developers.google.com/apps-script/reference/base/blob */
export function createBlob(data: Data, contentType: string | null = null, name: string | null = null): Blob {
  const state = { data, contentType: contentType ?? null, name: name ?? null };
  const set = (changes: Partial<typeof state>): Blob => {
    Object.assign(state, changes);
    return blob;
  };
  const copy = (): Blob => createBlob(state.data, state.contentType, state.name);
  const blob: Blob = strict('Blob', {
    getBytes: () => host<Bytes>('Utilities.bytesOf', state.data),
    setBytes: (bytes: Bytes) => set({ data: [...bytes] }),
    getDataAsString: (charset?: string) => host<string>('Utilities.textOf', state.data, charset ?? 'UTF-8'),
    setDataFromString: (text: string, charset?: string) =>
      set({
        data: charset === undefined ? String(text) : host<Bytes>('Utilities.bytesOf', String(text), String(charset)),
      }),
    getContentType: () => state.contentType,
    setContentType: (type: string | null) => set({ contentType: type }),
    setContentTypeFromExtension: () =>
      set({ contentType: TYPES[/\.([^.]+)$/.exec(state.name ?? '')?.[1]?.toLowerCase() ?? ''] ?? null }),
    getName: () => state.name,
    setName: (other: string | null) => set({ name: other }),
    isGoogleType: () => false,
    copyBlob: copy,
    getAllBlobs: () => [copy()],
    getBlob: copy,
    getAs: (type: string) => {
      if (type !== state.contentType) throw missing(`Blob.getAs from ${state.contentType} to ${type}`);
      return copy();
    },
  }) as unknown as Blob;
  known.set(blob, state);
  return blob;
}

/** `newBlob`: https://developers.google.com/apps-script/reference/utilities/utilities#newblobdata */
export function newBlob(data: unknown, contentType?: string | null, name?: string | null): Blob {
  if (Array.isArray(data)) return createBlob(data as Bytes, contentType, name);
  if (typeof data !== 'string')
    throw exception("The parameters don't match the method signature for Utilities.newBlob.");
  return createBlob(data, contentType ?? 'text/plain', name);
}
