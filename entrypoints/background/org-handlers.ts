import type { Item } from '../../lib/items';
import type { OrgReader } from '../../lib/org';
import type { OfOrganization } from '../../lib/protocol';
import type { Vault } from '../../lib/vault';
import type { Own, OwnName } from './own-requests';
import { assertMaySee, type VerifyPassword } from './secret-gate';

export interface OrgHandlerDeps {
  readonly vault: Vault;
  readonly org: OrgReader;
  readonly verifyPassword: VerifyPassword;
}

type OrgName = Extract<OwnName, `org.${string}`>;

/** Answers about an organisation. Its key opens all of it: whoever may not see an item's secret reads nothing with it. */
export function orgHandlers({ vault, org, verifyPassword }: OrgHandlerDeps): Pick<Own, OrgName> {
  const open = async ({ id, password }: OfOrganization): Promise<Item> => {
    const item = await vault.item(id);
    await assertMaySee(item, 'password', password, verifyPassword);
    return item;
  };
  return {
    'org.members': async (args) => org.members(await open(args), args, args.next),
    'org.groups': async (args) => org.groups(await open(args), args, args.next),
    'org.collections': async (args) => org.collections(await open(args), args, args.next),
    'org.policies': async (args) => org.policies(await open(args), args, args.next),
    'org.groupsOf': async (args) => org.groupsOf(await open(args), args, args.member),
    'org.membersOf': async (args) => org.membersOf(await open(args), args, args.group),
    'org.events': async (args) => org.events(await open(args), args, args.query, args.next),
    'org.subscription': async (args) => org.subscription(await open(args), args),
  };
}
