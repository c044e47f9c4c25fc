import type { Access, Member } from '../../lib/protocol';
import { formatList, type TextKey, t } from '../../lib/text';

type Labels = Readonly<Record<number, TextKey>>;

const MEMBER_TYPES: Labels = {
  0: 'memberOwner',
  1: 'memberAdmin',
  2: 'memberUser',
  3: 'memberManager',
  4: 'memberCustom',
};

const MEMBER_STATUSES: Labels = {
  [-1]: 'memberRevoked',
  0: 'memberInvited',
  1: 'memberAccepted',
  2: 'memberConfirmed',
  3: 'memberStaged',
};

/** Numbers of clients from 0 on, each with a text. */
export const DEVICES = 27;
/** … and of policies. */
export const POLICIES = 23;

export const PERMISSIONS = [
  'accessEventLogs',
  'accessImportExport',
  'accessReports',
  'createNewCollections',
  'editAnyCollection',
  'deleteAnyCollection',
  'manageGroups',
  'managePolicies',
  'manageSso',
  'manageUsers',
  'manageResetPassword',
  'manageScim',
  'manageAccessRules',
] as const;

/** Servers get new numbers every few months. */
const labelOf = (labels: Labels, number: number | null): string => {
  const key = number === null ? undefined : labels[number];
  return key ? t(key) : t('unknownNumber', number ?? '–');
};

export const memberType = ({ type }: Pick<Member, 'type'>): string => labelOf(MEMBER_TYPES, type);
export const memberStatus = ({ status }: Pick<Member, 'status'>): string => labelOf(MEMBER_STATUSES, status);

const isKnown = (number: number, count: number): boolean =>
  Number.isInteger(number) && number >= 0 && number < count;

export const deviceName = (device: number | null): string => {
  if (device === null) return '';
  return isKnown(device, DEVICES) ? t(`device_${device}` as TextKey) : t('unknownNumber', device);
};

export const policyName = (type: number): string =>
  isKnown(type, POLICIES) ? t(`policy_${type}` as TextKey) : t('policyUnknown', type);

const isPermission = (name: string): boolean => (PERMISSIONS as readonly string[]).includes(name);

export const permissionNames = (names: readonly string[]): string =>
  formatList(names.map((name) => (isPermission(name) ? t(`may_${name}` as TextKey) : name)));

export const yesOrNo = (is: boolean): string => t(is ? 'yes' : 'no');

/** What an access lets somebody do, in the words of the server's own console. */
export function accessText({ readOnly, hidePasswords, manage }: Access): string {
  if (manage) return t('accessManage');
  const words = t(readOnly ? 'accessView' : 'accessEdit');
  return hidePasswords ? t('accessHidden', words) : words;
}
