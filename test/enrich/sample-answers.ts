import { readFileSync } from 'node:fs';
import { parseCsv } from 'hucre/csv';

export interface SampleAnswer {
  /** The status's word before the colon. */
  status: string;
  email: string;
  person: string;
}

export function readCsvRows(file: string): string[][] {
  return parseCsv(readFileSync(file, 'utf8'), { delimiter: ',' }).map((row) => row.map(String));
}

/** What is right for each row of the sample list, as its generator says. */
export function sampleAnswers(): SampleAnswer[] {
  return readCsvRows('samples/expected.csv')
    .slice(1)
    .map(([, status = '', email = '', person = '']) => ({ status, email, person }));
}
