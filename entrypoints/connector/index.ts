import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { passOnAnswers } from '../../lib/fill/page';
import { tell } from '../../lib/protocol';

/** Runs in pages of the server's web vault while one of them is open whose answer a sign-in waits for. */
export default defineUnlistedScript(() => {
  passOnAnswers({
    factor: (answer) => void tell('page.factorAnswered', answer),
    sso: (answer) => void tell('page.ssoAnswered', answer),
  });
});
