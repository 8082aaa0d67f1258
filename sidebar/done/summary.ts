import type { Progress } from '../../src/contract';
import { count, formatNumber, joinWords } from '../words';

/** `31 emails found, 6 not found and 2 failed. 31 credits spent.` */
export function summarize(run: Progress): string {
  const others = [
    run.notFound > 0 && `${formatNumber(run.notFound)} not found`,
    run.failed > 0 && `${formatNumber(run.failed)} failed`,
    run.unusable > 0 && `${formatNumber(run.unusable)} with missing or invalid data`,
    run.left > 0 && `${formatNumber(run.left)} remaining`,
  ].filter((part) => part !== false);
  const found = run.found === 0 ? 'No email found' : `${count(run.found, 'email')} found`;
  const free = run.free > 0 ? ` (${count(run.free, 'row')} answered for free)` : '';
  const none = run.lostAnswers > 0 ? 'No credit is known to be' : 'No credit';
  return `${joinWords([found, ...others])}. ${run.spent === 0 ? none : count(run.spent, 'credit')} spent${free}.`;
}

/** What a user who pays should know about answers that never came; empty when there are none. */
export function describeLostAnswers({ lostAnswers, lostCharged }: Progress): string {
  const known =
    lostCharged > 0
      ? `${count(lostCharged, 'of these credits was', 'of these credits were')} charged for answers that got lost on the way, as your balance shows.`
      : '';
  if (lostAnswers === 0) return known;
  const one = lostAnswers === 1;
  const requests = one ? 'The answer to 1 request' : `The answers to ${formatNumber(lostAnswers)} requests`;
  const unknown = `${requests} got lost or could not be read. eCore may have charged for ${one ? 'it' : 'them'}; trying ${one ? 'that row' : 'those rows'} again may cost again.`;
  return known ? `${known} ${unknown}` : unknown;
}

export function describeBlocked({ blocked }: Progress): string {
  if (blocked === 0) return '';
  return `${count(blocked, 'row')} could not be written, because a formula, a protection or a validation rule is in the way.`;
}
