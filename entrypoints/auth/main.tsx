import { startAuth } from '../../components';

void startAuth();
