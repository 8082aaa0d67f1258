import { useRef, useState } from 'preact/hooks';
import { Button, ConfirmButton } from '../parts/button';
import { FieldError } from '../parts/field-error';
import { Heading } from '../parts/heading';
import { Link } from '../parts/link';
import { faultyField, TROUBLE_ID } from '../trouble/trouble';
import type { View } from '../parts/view';

export function Connect({ state, act }: View) {
  const [token, setToken] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const idle = state.busy !== null;
  const { connected, lastFour } = state.token;
  const isWrong = faultyField(state) === 'token';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!token.trim()) field.current?.focus();
        void act.connect(token);
      }}
    >
      <Heading>{connected ? 'Your eCore token' : 'Connect to eCore'}</Heading>
      {connected ? (
        <p>
          {lastFour ? (
            <>
              Connected with the token that ends in <b>{lastFour}</b>.
            </>
          ) : (
            'A token is connected.'
          )}
        </p>
      ) : (
        <p>
          Find email addresses for the people in this sheet. You pay one credit for each email found; nothing found is
          free.
        </p>
      )}
      <div class="field">
        <label for="token">{connected ? 'New API token' : 'API token'}</label>
        <input
          id="token"
          ref={field}
          type="password"
          autoComplete="off"
          spellcheck={false}
          value={token}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${TROUBLE_ID} token-hint` : 'token-hint'}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        {isWrong && state.trouble && <FieldError field="token" message={state.trouble.message} />}
        <div class="hint" id="token-hint">
          Find it in your <Link>eCore dashboard</Link> under <b>Settings {'\u2192'} API Tokens</b>. Checking it is free.
        </div>
      </div>
      <div class="buttons">
        <Button kind="primary" submit idle={idle}>
          {connected ? 'Replace token' : 'Connect'}
        </Button>
        {connected && (
          <Button idle={idle} onPress={() => void act.goTo('rows')}>
            Back
          </Button>
        )}
      </div>
      {connected && (
        <p>
          <ConfirmButton
            label={'Remove token\u2026'}
            question="Remove the token? Your formulas and runs stop working until you connect again."
            confirm="Remove token"
            idle={idle}
            onConfirm={() => void act.removeToken()}
          />
        </p>
      )}
      <div class="aside">
        <p>
          The token is kept in your own Google account and never in the sheet. Nobody you share the sheet with can read
          it.
        </p>
        <p>
          The formula <code>=ECORE_EMAIL()</code> runs with the token of the file{'\u2019'}s owner, and spends the owner
          {'\u2019'}s credits.
        </p>
      </div>
    </form>
  );
}
