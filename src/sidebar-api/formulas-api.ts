import type { AroundRunApi } from '../contract-around';
import { readCeiling, spentToday } from '../formula/daily-ceiling';
import type { Ceiling } from '../formula/daily-ceiling';
import { describeFormulas, writeOffer } from '../formulas/formulas-page';
import type { FormulaSheet, FormulasPage } from '../formulas/formulas-page';
import { findFormulas } from '../menu/formula-cells';
import { replaceFormulasWithValues, retryUnfinishedFormulas } from '../menu/formulas-menu';
import { judgeFormulas } from '../menu/judge';
import { problem } from '../messages';
import type { RunServices } from '../record/run-services';
import { readKnownAnswers } from '../record/saved-answers';
import type { Services } from '../services';
import { ok, refused } from './replies';
import { describeColumns } from './sheet-columns';

const LONGEST_FORMULA = 500;

type FormulasApi = Pick<
  AroundRunApi,
  'readFormulas' | 'writeFormula' | 'retryFormulasInView' | 'replaceFormulasInView'
>;

/** What the page may ask about formulas of the sheet in view. Each function checks its arguments and answers JSON. */
export function createFormulasApi(run: RunServices): FormulasApi {
  const { services, document, ledger } = run;
  const { documentProperties, clock } = services;
  const describePage = (): FormulasPage => ({ ...describeFormulas(formulaSheet()), ceiling: ceilingOf(services) });

  function formulaSheet(): FormulaSheet {
    const sheet = document.activeSheet();
    const { cells, table } = findFormulas(run.formulas().activeSheet(), null);
    const { headerRow, mapping } = describeColumns(sheet, documentProperties, { headerRow: null, forget: false });
    return {
      sheet,
      headerRow,
      mapping,
      areas: document.selectedAreas().filter((area) => area.sheetId === sheet.id),
      locale: document.locale(),
      table,
      judged: judgeFormulas(cells, table, ledger),
      known: (keys) => readKnownAnswers(ledger, keys, 'unsettled', clock.now()),
    };
  }

  return {
    readFormulas: () => ok(describePage()),

    writeFormula(choice) {
      const { sheetId, where, formula } = (choice || {}) as { [name: string]: unknown };
      const isText = typeof formula === 'string' && formula.length <= LONGEST_FORMULA;
      if ((where !== 'cell' && where !== 'column') || !isText) return refused(problem('bad-request'));
      const given = formulaSheet();
      const page: Omit<FormulasPage, 'ceiling'> = describeFormulas(given);
      const offer = page[where];
      if (page.sheetId !== sheetId || typeof offer === 'string' || offer.formula !== formula)
        return refused(problem('sheet-changed'));
      return ok({ cell: writeOffer(given, offer) });
    },

    retryFormulasInView() {
      retryUnfinishedFormulas(run.formulas(), services);
      return ok(describePage());
    },

    replaceFormulasInView() {
      replaceFormulasWithValues(run.formulas(), services);
      return ok(describePage());
    },
  };
}

/** What formulas may spend a day, and have spent today. */
export function ceilingOf(services: Services): Ceiling {
  return { credits: readCeiling(services), spentToday: spentToday(services) };
}
