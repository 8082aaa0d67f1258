/** What the workbench has a part of, by the names that errors use. */
export interface Interfaces {
  /** The types are older: https://developers.google.com/apps-script/reference/script/authorization-info#getAuthorizedScopes() */
  AuthorizationInfo: GoogleAppsScript.Script.AuthorizationInfo & { getAuthorizedScopes(): string[] | null };
  Blob: GoogleAppsScript.Base.Blob & { getBlob(): GoogleAppsScript.Base.Blob };
  BooleanCondition: GoogleAppsScript.Spreadsheet.BooleanCondition;
  Cache: GoogleAppsScript.Cache.Cache;
  CacheService: GoogleAppsScript.Cache.CacheService;
  ClockTriggerBuilder: GoogleAppsScript.Script.ClockTriggerBuilder;
  ConditionalFormatRule: GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
  ConditionalFormatRuleBuilder: GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;
  DataValidation: GoogleAppsScript.Spreadsheet.DataValidation;
  DataValidationBuilder: GoogleAppsScript.Spreadsheet.DataValidationBuilder;
  Filter: GoogleAppsScript.Spreadsheet.Filter;
  FilterCriteria: GoogleAppsScript.Spreadsheet.FilterCriteria;
  FilterCriteriaBuilder: GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder;
  HTTPResponse: GoogleAppsScript.URL_Fetch.HTTPResponse & { getAs(contentType: string): GoogleAppsScript.Base.Blob };
  HtmlOutput: GoogleAppsScript.HTML.HtmlOutput;
  HtmlOutputMetaTag: GoogleAppsScript.HTML.HtmlOutputMetaTag;
  /** Templates call it, without its being documented as a method: https://developers.google.com/apps-script/guides/html/templates */
  HtmlService: GoogleAppsScript.HTML.HtmlService & { initTemplate(): object };
  Lock: GoogleAppsScript.Lock.Lock;
  LockService: GoogleAppsScript.Lock.LockService;
  Logger: GoogleAppsScript.Base.Logger;
  Menu: GoogleAppsScript.Base.Menu;
  PromptResponse: GoogleAppsScript.Base.PromptResponse;
  Properties: GoogleAppsScript.Properties.Properties;
  PropertiesService: GoogleAppsScript.Properties.PropertiesService;
  Protection: GoogleAppsScript.Spreadsheet.Protection;
  /** An older name for getColumn(): https://developers.google.com/apps-script/reference/spreadsheet/range#deprecated-methods */
  Range: GoogleAppsScript.Spreadsheet.Range & { getColumnIndex(): number };
  RangeList: GoogleAppsScript.Spreadsheet.RangeList;
  RichTextValue: GoogleAppsScript.Spreadsheet.RichTextValue;
  RichTextValueBuilder: GoogleAppsScript.Spreadsheet.RichTextValueBuilder;
  ScriptApp: GoogleAppsScript.Script.ScriptApp;
  Selection: GoogleAppsScript.Spreadsheet.Selection;
  Session: GoogleAppsScript.Base.Session;
  Sheet: GoogleAppsScript.Spreadsheet.Sheet;
  Spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet;
  SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  SpreadsheetTriggerBuilder: GoogleAppsScript.Script.SpreadsheetTriggerBuilder;
  TextFinder: GoogleAppsScript.Spreadsheet.TextFinder;
  Trigger: GoogleAppsScript.Script.Trigger;
  TriggerBuilder: GoogleAppsScript.Script.TriggerBuilder;
  Ui: GoogleAppsScript.Base.Ui;
  UrlFetchApp: GoogleAppsScript.URL_Fetch.UrlFetchApp;
  Browser: GoogleAppsScript.Base.Browser;
  NamedRange: GoogleAppsScript.Spreadsheet.NamedRange;
  DeveloperMetadata: GoogleAppsScript.Spreadsheet.DeveloperMetadata;
  DeveloperMetadataFinder: GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder;
  DeveloperMetadataLocation: GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation;
  User: GoogleAppsScript.Base.User;
  Utilities: GoogleAppsScript.Utilities.Utilities;
}

/** An object whose methods are all the interface's: a misspelt or renamed one does not build. */
export type PartOf<Interface, Service> = {
  [Method in keyof Service]: Method extends keyof Interface | 'toString' ? Service[Method] : never;
};
