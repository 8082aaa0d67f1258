import { useState } from 'preact/hooks';
import type { Progress, Stop } from '../../src/contract';
import { Button } from '../parts/button';
import { CreditCapField } from '../parts/fields';
import { Link } from '../parts/link';
import type { View } from '../parts/view';
import { readCreditCap } from '../rows/credit-cap';
import { count } from '../words';

/** What another token mends. */
const TOKEN_STOPS: readonly Stop['code'][] = ['no-token', 'bad-token'];
const LIMIT_STOPS: readonly Stop['code'][] = ['credit-cap', 'agreed-credits'];

export function isLimit(stop: Stop | null): boolean {
  return stop !== null && LIMIT_STOPS.includes(stop.code);
}

/** The most that the run may spend in all as it stands. */
export function limitOf({ agreedCredits, creditCap }: Pick<Progress, 'agreedCredits' | 'creditCap'>): number {
  return creditCap === null ? agreedCredits : Math.min(agreedCredits, creditCap);
}

/** What is to be done before a resumed run could get anywhere; null when nothing stands in the way. */
export function whatIsInTheWay(
  run: Progress,
  tokenRenewed: boolean,
  typed: string,
): 'token' | 'wallet' | 'limit' | null {
  const code = run.stop?.code;
  if (code === undefined) return null;
  if (TOKEN_STOPS.includes(code) && !tokenRenewed) return 'token';
  if (code === 'no-credits') return 'wallet';
  const limit = readCreditCap(typed);
  return isLimit(run.stop) && !(limit && limit > limitOf(run)) ? 'limit' : null;
}

/** *Resume* and *Discard*; blue is what helps: another token, a fuller wallet, a higher limit, or else resuming. */
export function Resume({ run, idle, view: { state, act } }: { run: Progress; idle: boolean; view: View }) {
  const limit = limitOf(run);
  const [credits, setCredits] = useState(String(limit));
  const isLimited = run.creditCap !== null || isLimit(run.stop);
  const obstacle = whatIsInTheWay(run, state.tokenRenewed, credits);
  // One credit for each row is the most they can cost.
  const enough = run.spent + run.lostAnswers + run.left;
  const resume = () => void act.resume({ runId: run.runId, credits: credits === String(limit) ? undefined : credits });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        resume();
      }}
    >
      {isLimited && (
        <CreditCapField
          id="resume-cap"
          label="Spend at most (credits)"
          hint={`For the whole run, ${count(run.spent, 'credit')} spent so far. The remaining rows can cost up to ${count(run.left, 'credit')} more.`}
          value={credits}
          trouble={state.trouble}
          onInput={setCredits}
        />
      )}
      {isLimited && obstacle === 'limit' && (
        <p class="links">
          <Button kind="link" idle={idle} onPress={() => setCredits(String(enough))}>
            Raise to {count(enough, 'credit')}
          </Button>
        </p>
      )}
      <div class="buttons">
        {obstacle === 'token' && (
          <Button kind="primary" idle={idle} onPress={() => void act.goTo('connect')}>
            Change token
          </Button>
        )}
        {obstacle === 'wallet' && <Link kind="primary">Top up at eCore</Link>}
        <Button kind={obstacle === null ? 'primary' : 'plain'} submit idle={idle}>
          Resume
        </Button>
        <Button idle={idle} onPress={() => void act.discard(run.runId)}>
          Discard
        </Button>
      </div>
      <p class="aside">Discard clears {'\u201cQueued\u201d'} from the remaining rows. Emails already found are kept.</p>
    </form>
  );
}
