import type { ServiceCallRules } from '../service';
import { checkboxCalls } from './checkboxes';
import { conditionalFormatCalls } from './conditional-formats';
import { developerMetadataCalls } from './developer-metadata';
import { documentCalls } from './document';
import { fetchCalls } from './fetch';
import { filterCalls } from './filters';
import { interfaceCalls } from './interface';
import { mergeCalls } from './merges';
import { namedRangeCalls } from './named-ranges';
import { protectionCalls } from './protections';
import { rangeCopyCalls } from './range-copies';
import { rangeLookCalls } from './range-looks';
import { rangeReadCalls } from './range-reads';
import { rangeWriteCalls } from './range-writes';
import { scriptCalls } from './script';
import { sheetStructureCalls } from './sheet-structure';
import { sheetCalls } from './sheets';
import { storeCalls } from './stores';
import { textFinderCalls } from './text-finder';
import { utilityCalls } from './utilities';

/** Every service call that a guest can make, by its name in Apps Script. */
export const serviceCalls: ServiceCallRules = {
  ...documentCalls,
  ...sheetCalls,
  ...sheetStructureCalls,
  ...rangeReadCalls,
  ...rangeWriteCalls,
  ...rangeCopyCalls,
  ...rangeLookCalls,
  ...mergeCalls,
  ...checkboxCalls,
  ...namedRangeCalls,
  ...developerMetadataCalls,
  ...filterCalls,
  ...protectionCalls,
  ...conditionalFormatCalls,
  ...textFinderCalls,
  ...storeCalls,
  ...fetchCalls,
  ...interfaceCalls,
  ...scriptCalls,
  ...utilityCalls,
};
