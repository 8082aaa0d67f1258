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
    Object.defineProperty(globalThis, name, {
      value: stand(name),
      writable: true,
      configurable: true,
      enumerable: false,
    });
  }
}

/**
 * Stands for a service, or for what it holds under a capital letter: an enumeration, as `DocumentApp.ParagraphHeading`,
 * or a part of an advanced service, as `Sheets.Spreadsheets`. Scripts name such things at their top level, where an error
 * would keep all of them from running.
 */
function stand(path: string): object {
  return new Proxy(
    {},
    {
      get(_target, property) {
        if (typeof property === 'symbol' || property === 'then' || property === 'toJSON') return undefined;
        if (property === 'toString') return () => path;
        if (!/^[A-Z]/.test(property)) throw missing(`${path}.${property}`);
        return stand(`${path}.${property}`);
      },
    },
  );
}
