import { startSave } from '../../components';

void startSave();
