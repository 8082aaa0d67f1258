import type { ServiceCallRules } from '../service';
import { documentCalls } from './document';
import { fetchCalls } from './fetch';
import { interfaceCalls } from './interface';
import { rangeReadCalls } from './range-reads';
import { rangeWriteCalls } from './range-writes';
import { scriptCalls } from './script';
import { sheetCalls } from './sheets';
import { storeCalls } from './stores';
import { utilityCalls } from './utilities';

/** Every service call that a guest can make, by its name in Apps Script. */
export const serviceCalls: ServiceCallRules = {
  ...documentCalls,
  ...sheetCalls,
  ...rangeReadCalls,
  ...rangeWriteCalls,
  ...storeCalls,
  ...fetchCalls,
  ...interfaceCalls,
  ...scriptCalls,
  ...utilityCalls,
};
