import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/**
 * The parts of a workbook file, in the layout of ECMA-376 (Open Packaging Conventions). Parts nobody changes are
 * written as they were read.
 */
export interface XlsxPackage {
  workbookPath: string;
  has(path: string): boolean;
  read(path: string): string;
  write(path: string, xml: string): void;
  remove(path: string): void;
  /** Where a sheet's cells are, by the sheet's name. */
  sheetPath(sheetName: string): string | undefined;
  /** The path of the part that the workbook refers to by a type ending in `/name`. */
  workbookPart(name: string): string | undefined;
  /** The relationships of the workbook part. */
  workbookRelationshipsPath: string;
  bytes(): Uint8Array;
}

/** @throws Error when the bytes are no zip archive */
export function openPackage(bytes: Uint8Array): XlsxPackage {
  const parts = unzipSync(bytes);
  const read = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
  const root = relationships(read('_rels/.rels'), '');
  const workbookPath = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const workbookRelationshipsPath = `${folder}_rels/${workbookPath.slice(folder.length)}.rels`;
  const related = relationships(read(workbookRelationshipsPath), folder);
  return {
    workbookPath,
    workbookRelationshipsPath,
    has: (path) => path in parts,
    read,
    write: (path, xml) => void (parts[path] = strToU8(xml)),
    remove: (path) => void delete parts[path],
    sheetPath(sheetName) {
      for (const [tag] of read(workbookPath).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
        if (attribute(tag, 'name') === sheetName)
          return related.find(({ id }) => id === attribute(tag, '\\w+:id'))?.target;
      }
      return undefined;
    },
    workbookPart: (name) => related.find(({ type }) => type.endsWith(`/${name}`))?.target,
    bytes: () => zipSync(parts),
  };
}

interface Relationship {
  id: string;
  type: string;
  target: string;
}

function relationships(xml: string, folder: string): Relationship[] {
  return [...xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => {
    const target = attribute(tag, 'Target') ?? '';
    return { id: attribute(tag, 'Id') ?? '', type: attribute(tag, 'Type') ?? '', target: resolved(target, folder) };
  });
}

function resolved(target: string, folder: string): string {
  return new URL(target, `package:/${folder}`).pathname.slice(1);
}

const PATTERNS = new Map<string, RegExp>();

/** The value of an attribute in a start tag, unescaped; the name may be a pattern. */
export function attribute(tag: string, name: string): string | undefined {
  let pattern = PATTERNS.get(name);
  if (!pattern) PATTERNS.set(name, (pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)));
  const value = pattern.exec(tag);
  return value ? unescapeXml(value[1] ?? value[2] ?? '') : undefined;
}

const ENTITIES: { [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    name ? (ENTITIES[name] ?? whole) : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
  );
}

/** Text for an element's content or an attribute in double quotes. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
