import { exception, missing } from './host';

/** One value of an enumeration. */
export interface Member {
  name(): string;
  ordinal(): number;
  compareTo(other: Member): number;
  toString(): string;
}

export type Enumeration<Name extends string> = { readonly [name in Name]: Member };

const names = new WeakMap<object, string>();

/**
 * An enumeration of Google's: its values are objects, each the same wherever it is given, so that `===` and `switch` tell
 * them apart (https://developers.google.com/apps-script/reference/spreadsheet/protection has such a sample). To the host
 * they cross by their names.
 */
function enumeration<Name extends string>(type: string, list: string): Enumeration<Name> {
  const members = list.split(' ').map((name, ordinal) => [name, member(name, ordinal)] as const);
  const values = Object.fromEntries(members) as Enumeration<Name>;
  Object.defineProperty(values, 'toString', { value: () => type });
  return new Proxy(values, {
    get(target, property) {
      if (property in target || typeof property === 'symbol' || property === 'toJSON' || property === 'then')
        return Reflect.get(target, property) as unknown;
      throw missing(`${type}.${property}`);
    },
  });
}

function member(name: string, ordinal: number): Member {
  const value = Object.create(null) as Member;
  const methods = {
    name: () => name,
    ordinal: () => ordinal,
    compareTo: (other: Member) => ordinal - other.ordinal(),
    toString: () => name,
    toJSON: () => name,
  };
  for (const [method, run] of Object.entries(methods)) Object.defineProperty(value, method, { value: run });
  names.set(value, name);
  return Object.freeze(value);
}

/** The name of a member, given for a parameter that takes one. @throws Google's words for anything else */
export function nameOf<Name extends string>(members: Enumeration<Name>, given: unknown, method: string): Name {
  const name = typeof given === 'object' && given !== null ? names.get(given) : undefined;
  if (name !== undefined && (members as { [name: string]: unknown })[name] === given) return name as Name;
  throw exception(
    `The parameters (${given === null || given === undefined ? 'null' : typeof given === 'string' ? 'String' : typeof given === 'number' ? 'number' : '(class)'}) don't match the method signature for ${method}.`,
  );
}

/** Whether something is a value of any enumeration. */
export function isMember(value: unknown): value is Member {
  return typeof value === 'object' && value !== null && names.has(value);
}

export const AuthMode = enumeration<'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL'>(
  'AuthMode',
  'NONE CUSTOM_FUNCTION LIMITED FULL',
);
export const AuthorizationStatus = enumeration<'REQUIRED' | 'NOT_REQUIRED'>(
  'AuthorizationStatus',
  'REQUIRED NOT_REQUIRED',
);
export const EventType = enumeration<string>(
  'EventType',
  'CLOCK ON_OPEN ON_EDIT ON_FORM_SUBMIT ON_CHANGE ON_EVENT_UPDATED',
);
export const InstallationSource = enumeration<string>(
  'InstallationSource',
  'APPS_MARKETPLACE_DOMAIN_ADD_ON NONE WEB_STORE_ADD_ON',
);
export const TriggerSource = enumeration<string>('TriggerSource', 'SPREADSHEETS CLOCK FORMS DOCUMENTS CALENDAR');
export const Weekday = enumeration<string>('Weekday', 'SUNDAY MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY');

export const Button = enumeration<'CLOSE' | 'OK' | 'CANCEL' | 'YES' | 'NO'>('Button', 'CLOSE OK CANCEL YES NO');
export const ButtonSet = enumeration<'OK' | 'OK_CANCEL' | 'YES_NO' | 'YES_NO_CANCEL'>(
  'ButtonSet',
  'OK OK_CANCEL YES_NO YES_NO_CANCEL',
);
export const SandboxMode = enumeration<string>('SandboxMode', 'EMULATED IFRAME NATIVE');
export const XFrameOptionsMode = enumeration<string>('XFrameOptionsMode', 'ALLOWALL DEFAULT');

export const Charset = enumeration<'US_ASCII' | 'UTF_8'>('Charset', 'US_ASCII UTF_8');
export const DigestAlgorithm = enumeration<string>('DigestAlgorithm', 'MD2 MD5 SHA_1 SHA_256 SHA_384 SHA_512');
export const MacAlgorithm = enumeration<string>(
  'MacAlgorithm',
  'HMAC_MD5 HMAC_SHA_1 HMAC_SHA_256 HMAC_SHA_384 HMAC_SHA_512',
);
export const RsaAlgorithm = enumeration<string>('RsaAlgorithm', 'RSA_SHA_1 RSA_SHA_256');

export const BooleanCriteria = enumeration<string>(
  'BooleanCriteria',
  'CELL_EMPTY CELL_NOT_EMPTY DATE_AFTER DATE_BEFORE DATE_EQUAL_TO DATE_NOT_EQUAL_TO DATE_AFTER_RELATIVE DATE_BEFORE_RELATIVE DATE_EQUAL_TO_RELATIVE NUMBER_BETWEEN NUMBER_EQUAL_TO NUMBER_GREATER_THAN NUMBER_GREATER_THAN_OR_EQUAL_TO NUMBER_LESS_THAN NUMBER_LESS_THAN_OR_EQUAL_TO NUMBER_NOT_BETWEEN NUMBER_NOT_EQUAL_TO TEXT_CONTAINS TEXT_DOES_NOT_CONTAIN TEXT_EQUAL_TO TEXT_NOT_EQUAL_TO TEXT_STARTS_WITH TEXT_ENDS_WITH CUSTOM_FORMULA',
);
export const BorderStyle = enumeration<string>('BorderStyle', 'DOTTED DASHED SOLID SOLID_MEDIUM SOLID_THICK DOUBLE');
export const CopyPasteType = enumeration<string>(
  'CopyPasteType',
  'PASTE_NORMAL PASTE_NO_BORDERS PASTE_FORMAT PASTE_FORMULA PASTE_DATA_VALIDATION PASTE_VALUES PASTE_CONDITIONAL_FORMATTING PASTE_COLUMN_WIDTHS',
);
export const DataValidationCriteria = enumeration<string>(
  'DataValidationCriteria',
  'DATE_AFTER DATE_BEFORE DATE_BETWEEN DATE_EQUAL_TO DATE_IS_VALID_DATE DATE_NOT_BETWEEN DATE_ON_OR_AFTER DATE_ON_OR_BEFORE NUMBER_BETWEEN NUMBER_EQUAL_TO NUMBER_GREATER_THAN NUMBER_GREATER_THAN_OR_EQUAL_TO NUMBER_LESS_THAN NUMBER_LESS_THAN_OR_EQUAL_TO NUMBER_NOT_BETWEEN NUMBER_NOT_EQUAL_TO TEXT_CONTAINS TEXT_DOES_NOT_CONTAIN TEXT_EQUAL_TO TEXT_IS_VALID_EMAIL TEXT_IS_VALID_URL VALUE_IN_LIST VALUE_IN_RANGE CUSTOM_FORMULA CHECKBOX',
);
export const DeveloperMetadataLocationType = enumeration<'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN'>(
  'DeveloperMetadataLocationType',
  'SPREADSHEET SHEET ROW COLUMN',
);
export const DeveloperMetadataVisibility = enumeration<'DOCUMENT' | 'PROJECT'>(
  'DeveloperMetadataVisibility',
  'DOCUMENT PROJECT',
);
export const Dimension = enumeration<'COLUMNS' | 'ROWS'>('Dimension', 'COLUMNS ROWS');
export const Direction = enumeration<string>('Direction', 'UP DOWN PREVIOUS NEXT');
export const ProtectionType = enumeration<'RANGE' | 'SHEET'>('ProtectionType', 'RANGE SHEET');
export const RelativeDate = enumeration<string>(
  'RelativeDate',
  'TODAY TOMORROW YESTERDAY PAST_WEEK PAST_MONTH PAST_YEAR',
);
export const SheetType = enumeration<string>('SheetType', 'GRID OBJECT DATASOURCE');
export const WrapStrategy = enumeration<'WRAP' | 'OVERFLOW' | 'CLIP'>('WrapStrategy', 'WRAP OVERFLOW CLIP');
