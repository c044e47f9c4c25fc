import { render } from 'preact';
import '../../components/styles/index.css';
import { OptionsApp } from '../../components/screens/OptionsApp';
import { PopupApp } from '../../components/screens/PopupApp';
import { startPage } from '../../components/state/page';
import { status } from '../../components/state/session';
import { draft } from '../../components/state/sign-in';
import { statusOf, UNLOCKED, WORK } from './samples';
import { answerAsEver, SCENES } from './scenes';

const wanted = new URLSearchParams(location.search);
const name = wanted.get('scene') ?? 'vault-list';
document.documentElement.dataset.theme = wanted.get('theme') ?? 'light';
document.documentElement.dataset.density = wanted.get('density') ?? 'comfortable';
document.documentElement.style.fontSize = wanted.get('text') ?? '';
document.documentElement.dir = wanted.get('dir') ?? 'ltr';

answerAsEver();
const root = document.getElementById('app');
if (root && name.startsWith('options')) {
  status.value = name === 'options-two' ? statusOf({}, { ...WORK, state: 'locked' }) : UNLOCKED;
  draft.value = { server: { region: 'own', base: 'https://vault.hollis.dev' }, email: 'pat@hollis.dev' };
  startPage();
  render(<OptionsApp />, root);
} else if (root) {
  SCENES[name]?.();
  render(<PopupApp />, root);
}
