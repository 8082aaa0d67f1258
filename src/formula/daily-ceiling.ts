import type { Services } from '../services';
import { attempt, succeeds } from '../attempt';

/** Credits that formulas of this document may spend a day; null for as many as they like. */
export interface Ceiling {
  credits: number | null;
  spentToday: number;
}

/**
 * An optional ceiling for formulas: so many credits a day for this document. A formula runs whenever somebody touches
 * what it reads, so without one a filled-down column spends what it likes.
 *
 * Credits are taken under the document's lock before a wave is sent, and what was not spent is given back. The count of
 * the day lives in the cache, which may forget it at any time; a property therefore always says more than was spent,
 * and is written only once for so many credits.
 */
const CEILING_PROPERTY = 'formula.ceiling';
const GRANTED_PROPERTY = 'formula.granted';
/** Read together with what each cell reads from the cache anyway, so that documents without a ceiling lose no time. */
export const CEILING_ENTRY = 'ecore.ceiling';
const SPENT_ENTRY = 'ecore.ceiling.spent';

const NO_CEILING = '-';
const CACHE_SECONDS = 21_600;
/** One write of the property covers so many credits. */
const GRANT = 25;
const LOCK_WAIT = 5_000;

/** What is known of the day: credits spent or taken, and what the property says. */
interface Day {
  spent: number;
  granted: number;
}

export function readCeiling({ documentProperties }: Pick<Services, 'documentProperties'>): number | null {
  const credits = Number(documentProperties.get(CEILING_PROPERTY) || NaN);
  return Number.isInteger(credits) && credits >= 0 ? credits : null;
}

/** @param credits null for none */
export function setCeiling(services: Services, credits: number | null): void {
  services.documentProperties.setAll({ [CEILING_PROPERTY]: credits === null ? '' : String(credits) });
  keepCeiling(services, credits);
}

function keepCeiling({ documentCache }: Services, credits: number | null): void {
  documentCache.putAll({ [CEILING_ENTRY]: credits === null ? NO_CEILING : String(credits) }, CACHE_SECONDS);
}

/** The ceiling as the cache tells it, or as the property does where the cache has forgotten. */
export function knownCeiling(services: Services, entry: string | undefined): number | null {
  if (entry === NO_CEILING) return null;
  const credits = Number(entry || NaN);
  if (Number.isInteger(credits)) return credits;
  const ceiling = readCeiling(services);
  // Where that fails, the next cell reads the property again.
  attempt(() => keepCeiling(services, ceiling));
  return ceiling;
}

/** Credits spent today, never fewer than there were. */
export function spentToday(services: Services): number {
  return readDay(services).spent;
}

/** Takes credits for a wave: as many as are wanted, or as the day has left; null when nobody can tell just now. */
export function takeCredits(services: Services, ceiling: number, wanted: number): number | null {
  return underLock<number | null>(services, null, () => {
    const day = readDay(services);
    const taken = Math.max(0, Math.min(wanted, ceiling - day.spent));
    if (taken === 0) return 0;
    const spent = day.spent + taken;
    // The property is written first: after a crash it counts too many credits, never too few.
    const granted = spent > day.granted ? Math.max(spent, Math.min(ceiling, spent + GRANT)) : day.granted;
    if (granted !== day.granted)
      services.documentProperties.setAll({ [GRANTED_PROPERTY]: `${today(services)} ${granted}` });
    return keepDay(services, { spent, granted }) ? taken : null;
  });
}

/** Gives back what a wave did not spend. Where that fails, the day counts it as spent. */
export function giveBack(services: Services, credits: number): void {
  if (credits <= 0) return;
  underLock(services, undefined, () => {
    const day = readDay(services);
    keepDay(services, { ...day, spent: Math.max(0, day.spent - credits) });
  });
}

function readDay(services: Services): Day {
  const [day, spent, granted] = (attempt(() => services.documentCache.get(SPENT_ENTRY)) || '').split(' ');
  if (day === today(services)) return { spent: Number(spent), granted: Number(granted) };
  const [savedDay, saved] = (services.documentProperties.get(GRANTED_PROPERTY) || '').split(' ');
  const known = savedDay === today(services) ? Number(saved) : 0;
  return { spent: known, granted: known };
}

/** False where the cache still holds the count from before, which is too small. */
function keepDay(services: Services, { spent, granted }: Day): boolean {
  const { documentCache: cache } = services;
  const day = `${today(services)} ${spent} ${granted}`;
  return (
    succeeds(() => cache.putAll({ [SPENT_ENTRY]: day }, CACHE_SECONDS)) ||
    succeeds(() => cache.removeAll([SPENT_ENTRY]))
  );
}

/** The day of the script's time zone, as all cells of a document see it. */
function today({ clock }: Pick<Services, 'clock'>): string {
  const date = new Date(clock.now());
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

function underLock<T>({ documentLock: lock }: Services, otherwise: T, action: () => T): T {
  if (!attempt(() => lock.tryAcquire(LOCK_WAIT), false)) return otherwise;
  try {
    return action();
  } finally {
    attempt(() => lock.release());
  }
}
