import { CodedError } from '../errors';
import { pickText } from '../wire';
import { changeBySession, type SessionChange, type SessionDeps } from './ask-session';
import { pathTo } from './org-reader';
import type { Act, Add, OrgWriter, Put } from './org-writer';
import type { OrgRight, PolicyChange } from './shapes';
import { collectionBody, groupBody, policyBody, sessionMemberBody } from './write-rows';

/** These servers replace rows whole: where the caller does not know a part of one, it would be gone. */
function told<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new CodedError('org-part');
  return part;
}

/** The forms in which members' clients send changes. */
function createForms(deps: SessionDeps) {
  const act =
    (right: OrgRight, method: SessionChange['method'], list: string, verb = ''): Act<string> =>
    async (organization, _, id) => {
      await changeBySession(deps, { organization, right, method, path: `${pathTo(list, id)}${verb}` });
    };
  const put =
    <Change>(
      right: OrgRight,
      list: string,
      toBody: (change: Change, id: string) => unknown,
    ): Put<Change, string> =>
    async (organization, _, id, change) => {
      const json = toBody(change, id);
      await changeBySession(deps, { organization, right, method: 'PUT', path: pathTo(list, id), json });
    };
  const add =
    <Change>(right: OrgRight, path: string, toBody: (change: Change) => unknown): Add<Change, string> =>
    async (organization, _, change) => {
      const sent = { organization, right, method: 'POST', path, json: toBody(change) } as const;
      return pickText((await changeBySession(deps, sent)).body, 'id');
    };
  return { act, put, add };
}

/**
 * Changes an organisation as one of its members: the addresses are those that both the official server and Vaultwarden have.
 * @see OrgWriter @throws CodedError of `changeBySession`; `org-part` for a change that would take away what it does not tell.
 */
export function createSessionWriter(deps: SessionDeps): OrgWriter<string> {
  const { act, put, add } = createForms(deps);
  // Older servers want the type in the body too.
  const putPolicy = put('policies', 'policies', (change: PolicyChange, type) => ({
    type: Number(type),
    ...policyBody(change),
  }));
  return {
    inviteMember: add('members', 'users/invite', ({ email, ...change }) => ({
      emails: [email],
      ...sessionMemberBody(change, change.groups ?? []),
    })),
    putMember: put('members', 'users', (change) => sessionMemberBody(change, told(change.groups))),
    removeMember: act('members', 'DELETE', 'users'),
    reinvite: act('members', 'POST', 'users', '/reinvite'),
    revoke: act('members', 'PUT', 'users', '/revoke'),
    restore: act('members', 'PUT', 'users', '/restore'),
    addGroup: add('groups', 'groups', (change) => ({ ...groupBody(change), users: change.members ?? [] })),
    putGroup: put('groups', 'groups', (change) => ({ ...groupBody(change), users: told(change.members) })),
    deleteGroup: act('groups', 'DELETE', 'groups'),
    putCollection: put('collections', 'collections', (change) => {
      const { name, users } = change.more ?? {};
      return { ...collectionBody(change), name: told(name), users: told(users) };
    }),
    deleteCollection: act('endOfCollections', 'DELETE', 'collections'),
    putPolicy: (organization, wish, type, change) => putPolicy(organization, wish, String(type), change),
  };
}
