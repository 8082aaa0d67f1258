import { useState } from 'preact/hooks';
import { VERSION } from '../../src/version';
import { BackLink } from '../around/back-link';
import { HELP_URL } from '../help';
import { Button, ConfirmButton } from '../parts/button';
import { CreditCapField } from '../parts/fields';
import { Heading } from '../parts/heading';
import { Link } from '../parts/link';
import type { View } from '../parts/view';
import { count, formatTime } from '../words';

/** What holds beyond a single run: the token, saved answers, colours, the formulas' daily limit. */
export function Settings(view: View) {
  const { state, act, now } = view;
  const { settings } = state.around;
  if (!settings) return null;
  const { token, balance } = settings;
  const idle = state.busy !== null;
  return (
    <>
      <BackLink {...view} />
      <Heading>Settings</Heading>
      <section aria-labelledby="settings-token">
        <h2 id="settings-token">Token</h2>
        <p>
          {token.lastFour ? (
            <>
              Your token ends in <b>{token.lastFour}</b>.
            </>
          ) : token.connected ? (
            'Your token is connected.'
          ) : (
            'No token is connected.'
          )}{' '}
          {balance
            ? `Balance: ${count(balance.credits, 'credit')} at ${formatTime(balance.at, now)}.`
            : token.connected && 'The balance is known after the first answer from eCore.'}
        </p>
        <p class="links">
          <Button kind="link" idle={idle} onPress={() => void act.goTo('connect')}>
            Change token
          </Button>
          <Link>eCore dashboard</Link>
        </p>
      </section>
      <section aria-labelledby="settings-answers">
        <h2 id="settings-answers">Saved answers</h2>
        <p>
          {settings.savedAnswers === 0
            ? 'No answer is saved in this document.'
            : `${count(settings.savedAnswers, 'answer')} saved in this document. Looking these people up again is free.`}
        </p>
        {settings.savedAnswers > 0 && (
          <ConfirmButton
            label={'Clear saved answers\u2026'}
            question={`Clear ${count(settings.savedAnswers, 'saved answer')}? Emails in the sheet stay, but looking these people up again uses your credits again.`}
            confirm="Clear answers"
            idle={idle}
            onConfirm={() => void act.clearSavedAnswers()}
          />
        )}
      </section>
      <section aria-labelledby="settings-colours">
        <h2 id="settings-colours">Colours</h2>
        <p>
          {settings.colours
            ? 'Statuses have quiet colours, as conditional formats. Your own formats are never touched.'
            : 'Statuses have no colours.'}
        </p>
        <Button kind="link" idle={idle} onPress={() => void act.setColours(!settings.colours)}>
          {settings.colours ? 'Remove colours' : 'Colour statuses again'}
        </Button>
      </section>
      {settings.clock != null && (
        <section aria-labelledby="settings-clock">
          <h2 id="settings-clock">When the sidebar is closed</h2>
          <p>
            {settings.clock
              ? 'Your runs continue by themselves until they are done, with your token and within the credits you agreed to.'
              : 'Your runs pause, and wait until you resume them.'}
          </p>
          <Button kind="link" idle={idle} onPress={() => void act.setClock(!settings.clock)}>
            {settings.clock ? 'Pause runs instead' : 'Let runs continue by themselves'}
          </Button>
        </section>
      )}
      <Ceiling key={String(settings.ceiling.credits)} {...view} />
      <p class="aside">
        eCore Email Enrichment {VERSION}. <Link href={HELP_URL}>Help</Link>
      </p>
    </>
  );
}

function Ceiling({ state, act }: View) {
  const ceiling = state.around.settings?.ceiling;
  const [typed, setTyped] = useState(ceiling?.credits == null ? '' : String(ceiling.credits));
  if (!ceiling) return null;
  return (
    <section aria-labelledby="settings-formulas">
      <h2 id="settings-formulas">Formulas</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void act.setCeiling(typed);
        }}
      >
        <CreditCapField
          id="ceiling"
          label="Formulas spend at most (credits a day)"
          hint={`For everybody's formulas in this document. ${
            ceiling.credits === null
              ? 'Leave empty for no limit.'
              : `${count(ceiling.spentToday, 'credit')} spent today. Empty for no limit.`
          }`}
          value={typed}
          trouble={state.trouble}
          onInput={setTyped}
        />
        <div class="buttons">
          <Button submit idle={state.busy !== null}>
            Save limit
          </Button>
        </div>
      </form>
    </section>
  );
}
