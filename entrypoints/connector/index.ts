import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { passOnFactor } from '../../lib/fill/page';
import { tell } from '../../lib/protocol';

/** Runs in pages of the server's web vault while one of them is open to ask for a second factor. */
export default defineUnlistedScript(() => {
  passOnFactor((answer) => void tell('page.factorAnswered', answer));
});
