import { startOptions } from '../../components';

void startOptions();
