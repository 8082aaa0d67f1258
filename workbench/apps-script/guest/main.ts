import { surroundings, virtualNow } from './surroundings';
import { defineDates } from './dates';
import { Browser } from './browser';
import { MimeType } from './mime-type';
import { UrlFetchApp } from './fetch';
import { HtmlService } from './html';
import { console, Logger } from './logs';
import { defineMissingServices } from './missing-services';
import { run } from './run';
import { ScriptApp } from './script-app';
import { Session } from './session';
import { SpreadsheetApp } from './objects/spreadsheet';
import { CacheService, LockService, PropertiesService } from './stores';
import { Utilities } from './utilities';

/** What a script finds in its global scope beside the language itself. */
const services = {
  SpreadsheetApp,
  UrlFetchApp,
  HtmlService,
  Browser,
  MimeType,
  PropertiesService,
  CacheService,
  LockService,
  ScriptApp,
  Utilities,
  Session,
  Logger,
  console,
};
for (const [name, value] of Object.entries(services)) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

defineDates(surroundings.timeZone, virtualNow ?? Date.now);
defineMissingServices(surroundings.userSymbols);

/** How the host starts the function that an execution is for; a symbol, so that scripts see no further global name. */
Object.defineProperty(globalThis, Symbol.for('workbench.run'), { value: run });
