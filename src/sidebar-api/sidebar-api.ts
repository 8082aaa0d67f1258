import { clockOf, healClock } from '../clock/keep-clock';
import { rememberedColumns } from '../columns/remembered';
import type { Reply } from '../problem';
import type { SidebarApi } from '../contract';
import { documentBusy, problem } from '../messages';
import { askAhead } from '../lanes/ask-ahead';
import { checkRun } from '../run/check-run';
import { discardRun } from '../run/discard-run';
import { readProgressEntry } from '../step/progress-entry';
import { LANES } from '../record/lane-credits';
import { resumeRun } from '../run/resume-run';
import { listLeftRuns } from '../run/left-runs';
import { otherRun } from '../record/run-services';
import type { Outcome, RunServices } from '../record/run-services';
import { decodeRun, RUN_PROPERTY } from '../record/run-state';
import { tellRun } from '../record/tell-run';
import { startRun } from '../run/start-run';
import { stepRun } from '../run/step-run';
import { stopRun } from '../run/stop-run';
import { forgetToken, readBalance, readToken, tokenState } from '../token/token-store';
import { connectToken } from '../token/connect-token';
import { createAroundRunApi } from './around-run';
import {
  readColumnChoice,
  readColumnsOptions,
  readDiscardOptions,
  readResumeOptions,
  readRunId,
  readRunRequest,
  readText,
  wholeNumber,
} from './check-arguments';
import { ok, refused } from './replies';
import { describeColumns } from './sheet-columns';

const LONGEST_TOKEN = 2_000;

/** The functions the page may call, on the services handed in. Each checks its arguments and answers JSON. */
export function createSidebarApi(run: RunServices): SidebarApi {
  const { services, document, ledger } = run;
  const { documentProperties, userProperties } = services;

  return {
    ...createAroundRunApi(run),

    openSidebarState() {
      const saved = documentProperties.getAll();
      const state = decodeRun(saved[RUN_PROPERTY]);
      const token = readToken(userProperties);
      const clock = healClock(run, saved, state);
      const other = otherRun(run, state, null);
      return ok({
        token: tokenState(token),
        balance: readBalance(userProperties),
        sheet: describeColumns(document.activeSheet(), documentProperties, { headerRow: null, forget: false }),
        run: tellRun(run, saved, state),
        clock,
        otherRun: other && { ...other, clock: other.yours ? clock : clockOf(saved, state) },
        left: listLeftRuns(run, saved),
        savedAnswers: ledger.count(),
      });
    },

    connectToken(token) {
      const text = readText(token, LONGEST_TOKEN);
      return text === null ? badRequest() : reply(connectToken(services, text));
    },

    removeToken() {
      forgetToken(userProperties);
      return ok(tokenState(null));
    },

    readColumns(options) {
      const read = readColumnsOptions(options);
      return read ? ok(describeColumns(document.activeSheet(), documentProperties, read)) : badRequest();
    },

    rememberColumns(choice) {
      const read = readColumnChoice(choice);
      if (!read) return badRequest();
      const sheet = document.sheet(read.sheetId);
      if (!sheet) return refused(problem('sheet-gone'));
      const headers =
        read.headerRow === 0 || read.headerRow > sheet.lastRow()
          ? []
          : sheet.read(read.headerRow, 1, 1, Math.max(1, sheet.lastColumn()))[0] || [];
      documentProperties.setAll(rememberedColumns(sheet.id, read, headers));
      return ok(null);
    },

    checkRun(request) {
      const read = readRunRequest(request);
      return read ? reply(checkRun(run, read)) : badRequest();
    },

    startRun(request, agreedCredits) {
      const read = readRunRequest(request);
      const agreed = wholeNumber(agreedCredits, 0);
      return read && agreed !== undefined ? reply(startRun(run, read, agreed)) : badRequest();
    },

    stepRun(runId) {
      const id = readRunId(runId);
      return id === null ? badRequest() : reply(stepRun(run, id));
    },

    askAhead(runId, lane) {
      const id = readRunId(runId);
      const index = wholeNumber(lane, 0, LANES - 1);
      return id === null || index === undefined ? badRequest() : reply(askAhead(run, id, index));
    },

    readProgress(runId) {
      const id = readRunId(runId);
      return id === null ? badRequest() : ok(readProgressEntry(services.documentCache, id));
    },

    stopRun(runId) {
      const id = readRunId(runId);
      return id === null ? badRequest() : reply(stopRun(run, id));
    },

    resumeRun(options) {
      const read = readResumeOptions(options);
      return read ? reply(resumeRun(run, read)) : badRequest();
    },

    discardRun(options) {
      const read = readDiscardOptions(options);
      return read ? reply(discardRun(run, read)) : badRequest();
    },

    selectRow(sheetId, row) {
      const sheet = wholeNumber(sheetId, 0) === undefined ? null : document.sheet(sheetId);
      if (!sheet) return refused(problem('sheet-gone'));
      if (wholeNumber(row, 1, Math.max(1, sheet.lastRow())) === undefined) return badRequest();
      sheet.select(row);
      return ok(null);
    },

    clearSavedAnswers() {
      const answers = ledger.clear();
      return answers === null ? refused(documentBusy()) : ok({ answers });
    },
  };
}

function badRequest<T>(): Reply<T> {
  return refused(problem('bad-request'));
}

function reply<T>(outcome: Outcome<T>): Reply<T> {
  return typeof outcome === 'object' && outcome !== null && 'problem' in outcome
    ? refused(outcome.problem)
    : ok(outcome as T);
}
