import { enrich } from './enrich-command';
import { finish } from '../workbench/command-line/finish';

finish(() => enrich(process.argv.slice(2), { output: process.stdout, environment: process.env }));
