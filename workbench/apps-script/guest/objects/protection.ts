import { placesOf, type Area } from '../arguments';
import { ProtectionType } from '../enumerations';
import { host, strict } from '../host';
import { createRange } from './range';

export interface ProtectionData {
  id: string;
  sheetId: number;
  area: Area | null;
}

interface ProtectionState {
  description: string;
  editors: string[];
  canEdit: boolean;
  warningOnly: boolean;
  unprotected: Area[];
  /** What it protects: the area, or all of the sheet. */
  covers: Area;
}

type Protection = GoogleAppsScript.Spreadsheet.Protection;
type Person = string | { getEmail(): string };

/** Protection: https://developers.google.com/apps-script/reference/spreadsheet/protection */
export function createProtection({ id, sheetId, area }: ProtectionData): Protection {
  const state = (asker: string) => host<ProtectionState>(`Protection.${asker}`, id);
  const change = (name: string, changes: object) => {
    host(`Protection.${name}`, id, changes);
    return protection;
  };
  const emails = (people: Person | Person[]) =>
    (Array.isArray(people) ? people : [people]).map((one) => (typeof one === 'string' ? one : one.getEmail()));
  const editors = (name: string) => (people: Person | Person[]) => {
    host(`Protection.${name}`, id, emails(people));
    return protection;
  };
  const protection: Protection = strict('Protection', {
    getProtectionType: () => (area ? ProtectionType.RANGE : ProtectionType.SHEET),
    getRange: () => createRange(sheetId, state('getRange').covers),
    canEdit: () => state('canEdit').canEdit,
    getDescription: () => state('getDescription').description,
    setDescription: (description: string) => change('setDescription', { description: String(description) }),
    isWarningOnly: () => state('isWarningOnly').warningOnly,
    setWarningOnly: (warningOnly: boolean) => change('setWarningOnly', { warningOnly }),
    getUnprotectedRanges: () => state('getUnprotectedRanges').unprotected.map((one) => createRange(sheetId, one)),
    setUnprotectedRanges: (ranges: object[]) =>
      change('setUnprotectedRanges', {
        unprotected: placesOf(ranges, 'Protection.setUnprotectedRanges').map((place) => place.area),
      }),
    getEditors: () =>
      state('getEditors').editors.map((email) => strict('User', { getEmail: () => email, toString: () => email })),
    addEditor: editors('addEditor'),
    addEditors: editors('addEditors'),
    removeEditor: editors('removeEditor'),
    removeEditors: editors('removeEditors'),
    // A consumer account has no domain to share with.
    canDomainEdit: () => false,
    remove: () => host('Protection.remove', id),
  }) as unknown as Protection;
  return protection;
}
