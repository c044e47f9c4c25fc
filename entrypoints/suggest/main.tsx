import { startSuggest } from '../../components';

void startSuggest();
