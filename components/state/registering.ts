import { ask } from '../../lib/protocol';
import type { Registering } from '../../lib/session';

/** A registration that has begun, perhaps before this page was opened; null: none has. */
export const readRegistering = (): Promise<Registering | null> => ask('register.state').catch(() => null);
