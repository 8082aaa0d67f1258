import { useState } from 'preact/hooks';
import type { About } from '../../server/messages';
import type { StandInFigures } from '../../server/options';

const number = new Intl.NumberFormat('en-US');

/** Where the requests go, what they have cost so far, and a token that works. */
export function Footer({ about, figures }: { about: About; figures: StandInFigures | null }) {
  return (
    <footer class="page-footer">
      {about.live ? (
        <span class="live-note">
          Live: requests go to the real eCore and spend the credits of the token in the sidebar.
        </span>
      ) : (
        <>
          <span>Stand-in of eCore: nothing leaves this computer and no real credits are spent.</span>
          {figures && (
            <span class="figures" aria-live="off">
              <b>{number.format(figures.credits)}</b> credits · <b>{number.format(figures.requests)}</b> requests ·{' '}
              <b>{number.format(figures.charged)}</b> charged
            </span>
          )}
          {about.standInToken && <TokenHint token={about.standInToken} />}
        </>
      )}
    </footer>
  );
}

function TokenHint({ token }: { token: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(token);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <span class="token-hint">
      Token to connect with: <code>{token}</code>
      <button type="button" onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy'}
      </button>
    </span>
  );
}
