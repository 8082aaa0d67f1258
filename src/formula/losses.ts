import type { Asked } from '../waves/asker';
import type { FormulaCall } from './formula-call';

/** A lookup is given up for this evaluation after so many lost waves. */
const MOST_LOSSES = 2;

/**
 * A lost answer may have been charged. After a broken connection each lookup is tried once more, alone. A lookup that
 * was too slow, or whose answer could not be read, would most likely fail the same way again.
 */
export function noteLosses(call: FormulaCall, wave: Asked & { sent: number; isSlow: boolean }): void {
  const { asking, losses, unanswered } = call;
  if (wave.lost === 0) return;
  for (const { key } of wave.unanswered) {
    const reason = asking.tries[key]?.reason;
    // Refused before it was charged.
    if (wave.lost < wave.sent && reason === undefined) continue;
    const count = (losses.get(key) || 0) + 1;
    losses.set(key, count);
    if (wave.isSlow || reason === 'unreadable' || count >= MOST_LOSSES) unanswered.add(key);
  }
  asking.suspects = asking.suspects.flatMap((keys) => keys.filter((key) => !unanswered.has(key)).map((key) => [key]));
}
