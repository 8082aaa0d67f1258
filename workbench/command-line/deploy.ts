import { runDeploy } from '../deploy/deploy-command';
import { ADD_ON } from '../deploy/target';

runDeploy(ADD_ON);
