import type { Register } from '../../lib/account';
import type { Handlers, UiRequests } from '../../lib/protocol';

type RegisterName = Extract<keyof UiRequests, `register.${string}`>;

/** Making an account. */
export const registerHandlers = (register: Register): Pick<Handlers<UiRequests>, RegisterName> => ({
  'register.state': () => register.state(),
  'register.begin': ({ server, email, name }) => register.begin(server, email, name),
  'register.finish': (args) => register.finish(args),
  'register.cancel': () => register.cancel(),
  'register.breaches': ({ password }) => register.breaches(password),
});
