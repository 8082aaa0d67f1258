import { readCombination } from '../../../workbench/ecore/combination';
import type { Ecore } from '../../../workbench/ecore/ecore';
import type { JournalEntry } from '../../../workbench/ecore/journal';
import { spellingOf } from '../../../workbench/ecore/spelling';

/** The lookup a request asked for, one text for all its spellings. */
export function askedFor({ body }: Pick<JournalEntry, 'body'>): string {
  const asking = readCombination(body);
  return asking ? (spellingOf(asking.combination, asking.asked) ?? '') : '';
}

/** Lookups that were paid for more than once, and how often more. */
export function paidAgain(ecore: Ecore): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of ecore.journal)
    if (entry.charged > 0) counts.set(askedFor(entry), (counts.get(askedFor(entry)) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 1).map(([lookup, count]) => [lookup, count - 1]));
}

export function creditsPaid(ecore: Ecore): number {
  return ecore.journal.reduce((sum, { charged }) => sum + charged, 0);
}
