import type { Column, SheetColumns } from '../../src/contract';
import { Button } from '../parts/button';
import { NumberField, SelectField } from '../parts/fields';
import { Heading } from '../parts/heading';
import type { View } from '../parts/view';
import { count } from '../words';
import { IDENTIFIER_GROUPS } from './identifiers';
import { describeLeftOut } from './left-out';

const NONE = '';

const toColumn = (value: string): number | null => (value === NONE ? null : Number(value));

function nameColumn({ letter, header }: Column): string {
  return header ? `${letter}: ${header}` : `Column ${letter}`;
}

export function Columns({ state, act }: View) {
  const { sheet } = state;
  const idle = state.busy !== null;
  if (!sheet) return null;
  const columns = sheet.columns.map((column) => ({ value: String(column.index), text: nameColumn(column) }));
  const sampleOf = (column: number | null | undefined) => sheet.columns.find(({ index }) => index === column)?.sample;
  const outputs = [{ value: NONE, text: 'New column at the right' }, ...columns];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void act.confirmColumns();
      }}
    >
      <Heading>Match your columns</Heading>
      <p>
        Sheet <b class="name">{sheet.sheetName}</b>, {count(sheet.dataRows, 'row')}.{' '}
        {sheet.remembered
          ? 'These are the columns you chose before.'
          : 'Detected from your headers and data. Please check.'}
      </p>
      <p class="links">
        <Button kind="link" idle={idle} onPress={() => void act.readColumns({ forget: true })}>
          Detect again
        </Button>
        <Button kind="link" idle={idle} onPress={() => void act.readColumns()}>
          Use the current sheet
        </Button>
      </p>
      <NumberField
        id="header-row"
        label="Header row"
        value={sheet.headerRow}
        most={sheet.headerRow + sheet.dataRows}
        hint="The row that holds the headers. 0 when there is none."
        onChoose={(headerRow) => void act.readColumns({ headerRow })}
      />
      {IDENTIFIER_GROUPS.map(({ title, fields }) => (
        <fieldset key={title}>
          <legend>{title}</legend>
          {fields.map(({ identifier, label }) => (
            <SelectField
              key={identifier}
              id={identifier}
              label={label}
              value={String(sheet.mapping[identifier] ?? NONE)}
              options={[{ value: NONE, text: 'Not in this sheet' }, ...columns]}
              hint={sampleOf(sheet.mapping[identifier])}
              onChoose={(value) => act.dispatch({ kind: 'mapped', identifier, column: toColumn(value) })}
            />
          ))}
        </fieldset>
      ))}
      <LeftOut sheet={sheet} />
      <fieldset>
        <legend>Results</legend>
        <SelectField
          id="output-email"
          label="Write found emails to"
          value={String(sheet.outputs.email ?? NONE)}
          options={outputs}
          onChoose={(value) => act.dispatch({ kind: 'output-chosen', output: 'email', column: toColumn(value) })}
        />
        <SelectField
          id="output-status"
          label="Write the status to"
          value={String(sheet.outputs.status ?? NONE)}
          options={outputs}
          onChoose={(value) => act.dispatch({ kind: 'output-chosen', output: 'status', column: toColumn(value) })}
        />
      </fieldset>
      <div class="within-reach">
        <div class="buttons">
          <Button kind="primary" submit idle={idle}>
            Choose rows
          </Button>
        </div>
      </div>
    </form>
  );
}

function LeftOut({ sheet }: { sheet: SheetColumns }) {
  const { lines, more } = describeLeftOut(sheet);
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="left-out">
      <h2 id="left-out">Not used</h2>
      <p class="hint">Choose a column above if it is about the person after all.</p>
      <ul class="plain-list">
        {lines.map(({ column, why }) => (
          <li key={column}>
            <b class="name">{column}</b>: <span class="hint">{why}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="hint">and {count(more, 'more column')}.</p>}
    </section>
  );
}
