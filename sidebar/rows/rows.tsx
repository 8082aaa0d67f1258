import type { RowChoice, Take } from '../../src/contract';
import { Button } from '../parts/button';
import { CheckField, CreditCapField } from '../parts/fields';
import { Heading } from '../parts/heading';
import type { View } from '../parts/view';

const CHOICES: readonly { rows: Extract<RowChoice, string>; label: string; hint: string }[] = [
  { rows: 'selected', label: 'Selected rows', hint: 'Whatever is selected in the sheet when you press Check.' },
  { rows: 'all', label: 'All rows', hint: '' },
  { rows: 'without-email', label: 'Rows without email', hint: '' },
];

const TAKEN: { [take in Take]: string } = {
  unsettled: '',
  failed: 'Only rows marked Failed.',
  'not-found': 'Only rows marked Not found.',
  again: 'Every row is looked up again, and every email found costs a credit again.',
};

export function Rows({ state, act }: View) {
  const { choice, sheet } = state;
  const idle = state.busy !== null;
  const pinned = typeof choice.rows !== 'string';
  const choose = (patch: Partial<typeof choice>) => act.dispatch({ kind: 'chosen', patch });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void act.check();
      }}
    >
      <Heading>Which rows?</Heading>
      {sheet && (
        <p>
          Sheet <b class="name">{sheet.sheetName}</b>.{' '}
          {choice.take === 'unsettled' && 'Rows already marked Found or Not found are skipped.'}
        </p>
      )}
      {choice.take !== 'unsettled' && (
        <p class="notice">
          {TAKEN[choice.take]}{' '}
          <Button kind="link" onPress={() => choose({ take: 'unsettled' })}>
            Enrich unfinished rows instead
          </Button>
        </p>
      )}
      <fieldset>
        <legend>Rows</legend>
        {pinned && <Radio id="rows-last" label="The rows of the last run" checked onChoose={() => undefined} />}
        {CHOICES.map(({ rows, label, hint }) => (
          <Radio
            key={rows}
            id={`rows-${rows}`}
            label={label}
            hint={hint}
            checked={choice.rows === rows}
            onChoose={() => choose({ rows })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>Options</legend>
        <CheckField
          id="only-visible"
          checked={choice.onlyVisible}
          hint={ONLY_VISIBLE}
          onChange={(onlyVisible) => choose({ onlyVisible })}
        >
          Only visible rows
        </CheckField>
        <CheckField id="overwrite" checked={choice.overwrite} onChange={(overwrite) => choose({ overwrite })}>
          Overwrite existing emails
        </CheckField>
        <CheckField
          id="waterfall"
          checked={choice.waterfall}
          hint="By LinkedIn URL first, then by name and company, then by email. You only pay when an email is found."
          onChange={(waterfall) => choose({ waterfall })}
        >
          Try the next identifier when nothing is found
        </CheckField>
        <CreditCapField
          id="credit-cap"
          label="Spend at most (credits)"
          hint="Leave empty for no limit."
          value={choice.creditCap}
          trouble={state.trouble}
          onInput={(creditCap) => choose({ creditCap })}
        />
      </fieldset>
      <div class="buttons">
        <Button kind="primary" submit idle={idle}>
          Check
        </Button>
        <span class="hint">Nothing is spent yet.</span>
      </div>
    </form>
  );
}

const ONLY_VISIBLE =
  'Leaves out rows hidden by hand or by the sheet\u2019s filter. Add-ons can\u2019t see filter views.';

interface RadioProps {
  id: string;
  label: string;
  hint?: string;
  checked: boolean;
  onChoose: () => void;
}

function Radio({ id, label, hint, checked, onChoose }: RadioProps) {
  return (
    <div class="choice">
      <input
        id={id}
        type="radio"
        name="rows"
        checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={onChoose}
      />
      <label for={id}>{label}</label>
      {hint && (
        <div class="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}
