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
  failed: 'Only rows that failed are taken.',
  'not-found': 'Only rows for which nothing was found are taken.',
  again: 'Every row is taken again, and every email found is paid again.',
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
          {choice.take === 'unsettled' && 'Rows that were found or not found before are left out.'}
        </p>
      )}
      {choice.take !== 'unsettled' && (
        <p class="notice">
          {TAKEN[choice.take]}{' '}
          <Button kind="link" onPress={() => choose({ take: 'unsettled' })}>
            Take rows not done yet instead
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
        <CheckField id="only-visible" checked={choice.onlyVisible} onChange={(onlyVisible) => choose({ onlyVisible })}>
          Only visible rows
        </CheckField>
        <CheckField id="overwrite" checked={choice.overwrite} onChange={(overwrite) => choose({ overwrite })}>
          Overwrite existing emails
        </CheckField>
        <CheckField
          id="waterfall"
          checked={choice.waterfall}
          hint="By LinkedIn URL first, then by name and company, then by email. Only a hit costs."
          onChange={(waterfall) => choose({ waterfall })}
        >
          Try the next identifier when nothing is found
        </CheckField>
        <CreditCapField
          id="credit-cap"
          label="Spend at most (credits)"
          hint="Leave empty for no limit."
          value={choice.creditCap}
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
