import { UrlFetchApp } from './fetch';
import { HtmlService } from './html';
import { SpreadsheetApp } from './spreadsheet';
import { CacheService, LockService, PropertiesService } from './stores';
import { console, Logger, Session, Utilities } from './utilities';

/** What a script finds in its global scope beside the language itself. */
const services = { SpreadsheetApp, UrlFetchApp, HtmlService, PropertiesService, CacheService, LockService, Utilities, Session, Logger, console };
for (const [name, value] of Object.entries(services)) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}
