export { createUniverWorkbook } from './univer-workbook';
export type { UniverWorkbook } from './univer-workbook';
