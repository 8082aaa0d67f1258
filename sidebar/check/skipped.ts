import type { SkippedRows, SkipReason } from '../../src/contract';
import { count } from '../words';

const REASONS: { [reason in SkipReason]: string } = {
  found: 'found before',
  'not-found': 'not found before',
  'has-email': 'with an email already',
  hidden: 'hidden',
  blank: 'empty',
  'still-missing': 'with data still missing',
  'still-invalid': 'with input still invalid',
  'not-marked-failed': 'not marked Failed',
  'not-marked-not-found': 'not marked Not found',
  formula: 'with a formula where the result would go',
  'array-formula': 'filled by an array formula',
  protected: 'protected',
  restricted: 'with a rule that rejects the result',
};

/** `3 rows found before`. */
export function describeSkipped({ reason, count: rows }: Pick<SkippedRows, 'reason' | 'count'>): string {
  return `${count(rows, 'row')} ${REASONS[reason]}`;
}
