import type { ComponentType } from 'preact';
import { Check } from './check/check';
import { Columns } from './columns/columns';
import { Connect } from './connect/connect';
import { Done } from './done/done';
import { Formulas } from './formulas/formulas';
import { Button } from './parts/button';
import { Link } from './parts/link';
import type { View } from './parts/view';
import { Rows } from './rows/rows';
import { Runs } from './runs/runs';
import { Running } from './running/running';
import { Settings } from './settings/settings';
import type { Step } from './state/state';
import { Opening } from './opening/opening';
import { FinishedNotice, LeftOverNotices, OtherRunNotice, TroubleBox } from './trouble/notices';
import { VERSION } from '../src/version';
import { HELP_URL } from './help';
import { VersionNotice } from './trouble/version-notice';

const STEPS: { [step in Step]: ComponentType<View> } = {
  opening: Opening,
  connect: Connect,
  columns: Columns,
  rows: Rows,
  check: Check,
  running: Running,
  done: Done,
  settings: Settings,
  runs: Runs,
  formulas: Formulas,
};

const PATH: readonly { step: Step; label: string }[] = [
  { step: 'columns', label: 'Columns' },
  { step: 'rows', label: 'Rows' },
  { step: 'check', label: 'Check' },
];

/** @param codeVersion of the script that serves this page: files that were pasted one by one may not belong together */
export function App({ codeVersion, ...view }: View & { codeVersion: string }) {
  const { state } = view;
  const StepView = STEPS[state.step];
  // Where nothing could be opened, the heading says so and the reason follows; elsewhere it goes before the step.
  const isOpening = state.step === 'opening';
  return (
    <>
      <Path {...view} />
      <main aria-busy={state.busy !== null}>
        <VersionNotice code={codeVersion} page={VERSION} />
        {state.step !== 'running' && <OtherRunNotice {...view} />}
        {state.step !== 'running' && <LeftOverNotices {...view} />}
        {state.step !== 'running' && <FinishedNotice {...view} />}
        <p class="note" role="status">
          {state.note}
        </p>
        {!isOpening && <TroubleBox {...view} />}
        <StepView key={state.step} {...view} />
        {isOpening && <TroubleBox {...view} />}
      </main>
      <p class="busy" role="status">
        {state.busy}
      </p>
      <p class="for-screen-reader" role="status">
        {state.step === 'running' ? state.spoken : ''}
      </p>
      <Footer {...view} />
    </>
  );
}

function Path({ state, act }: View) {
  const here = PATH.findIndex(({ step }) => step === state.step);
  if (here < 0) return null;
  return (
    <nav aria-label="Steps">
      <ol>
        {PATH.map(({ step, label }, index) => (
          <li key={step} aria-current={index === here ? 'step' : undefined}>
            {index < here ? (
              <Button kind="link" idle={state.busy !== null} onPress={() => void act.goTo(step)}>
                {label}
              </Button>
            ) : (
              label
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** One line to what is not part of the way. */
function Footer({ state, act }: View) {
  const idle = state.busy !== null;
  const quiet = state.step === 'running' || state.step === 'opening' || !state.token.connected;
  return (
    <footer>
      <nav aria-label="More">
        {!quiet && (
          <>
            <Button kind="link" idle={idle} onPress={() => void act.openRuns()}>
              Last runs
            </Button>
            <Button kind="link" idle={idle} onPress={() => void act.openFormulas()}>
              Formulas
            </Button>
            <Button kind="link" idle={idle} onPress={() => void act.openSettings()}>
              Settings
            </Button>
          </>
        )}
        <Link href={HELP_URL}>Help</Link>
      </nav>
    </footer>
  );
}
