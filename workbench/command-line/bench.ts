import { bench } from '../bench/bench-command';
import { finish } from './finish';

finish(() =>
  bench(process.argv.slice(2), { output: process.stdout, progress: process.stderr, environment: process.env }),
);
