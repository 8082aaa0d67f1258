import { missing } from './host';

/** Services of https://developers.google.com/apps-script/reference that the workbench has nothing of. */
const SERVICES = [
  'CalendarApp',
  'CardService',
  'Charts',
  'ConferenceDataService',
  'ContactsApp',
  'ContentService',
  'DataStudioApp',
  'DocumentApp',
  'DriveApp',
  'FormApp',
  'GmailApp',
  'GroupsApp',
  'Jdbc',
  'LanguageApp',
  'LinearOptimizationService',
  'MailApp',
  'Maps',
  'MimeType',
  'SitesApp',
  'SlidesApp',
  'UiApp',
  'XmlService',
  'AddOnsResponseService',
];

/**
 * Puts them there all the same, so that `typeof MailApp` is what it is on Google and a call says what is missing. A
 * project's advanced services and libraries, by the names that its manifest gives them, are the same.
 */
export function defineMissingServices(more: readonly string[]): void {
  for (const name of [...SERVICES, ...more]) {
    if (name in globalThis) continue;
    const service = new Proxy(
      {},
      {
        get(_target, property) {
          if (typeof property === 'symbol' || property === 'then' || property === 'toJSON') return undefined;
          if (property === 'toString') return () => name;
          throw missing(`${name}.${property}`);
        },
      },
    );
    Object.defineProperty(globalThis, name, { value: service, writable: true, configurable: true, enumerable: false });
  }
}
