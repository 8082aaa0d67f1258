import type { FormulaOffer } from '../../src/contract-around';
import { BackLink } from '../around/back-link';
import { Button } from '../parts/button';
import { Heading } from '../parts/heading';
import type { View } from '../parts/view';
import { count, formatNumber } from '../words';

/** Writes the right formula for the mapped columns, says what it can cost, and counts those on the sheet. */
export function Formulas(view: View) {
  const { state, act } = view;
  const page = state.around.formulas;
  if (!page) return null;
  const idle = state.busy !== null;
  return (
    <>
      <BackLink {...view} />
      <Heading>Formulas</Heading>
      <p>
        Sheet <b class="name">{page.sheetName}</b>. Formulas use the credits of this file{'\u2019'}s owner, whoever
        writes them.
      </p>
      {typeof page.cell === 'string' && page.cell === page.column ? (
        <NoColumns why={page.cell} {...view} />
      ) : (
        <>
          <Offer title="For one person" where="cell" offer={page.cell} primary={false} {...view} />
          <Offer title="For the whole list" where="column" offer={page.column} primary {...view} />
          <p class="aside">
            Selected another cell?{' '}
            <Button kind="link" idle={idle} onPress={() => void act.openFormulas()}>
              Refresh
            </Button>
          </p>
        </>
      )}
      <OnThisSheet {...view} />
      <section aria-labelledby="formulas-limit">
        <h2 id="formulas-limit">Daily limit</h2>
        <p>
          {page.ceiling.credits === null
            ? 'Formulas of this document may spend any number of credits.'
            : `At most ${count(page.ceiling.credits, 'credit')} a day, ${formatNumber(page.ceiling.spentToday)} spent today.`}{' '}
          <Button kind="link" idle={idle} onPress={() => void act.openSettings()}>
            Change in Settings
          </Button>
        </p>
      </section>
    </>
  );
}

/** Neither formula can be offered, because nothing on the sheet tells who the people are. */
function NoColumns({ why, state, act }: View & { why: string }) {
  return (
    <>
      <p class="notice">{why}</p>
      <div class="buttons">
        <Button kind="primary" idle={state.busy !== null} onPress={() => void act.goTo('columns')}>
          Match columns
        </Button>
      </div>
    </>
  );
}

interface OfferProps extends View {
  title: string;
  where: 'cell' | 'column';
  offer: FormulaOffer | string;
  primary: boolean;
}

function Offer({ title, where, offer, primary, state, act }: OfferProps) {
  const id = `formula-${where}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {typeof offer === 'string' ? (
        <p>{offer}</p>
      ) : (
        <>
          <p>
            <code>{offer.formula}</code>
          </p>
          <p>
            {where === 'cell' ? (
              <>Its answer goes into {offer.cell}. </>
            ) : (
              <>
                One formula in {offer.cell} answers {count(offer.rows, 'row')}, down to {offer.answers.split(':').pop()}
                .{' '}
              </>
            )}
            {offer.known > 0 && `${count(offer.known, 'answer')} already saved. `}
            It can cost up to {count(offer.mostCredits, 'credit')}.
          </p>
          <div class="buttons">
            <Button
              kind={primary ? 'primary' : 'plain'}
              idle={state.busy !== null}
              onPress={() => void act.writeFormula(where)}
            >
              Write into {offer.cell}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function OnThisSheet({ state, act }: View) {
  const counts = state.around.formulas?.counts;
  if (!counts) return null;
  const { done, pending, failed, mistaken } = counts;
  const idle = state.busy !== null;
  if (done + pending + failed + mistaken === 0) return null;
  return (
    <section aria-labelledby="formulas-here">
      <h2 id="formulas-here">Formulas on this sheet</h2>
      <dl class="counts">
        {(
          [
            ['Done', done],
            ['Pending', pending],
            ['In error', failed + mistaken],
          ] as const
        ).map(([label, formulas]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatNumber(formulas)}</dd>
          </div>
        ))}
      </dl>
      {mistaken > 0 && (
        <p class="hint">
          {count(mistaken, 'formula')} {mistaken === 1 ? 'needs' : 'need'} other values. Each says in its cell what is
          wrong.
        </p>
      )}
      <div class="buttons">
        {pending + failed > 0 && (
          <Button idle={idle} onPress={() => void act.retryFormulas()}>
            Retry unfinished ({formatNumber(pending + failed)})
          </Button>
        )}
        {done > 0 && (
          <Button idle={idle} onPress={() => void act.replaceFormulas()}>
            Replace with values ({formatNumber(done)})
          </Button>
        )}
      </div>
    </section>
  );
}
