import { useState } from 'preact/hooks';
import type { MissingThing } from '../../apps-script/host/missing';
import type { About } from '../../server/messages';
import type { StandInFigures } from '../../server/options';

const number = new Intl.NumberFormat('en-US');

/** Where the requests go, what they have cost so far, and a token that works. */
export function Footer({
  about,
  figures,
  missing,
}: {
  about: About;
  figures: StandInFigures | null;
  missing: MissingThing[];
}) {
  return (
    <footer class="page-footer">
      {about.outside ? (
        <span class={about.outside === 'network' ? 'live-note' : undefined}>
          {about.outside === 'network'
            ? 'Requests of the script go to the real network.'
            : 'Requests of the script are answered by rules: nothing leaves this computer.'}
        </span>
      ) : about.live ? (
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
      {missing.length > 0 && <MissingThings missing={missing} />}
    </footer>
  );
}

/** What the script asked for in vain, also where it swallowed the error. */
function MissingThings({ missing }: { missing: MissingThing[] }) {
  return (
    <details class="missing">
      <summary>
        {missing.length === 1
          ? 'The script asked for something that the workbench does not have'
          : `The script asked for ${missing.length} things that the workbench does not have`}
      </summary>
      <ul>
        {missing.map(({ what, times }) => (
          <li key={what}>
            <code>{what}</code>
            {times > 1 ? `, ${times} times` : ''}
          </li>
        ))}
      </ul>
    </details>
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
