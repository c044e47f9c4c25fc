import type { Register } from '../../lib/account';
import type { Doctor } from '../../lib/doctor';
import { type Handlers, push, type UiRequests } from '../../lib/protocol';
import type { LiveState } from '../../lib/session';
import { tryTotp } from '../../lib/totp';
import type { KeptForm } from '../../lib/vault';
import { type AccountHandlerDeps, accountHandlers } from './account-handlers';
import type { BasicAuth } from './basic-auth';
import type { ClipboardWriter } from './clipboard';
import { type FillHandlerDeps, fillHandlers } from './fill-handlers';
import type { Own } from './own-requests';
import { registerHandlers } from './register-handlers';
import type { SavePrompts } from './save-prompt';
import type { Suggest } from './suggest';

export interface UiHandlerDeps extends AccountHandlerDeps, FillHandlerDeps {
  /** Answers about one account, by whichever account a message is for. */
  readonly own: Own;
  readonly register: Register;
  readonly doctor: Doctor;
  readonly keptForm: KeptForm;
  readonly suggest: Suggest;
  readonly savePrompts: SavePrompts;
  readonly syncNow: () => Promise<void>;
  readonly live: { readonly follow: () => Promise<LiveState> };
  readonly armClipboardClear: () => Promise<void>;
  readonly clipboard: ClipboardWriter;
  readonly basicAuth: BasicAuth;
}

type HandlersOf<Room extends string> = Pick<
  Handlers<UiRequests>,
  Extract<keyof UiRequests, `${Room}.${string}`>
>;

type FormName = 'keepForm' | 'takeForm';

const formHandlers = ({ keptForm }: UiHandlerDeps): Pick<Handlers<UiRequests>, `vault.${FormName}`> => ({
  'vault.keepForm': ({ form }) => keptForm.keep(form),
  'vault.takeForm': ({ password }) => keptForm.take(password),
});

const suggestHandlers = ({ suggest }: UiHandlerDeps): HandlersOf<'suggest'> => ({
  'suggest.open': ({ token }) => suggest.open(token),
  'suggest.choose': (args) => suggest.choose(args),
  'suggest.newPassword': (args) => suggest.newPassword(args),
  'suggest.silence': ({ token }) => suggest.silence(token),
});

const frameHandlers: HandlersOf<'frame'> = {
  'frame.wish': ({ wish, token, ...target }) => push(target, 'page.hearFrame', { token, wish }),
};

const saveHandlers = ({ savePrompts }: UiHandlerDeps): HandlersOf<'save'> => ({
  'save.open': ({ token }) => savePrompts.open(token),
  'save.password': ({ token }) => savePrompts.password(token),
  'save.answer': ({ token, answer }) => savePrompts.answer(token, answer),
  'save.inWindow': ({ token }) => savePrompts.inWindow(token),
  'save.dismiss': ({ token, never }) => savePrompts.dismiss(token, never),
});

/** Answers to our own pages. Every handler is one line of wiring; decisions live in the rooms. */
export function createUiHandlers(deps: UiHandlerDeps): Handlers<UiRequests> {
  return {
    ...deps.own,
    ...accountHandlers(deps),
    ...registerHandlers(deps.register),
    'doctor.check': ({ check, ...patient }) => deps.doctor(check, patient),
    ...formHandlers(deps),
    ...suggestHandlers(deps),
    ...frameHandlers,
    ...saveHandlers(deps),
    'sync.now': () => deps.syncNow(),
    'sync.follow': () => deps.live.follow(),
    'vault.tryCode': async ({ text }) => tryTotp(text, Date.now()),
    'auth.question': ({ request }) => deps.basicAuth.question(request),
    'auth.answer': (args) => deps.basicAuth.answer(args),
    'clipboard.copied': () => deps.armClipboardClear(),
    'clipboard.take': () => deps.clipboard.take(),
    'clipboard.placed': () => deps.clipboard.placed(),
    ...fillHandlers(deps),
  };
}
