import type { ICommandService, IWorkbookData, Univer } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { FormulaCalculationSessionService } from '@univerjs/sheets-formula';
import type { WorkbookOptions } from '../options';
import type { Workbook } from '../workbook';
import { UniverPort } from './univer-port';
import { startUniver } from './univer-instance';

/** Univer begins to calculate 100 ms after a change; whatever has not begun by then is not going to. In milliseconds. */
const STARTS_WITHIN = 150;

export interface UniverWorkbook {
  workbook: Workbook;
  univer: Univer;
  api: FUniver;
  commandService: ICommandService;
  /** The workbook as a page loads it, with all that was written so far. */
  snapshot(): IWorkbookData;
  /** Resolves when formulas whose cells have changed show their new values (or `Loading...`). */
  calculated(): Promise<void>;
  dispose(): void;
}

/**
 * A workbook in Univer, in this process and without a page. What happens in it comes as mutations of `commandService`,
 * and what a page's Univer has done can be executed there; both sides see the same workbook.
 */
export function createUniverWorkbook(options: WorkbookOptions): UniverWorkbook {
  const instance = startUniver(options);
  const { univer, api, commands, unit } = instance;
  const port = new UniverPort(instance, options);
  const sessions = instance.injector.get(FormulaCalculationSessionService);
  return {
    workbook: port,
    univer,
    api,
    commandService: commands,
    snapshot: () => {
      port.flush();
      return api.getWorkbook(unit.getUnitId())!.save();
    },
    calculated: async () => {
      port.flush();
      await sessions.waitForLatestApplied(undefined, STARTS_WITHIN);
    },
    dispose: () => {
      port.dispose();
      univer.dispose();
    },
  };
}
