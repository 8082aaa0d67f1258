import { runDeploy } from '../deploy/deploy-command';
import { CONFORMANCE } from '../deploy/target';

runDeploy(CONFORMANCE);
