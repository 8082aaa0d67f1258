import { useState } from 'preact/hooks';
import type { Identifier, SheetColumns } from '../../src/contract';
import { Button } from '../parts/button';
import { NumberField, SelectField } from '../parts/fields';
import { Heading } from '../parts/heading';
import type { View } from '../parts/view';
import { count, joinWords } from '../words';
import { findMissingColumns, PAIRS } from './identifiers';
import { describeLeftOut } from './left-out';
import type { LeftOutLine } from './left-out';
import { nameColumn } from './name-column';
import { listRecognised, listUnused } from './recognised';

const NONE = '';
const MOST_UNUSED_NAMED = 6;
const MOST_REASONS = 3;
const UNDERSTOOD =
  'Exports from HubSpot, Salesforce, Pipedrive, Zoho, Apollo, LinkedIn, Sales Navigator, Eventbrite, Luma, Zoom, forms, Outlook and Google Contacts are understood as they come.';

const toColumn = (value: string): number | null => (value === NONE ? null : Number(value));

/** What was recognised, a line each; choosing other columns is behind one press. */
export function Columns(view: View) {
  const { state, act } = view;
  const { sheet } = state;
  const missing = sheet && findMissingColumns(sheet.mapping, sheet.outputs);
  const [open, setOpen] = useState(missing !== null);
  const idle = state.busy !== null;
  if (!sheet) return null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void act.confirmColumns();
      }}
    >
      <Heading>Match your columns</Heading>
      <p>
        Sheet <b class="name">{sheet.sheetName}</b>, {count(sheet.dataRows, 'row')}. {describeSource(sheet)}
      </p>
      <RecognisedLines sheet={sheet} />
      {missing && state.trouble?.code !== 'no-columns' && <p class="notice">{missing}</p>}
      <Results sheet={sheet} />
      <p class="links">
        <Button kind="link" expanded={open} onPress={() => setOpen(!open)}>
          {open ? 'Hide choices' : 'Change columns'}
        </Button>
        <Button kind="link" idle={idle} onPress={() => void act.readColumns({ forget: true })}>
          Detect again
        </Button>
        <Button kind="link" idle={idle} onPress={() => void act.readColumns()}>
          Use the current sheet
        </Button>
      </p>
      {open && <Choices {...view} />}
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

/** Where the choice of columns on show comes from. */
function describeSource(sheet: SheetColumns): string {
  if (sheet.remembered) return 'These are the columns you chose before.';
  if (listRecognised(sheet).length === 0) return 'No column here was recognised. Please choose yours below.';
  return 'Detected from your headers and data. Please check.';
}

function RecognisedLines({ sheet }: { sheet: SheetColumns }) {
  const lines = listRecognised(sheet);
  const leftOut = describeLeftOut(sheet);
  const unused = listUnused(sheet).filter(({ index }) => !sheet.leftOut.some(({ column }) => column === index));
  return (
    <>
      {lines.length > 0 && (
        <dl class="recognised">
          {lines.map(({ what, columns, sample }) => (
            <div key={what}>
              <dt>
                {what} <b>{columns.map(({ letter }) => letter).join(' + ')}</b>
              </dt>
              <dd title={sample}>
                <bdi>{sample || 'no values'}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {leftOut.length > 0 && <p class="hint">Left out: {listSome(leftOut.map(tellReason), MOST_REASONS)}.</p>}
      {unused.length > 0 && <p class="hint">Not used: {listSome(unused.map(nameColumn), MOST_UNUSED_NAMED)}.</p>}
    </>
  );
}

const tellReason = ({ column, why }: LeftOutLine): string => `${column} (${why})`;

/** `a, b and 4 more`. */
function listSome(names: string[], most: number): string {
  const more = names.length - most;
  return joinWords(more > 0 ? [...names.slice(0, most), `${more} more`] : names);
}

/** Where the answers go. */
function Results({ sheet: { columns, outputs } }: { sheet: SheetColumns }) {
  const name = (column: number | null) => {
    const found = columns.find(({ index }) => index === column);
    return found ? nameColumn(found) : 'a new column';
  };
  return (
    <p>
      {outputs.email === null && outputs.status === null
        ? 'Email and status go into two new columns.'
        : `Found emails go into ${name(outputs.email)}, their status into ${name(outputs.status)}.`}
    </p>
  );
}

function Choices({ state, act }: View) {
  const { sheet } = state;
  if (!sheet) return null;
  const columns = sheet.columns.map((column) => ({
    value: String(column.index),
    text: column.sample ? `${nameColumn(column)} \u2013 ${column.sample}` : nameColumn(column),
  }));
  const outputs = [{ value: NONE, text: 'New column at the right' }, ...columns];
  const choose = (identifier: Identifier, value: string) =>
    act.dispatch({ kind: 'mapped', identifier, column: toColumn(value) });
  return (
    <>
      {PAIRS.map((pair) => (
        <div class="pair" key={pair[0].identifier}>
          {pair.map(({ identifier, label }) => (
            <SelectField
              key={identifier}
              id={identifier}
              label={label}
              value={String(sheet.mapping[identifier] ?? NONE)}
              options={[{ value: NONE, text: 'Not in this sheet' }, ...columns]}
              onChoose={(value) => choose(identifier, value)}
            />
          ))}
        </div>
      ))}
      <div class="pair">
        <SelectField
          id="output-email"
          label="Write emails to"
          value={String(sheet.outputs.email ?? NONE)}
          options={outputs}
          onChoose={(value) => act.dispatch({ kind: 'output-chosen', output: 'email', column: toColumn(value) })}
        />
        <SelectField
          id="output-status"
          label="Write status to"
          value={String(sheet.outputs.status ?? NONE)}
          options={outputs}
          onChoose={(value) => act.dispatch({ kind: 'output-chosen', output: 'status', column: toColumn(value) })}
        />
      </div>
      <NumberField
        id="header-row"
        label="Header row"
        value={sheet.headerRow}
        most={sheet.headerRow + sheet.dataRows}
        hint="The row that holds the headers. 0 when there is none."
        onChoose={(headerRow) => void act.readColumns({ headerRow })}
      />
      <p class="hint">{UNDERSTOOD}</p>
    </>
  );
}
