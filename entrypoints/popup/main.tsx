import { startPopup } from '../../components';

void startPopup();
