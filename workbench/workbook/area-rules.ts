import { movedArea } from './axis-edit';
import type { AxisEdit } from './axis-edit';
import type { Area, ConditionalFormat, NamedRange, Protection } from './workbook';

/**
 * What hangs on areas of sheets and moves with them: protections and conditional formats. Both adapters keep them here,
 * so that they move alike. A page does not see protections (Univer's own are for its server).
 */
export class AreaRules {
  private guards: Protection[] = [];
  private formats = new Map<number, ConditionalFormat[]>();
  private names: NamedRange[] = [];
  private nextId = 1;

  /** In the order of their making. */
  protections(): Protection[] {
    return structuredClone(this.guards);
  }

  protect(protection: Omit<Protection, 'id'>): Protection {
    const made = structuredClone({ ...protection, id: `protection-${this.nextId++}` });
    this.guards.push(made);
    return structuredClone(made);
  }

  /** @throws RangeError when there is no such protection. */
  change(id: string, changes: Partial<Omit<Protection, 'id' | 'sheetId'>>): void {
    const guard = this.guards.find((one) => one.id === id);
    if (!guard) throw new RangeError(`There is no protection with the id ${id}.`);
    Object.assign(guard, structuredClone(changes));
  }

  unprotect(id: string): void {
    this.guards = this.guards.filter((guard) => guard.id !== id);
  }

  namedRanges(): NamedRange[] {
    return structuredClone(this.names);
  }

  setNamedRange(named: NamedRange): void {
    const at = this.names.findIndex(({ name }) => name.toLowerCase() === named.name.toLowerCase());
    if (at < 0) this.names.push(structuredClone(named));
    else this.names[at] = structuredClone(named);
  }

  removeNamedRange(wanted: string): void {
    this.names = this.names.filter(({ name }) => name.toLowerCase() !== wanted.toLowerCase());
  }

  conditionalFormats(sheetId: number): ConditionalFormat[] {
    return structuredClone(this.formats.get(sheetId) ?? []);
  }

  setConditionalFormats(sheetId: number, formats: ConditionalFormat[]): void {
    this.formats.set(sheetId, structuredClone(formats));
  }

  deleteSheet(sheetId: number): void {
    this.guards = this.guards.filter((guard) => guard.sheetId !== sheetId);
    this.formats.delete(sheetId);
    this.names = this.names.filter((named) => named.sheetId !== sheetId);
  }

  /** Moves everything along; what has lost all its cells is gone. */
  applyEdit(sheetId: number, edit: AxisEdit): void {
    const moved = (areas: Area[]): Area[] => areas.flatMap((area) => movedArea(edit, area) ?? []);
    this.guards = this.guards.flatMap((guard) => {
      if (guard.sheetId !== sheetId) return guard;
      const kept = guard.unprotected ? { ...guard, unprotected: moved(guard.unprotected) } : guard;
      if (guard.area === null) return kept;
      const area = movedArea(edit, guard.area);
      return area ? { ...kept, area } : [];
    });
    this.names = this.names.flatMap((named) => {
      const area = named.sheetId === sheetId ? movedArea(edit, named.area) : named.area;
      return area ? { ...named, area } : [];
    });
    const formats = this.formats.get(sheetId)?.map((format) => ({ ...format, areas: moved(format.areas) }));
    if (formats)
      this.formats.set(
        sheetId,
        formats.filter(({ areas }) => areas.length > 0),
      );
  }
}
