import type { Item } from '../../lib/items';
import type { OrgReader, OrgWriter } from '../../lib/org';
import type { OfOrganization } from '../../lib/protocol';
import type { Vault } from '../../lib/vault';
import type { Own, OwnName } from './own-requests';
import { assertMaySee, type VerifyPassword } from './secret-gate';

export interface OrgHandlerDeps {
  readonly vault: Vault;
  readonly org: OrgReader & OrgWriter;
  readonly verifyPassword: VerifyPassword;
}

type OrgName = Extract<OwnName, `org.${string}`>;

type Open = (args: OfOrganization) => Promise<Item>;

const readers = (org: OrgReader, open: Open) =>
  ({
    'org.members': async (args) => org.members(await open(args), args, args.next),
    'org.groups': async (args) => org.groups(await open(args), args, args.next),
    'org.collections': async (args) => org.collections(await open(args), args, args.next),
    'org.policies': async (args) => org.policies(await open(args), args, args.next),
    'org.groupsOf': async (args) => org.groupsOf(await open(args), args, args.member),
    'org.membersOf': async (args) => org.membersOf(await open(args), args, args.group),
    'org.events': async (args) => org.events(await open(args), args, args.query, args.next),
    'org.subscription': async (args) => org.subscription(await open(args), args),
    'org.member': async (args) => org.member(await open(args), args, args.member),
    'org.group': async (args) => org.group(await open(args), args, args.group),
    'org.collection': async (args) => org.collection(await open(args), args, args.collection),
    'org.policy': async (args) => org.policy(await open(args), args, args.type),
  }) satisfies Partial<Own>;

const memberWriters = (org: OrgWriter, open: Open) =>
  ({
    'org.inviteMember': async (args) => org.inviteMember(await open(args), args, args.change),
    'org.putMember': async (args) => org.putMember(await open(args), args, args.member, args.change),
    'org.removeMember': async (args) => org.removeMember(await open(args), args, args.member),
    'org.reinvite': async (args) => org.reinvite(await open(args), args, args.member),
    'org.revoke': async (args) => org.revoke(await open(args), args, args.member),
    'org.restore': async (args) => org.restore(await open(args), args, args.member),
    'org.putGroupsOf': async (args) => org.putGroupsOf(await open(args), args, args.member, args.groups),
  }) satisfies Partial<Own>;

const otherWriters = (org: OrgWriter, open: Open) =>
  ({
    'org.addGroup': async (args) => org.addGroup(await open(args), args, args.change),
    'org.putGroup': async (args) => org.putGroup(await open(args), args, args.group, args.change),
    'org.deleteGroup': async (args) => org.deleteGroup(await open(args), args, args.group),
    'org.putMembersOf': async (args) => org.putMembersOf(await open(args), args, args.group, args.members),
    'org.putCollection': async (args) =>
      org.putCollection(await open(args), args, args.collection, args.change),
    'org.deleteCollection': async (args) => org.deleteCollection(await open(args), args, args.collection),
    'org.putPolicy': async (args) => org.putPolicy(await open(args), args, args.type, args.change),
    'org.importDirectory': async (args) => org.importDirectory(await open(args), args, args.directory),
    'org.putSubscription': async (args) => org.putSubscription(await open(args), args, args.change),
  }) satisfies Partial<Own>;

/** Answers about an organisation. Its key opens all of it: whoever may not see an item's secret does nothing with it. */
export function orgHandlers({ vault, org, verifyPassword }: OrgHandlerDeps): Pick<Own, OrgName> {
  const open: Open = async ({ id, password }) => {
    const item = await vault.item(id);
    await assertMaySee(item, 'password', password, verifyPassword);
    return item;
  };
  return { ...readers(org, open), ...memberWriters(org, open), ...otherWriters(org, open) };
}
