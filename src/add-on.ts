/** The add-on put together: the core on Google's services, wired anew in every execution. */
import { continueRun } from './run/continue-run';
import type { Intent, SidebarApi } from './contract';
import { ecoreEmail } from './formula/ecore-email';
import { googleFormulas, resumeAllFormulas } from './google/formula-sheet';
import { googleClockTrigger } from './google/clock-trigger';
import { newId, userKey } from './google/identity';
import { googleLooks } from './google/looks';
import { showSidebar as openSidebar } from './google/menu';
import { googleServices } from './google/services';
import { googleDocument } from './google/spreadsheet';
import { createLedger } from './ledger/ledger';
import * as formulasMenu from './menu/formulas-menu';
import { resumeLeftFormulas } from './menu/paused';
import type { RunServices } from './record/run-services';
import { createSidebarApi } from './sidebar-api/sidebar-api';
import { readAtOnce } from './token/read-at-once';
import { keepBalance, readBalance, readToken } from './token/token-store';

export { addMenu } from './google/menu';

export function evaluateFormula(given: unknown[]): string | string[][] {
  const services = googleServices();
  return ecoreEmail(
    { services, ledger: createLedger(services), token: () => readToken(services.userProperties), newId },
    given,
  );
}

export function showSidebar(intent: Intent | null): void {
  openSidebar(intent);
  resumeLeftFormulas(googleServices().documentCache, resumeAllFormulas);
}

export function retryUnfinishedFormulas(): void {
  formulasMenu.retryUnfinishedFormulas(googleFormulas(), googleServices());
}

export function replaceFormulasWithValues(): void {
  formulasMenu.replaceFormulasWithValues(googleFormulas(), googleServices());
}

export function sidebarApi(): SidebarApi {
  return createSidebarApi(runServices());
}

/** @param event of a clock trigger: https://developers.google.com/apps-script/guides/triggers/events#time-driven_events */
export function onClock(event: unknown): void {
  const uid = (event as { triggerUid?: unknown } | null | undefined)?.triggerUid;
  continueRun(runServices(), typeof uid === 'string' ? uid : '');
}

function runServices(): RunServices {
  const google = googleServices();
  // Token and balance are read together: each read costs as much as a third of a wave.
  const services = { ...google, userProperties: readAtOnce(google.userProperties) };
  return {
    services,
    document: googleDocument(),
    formulas: googleFormulas,
    ledger: createLedger(services),
    looks: googleLooks(),
    trigger: googleClockTrigger(),
    user: userKey,
    newId,
    token: () => readToken(services.userProperties),
    balance: {
      read: () => readBalance(services.userProperties),
      keep: (balance, isOthersToo) => keepBalance(google.userProperties, balance, isOthersToo),
    },
  };
}
