import type { ServiceCallRules } from '../service';
import { conditionalFormatCalls } from './conditional-formats';
import { documentCalls } from './document';
import { fetchCalls } from './fetch';
import { filterCalls } from './filters';
import { interfaceCalls } from './interface';
import { protectionCalls } from './protections';
import { rangeCopyCalls } from './range-copies';
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
