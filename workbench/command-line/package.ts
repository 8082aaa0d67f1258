import { packageRelease } from '../release/package-command';
import { finish } from './finish';

finish(() => packageRelease(process.argv.slice(2), console.log));
