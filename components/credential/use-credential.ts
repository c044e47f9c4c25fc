import { useEffect, useRef, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { Credential, Item } from '../../lib/items';
import { ask, type Claim, type CredentialState, type OfCredential } from '../../lib/protocol';
import type { OpenedItem } from '../state/opened-item';
import { withReprompt } from '../state/reprompt';
import { status } from '../state/session';
import { type Task, useTask } from '../ui/use-task';
import { claimsOf } from './presets';

/** Something that is asked of the background; gets what it carries. */
export type Act = (wish: OfCredential) => Promise<unknown>;

type Claims = Readonly<Record<string, string>>;

const originOf = (address: string | null): string | null =>
  address !== null && URL.canParse(address) ? new URL(address).origin : null;

/** What is here of an item's tokens, asked for again whenever the vault has changed, or something was done. */
function useStored(id: string) {
  const [state, setState] = useState<CredentialState | null>(null);
  const [fault, setFault] = useState<ErrorInfo | null>(null);
  const load = async (): Promise<CredentialState | null> => {
    const stored = await ask('credential.state', { id }).catch((error: unknown) => {
      setFault(toErrorInfo(error));
      return null;
    });
    setState(stored);
    if (stored) setFault(null);
    return stored;
  };
  return { state, fault, load };
}

/** What is chosen to be asked for: at first what the token has that is here, or what the item says. */
function useChoice(credential: Credential) {
  const [scope, setScope] = useState(credential.scope);
  const [given, setGiven] = useState<Claims>({});
  const wanted = claimsOf(credential.preset, scope);
  const own = new Set(credential.parameters.map(([name]) => name));
  // What the item holds already need not be typed.
  const names = wanted.filter((name) => !own.has(name));
  const claims: Claims = Object.fromEntries(names.map((name) => [name, given[name]?.trim() ?? '']));
  return {
    scope,
    claims,
    names,
    missing: names.filter((name) => claims[name] === ''),
    chooseScope: setScope,
    giveClaim: (name: string, value: string) => setGiven((now) => ({ ...now, [name]: value })),
    take: (asked: string, told: Claims) => {
      setScope(asked);
      setGiven(told);
    },
  };
}

/** A credential as its card shows it, and what can be done with it. */
export function useCredential(item: Item, credential: Credential, opened: OpenedItem) {
  const stored = useStored(item.id);
  const choice = useChoice(credential);
  const [who, setWho] = useState<readonly Claim[] | null>(null);
  const task: Task = useTask();
  const last = useRef<Act | null>(null);
  const revision = status.value?.revision;
  useEffect(() => {
    void stored.load().then((state) => state?.held && choice.take(state.held.asked, state.held.claims));
  }, [item.id, revision]);
  const { scope, claims } = choice;
  const run = (act: Act, agreed: string | null) => {
    last.current = act;
    task.run(async () => {
      const wish = { id: item.id, scope, claims, ...opened.guard(), ...(agreed !== null && { agreed }) };
      await withReprompt(item.name ?? '', (password) =>
        act(password === undefined ? wish : { ...wish, password }),
      );
      await stored.load();
    });
  };
  // An item of the person's own tells where its secret goes beside the button: pressing that is a yes to the first place, and to no other.
  const first =
    stored.state?.agreed === null && item.organizationId === null ? originOf(credential.tokenEndpoint) : null;
  const held = stored.state?.held ?? null;
  const isChosen =
    held !== null && held.asked === scope && JSON.stringify(held.claims) === JSON.stringify(claims);
  return {
    ...stored,
    ...choice,
    task,
    who,
    held: isChosen ? held : null,
    run: (act: Act) => run(act, first),
    again: (agreed: string | null) => last.current && run(last.current, agreed ?? first),
    askWho: async (wish: OfCredential) => setWho(await ask('credential.whoAmI', wish)),
    closeWho: () => setWho(null),
  };
}

export type CredentialView = ReturnType<typeof useCredential>;
