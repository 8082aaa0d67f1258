import { STATUS_WORDS } from '../sheet/status';

/** What an address can't do without: a rule that forbids it forbids every email. */
const IN_EVERY_EMAIL = ['@', '.'];
const EMAIL_PART = /^[\w.!#$%&'*+/=?^`{|}~@-]+$/;

/**
 * Whether a validation rule lets through what a run writes: an email, or whatever a status says. Rules that compare with
 * other cells are not worked out here, and count as refusing
 * (https://developers.google.com/apps-script/reference/spreadsheet/data-validation-criteria).
 */
export function letsThrough(rule: GoogleAppsScript.Spreadsheet.DataValidation, kind: 'email' | 'status'): boolean {
  if (rule.getAllowInvalid()) return true;
  const criteria = String(rule.getCriteriaType());
  const text = String((rule.getCriteriaValues() as unknown[])[0] ?? '').toLowerCase();
  const statuses = Object.values(STATUS_WORDS).map((word) => word.toLowerCase());
  switch (criteria) {
    case 'TEXT_IS_VALID_EMAIL':
      return kind === 'email';
    case 'TEXT_CONTAINS':
      return kind === 'email' ? EMAIL_PART.test(text) : statuses.every((status) => status.includes(text));
    case 'TEXT_DOES_NOT_CONTAIN':
      return kind === 'email' ? !IN_EVERY_EMAIL.includes(text) : !statuses.some((status) => status.includes(text));
    default:
      return false;
  }
}
