import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { onMemory, onUniver } from '../conformance/on-both';
import { conformanceTable, TABLE_FILE } from '../conformance/table';
import { repository } from '../repository';
import { finish } from './finish';

/** Runs the conformance script on the workbench and writes its table. */
async function conformance(): Promise<number> {
  const [memory, univer] = await Promise.all([onMemory(), onUniver()]);
  writeFileSync(TABLE_FILE, conformanceTable(memory, univer));
  const wrong = [...memory, ...univer].filter(({ agrees }) => agrees !== 'yes');
  console.log(
    `${memory.length} rules asked on both workbooks, ${wrong.length} not as expected: see ${relative(repository(), TABLE_FILE)}.`,
  );
  return wrong.length === 0 ? 0 : 1;
}

finish(conformance);
