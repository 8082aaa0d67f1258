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
  return `${joinWords([found, ...others])}. ${run.spent === 0 ? 'No credit' : count(run.spent, 'credit')} spent${free}.`;
}

/** What a user who pays should know about answers that never came; empty when there are none. */
export function describeLostAnswers({ lostAnswers }: Progress): string {
  if (lostAnswers === 0) return '';
  const one = lostAnswers === 1;
  return `The answer to ${count(lostAnswers, 'request')} was lost on the way. eCore may have charged for ${one ? 'it' : 'them'}; trying ${one ? 'that row' : 'those rows'} again may cost again.`;
}

export function describeBlocked({ blocked }: Progress): string {
  if (blocked === 0) return '';
  return `${count(blocked, 'row')} could not be written, because a formula, a protection or a validation rule is in the way.`;
}
