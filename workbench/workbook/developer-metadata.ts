import { movedIndex } from './axis-edit';
import type { AxisEdit } from './axis-edit';

/** What developer metadata is tied to; rows and columns by their numbers. */
export type MetadataPlace =
  | { kind: 'SPREADSHEET' }
  | { kind: 'SHEET'; sheetId: number }
  | { kind: 'ROW' | 'COLUMN'; sheetId: number; at: number };

export interface Metadata {
  id: number;
  key: string;
  value: string | null;
  visibility: 'DOCUMENT' | 'PROJECT';
  place: MetadataPlace;
}

/**
 * Developer metadata of a workbook, which "moves around" with its rows and columns and goes with them
 * (https://developers.google.com/apps-script/reference/spreadsheet/developer-metadata). Both adapters keep it here.
 */
export class DeveloperMetadataStore {
  private entries: Metadata[] = [];
  private nextId = 1;

  list(): Metadata[] {
    return structuredClone(this.entries);
  }

  add(metadata: Omit<Metadata, 'id'>): Metadata {
    const added = structuredClone({ ...metadata, id: this.nextId++ });
    this.entries.push(added);
    return structuredClone(added);
  }

  /** @throws RangeError when it is gone. */
  change(id: number, changes: Partial<Omit<Metadata, 'id'>>): void {
    const entry = this.entries.find((one) => one.id === id);
    if (!entry) throw new RangeError(`There is no developer metadata with the id ${id}.`);
    Object.assign(entry, structuredClone(changes));
  }

  remove(id: number): void {
    this.entries = this.entries.filter((entry) => entry.id !== id);
  }

  deleteSheet(sheetId: number): void {
    this.entries = this.entries.filter(({ place }) => place.kind === 'SPREADSHEET' || place.sheetId !== sheetId);
  }

  applyEdit(sheetId: number, edit: AxisEdit): void {
    const kind = edit.axis === 'row' ? 'ROW' : 'COLUMN';
    this.entries = this.entries.flatMap((entry) => {
      const { place } = entry;
      if (place.kind !== kind || place.sheetId !== sheetId) return entry;
      const at = movedIndex(edit, place.at);
      return at === null ? [] : { ...entry, place: { ...place, at } };
    });
  }
}
