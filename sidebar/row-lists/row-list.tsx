import { KIND_NAMES } from '../around/state';
import { Button } from '../parts/button';
import type { View } from '../parts/view';
import { count } from '../words';

/** The rows behind a count: each selects its row in the sheet, and all of them can be selected at once. */
export function RowList({ state, act }: View) {
  const { run, around } = state;
  const { list } = around;
  if (!run || !list) return null;
  const idle = state.busy !== null;
  const { kind, rows, more } = list;
  return (
    <section aria-labelledby="row-list">
      <h2 id="row-list">{KIND_NAMES[kind]}</h2>
      {rows.length === 0 ? (
        <p>None of these rows is in the sheet any more.</p>
      ) : (
        <p class="links">
          <Button kind="link" idle={idle} onPress={() => void act.selectRows(kind)}>
            Select all
          </Button>
          <Button kind="link" idle={idle} onPress={() => void act.openRows(kind)}>
            Close
          </Button>
        </p>
      )}
      {list.wholeSheet && rows.length > 0 && <p class="hint">Rows of earlier runs on this sheet are among them.</p>}
      <ul class="plain-list rows">
        {rows.map(({ row, label, reason }) => (
          <li key={row}>
            <button type="button" class="row" onClick={() => void act.selectRow(run.sheetId, row)}>
              <span class="where">Row {row}</span>
              <bdi class="who">{label}</bdi>
              {reason && <bdi class="hint">{reason}</bdi>}
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <div class="buttons">
          <Button idle={idle} onPress={() => void act.moreRows()}>
            Show more ({count(more, 'row')})
          </Button>
        </div>
      )}
    </section>
  );
}
