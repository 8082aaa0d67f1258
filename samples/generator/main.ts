// Writes the samples anew: `npm run samples`, in the project's folder.
import { writeFileSync } from 'node:fs';
import { generateSamples } from './samples';
import { SEED } from './seed';

for (const [name, text] of Object.entries(generateSamples(SEED))) writeFileSync(`samples/${name}.csv`, text);
