import { browser } from '../../lib/browser';
import type { OrgEvent } from '../../lib/protocol';
import { t } from '../../lib/text';
import { Icon } from '../ui/Icon';
import { eventName, isWorthALook } from './event-names';
import type { ListSpec } from './ListView';
import { deviceName } from './labels';
import {
  collectionLabel,
  collectionName,
  groupName,
  itemName,
  memberName,
  policyLabel,
  shortId,
  userName,
} from './names';

const time = {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const;
const language = browser.i18n.getUILanguage();
const thisYear = new Intl.DateTimeFormat(language, time);
const otherYear = new Intl.DateTimeFormat(language, { ...time, year: 'numeric' });

/** By the person's own clock, with its year where that is not this one. */
export function whenOf({ date }: OrgEvent): string {
  const when = new Date(date);
  const isThisYear = when.getFullYear() === new Date().getFullYear();
  return (isThisYear ? thisYear : otherYear).format(when);
}
export const whatOf = ({ type }: OrgEvent): string => eventName(type);

/** Whoever did it; nobody is named where a system has done it. */
export function whoOf({ actingUserId, serviceAccountId }: OrgEvent): string {
  if (actingUserId !== null) return userName(actingUserId) ?? shortId(actingUserId);
  return serviceAccountId === null ? t('eventBySystem') : t('eventByMachine', shortId(serviceAccountId));
}

/** What it was done to, by the name that is known here. */
export function onOf(event: OrgEvent): string {
  const { itemId, collectionId, groupId, memberId, policyId, secretId, projectId } = event;
  if (itemId !== null) return itemName(itemId) ?? t('notShared', shortId(itemId));
  if (collectionId !== null) return collectionLabel(collectionId);
  if (groupId !== null) return groupName(groupId) ?? shortId(groupId);
  if (memberId !== null) return memberName(memberId) ?? shortId(memberId);
  if (policyId !== null) return policyLabel(policyId) ?? shortId(policyId);
  const other = secretId ?? projectId;
  return other === null ? '' : shortId(other);
}

const What = ({ event }: { event: OrgEvent }) => (
  <>
    {isWorthALook(event.type) && <Icon name="alert" small class="care lead" />} {whatOf(event)}
  </>
);

const named = (id: string | null, nameOf: (id: string) => string | null): string | null => id && nameOf(id);

/** The event log as a table and as a file. */
export const EVENT_SPEC: ListSpec<OrgEvent> = {
  name: 'events',
  title: 'orgEvents',
  columns: [
    { name: 'date', label: 'eventTime', share: 18, text: whenOf, order: ({ date }) => Date.parse(date) },
    { name: 'type', label: 'eventWhat', share: 24, text: whatOf, draw: (event) => <What event={event} /> },
    { name: 'on', label: 'eventOn', share: 16, text: onOf },
    { name: 'who', label: 'eventWho', share: 13, text: whoOf },
    { name: 'with', label: 'eventWith', share: 12, text: ({ device }) => deviceName(device) },
    { name: 'from', label: 'eventFrom', share: 17, text: ({ ipAddress }) => ipAddress ?? '', isCode: true },
  ],
  fields: [
    { name: 'date', value: ({ date }) => date },
    { name: 'type', value: ({ type }) => type },
    { name: 'event', value: whatOf },
    { name: 'actingUserId', value: ({ actingUserId }) => actingUserId },
    { name: 'actingUserName', value: ({ actingUserId }) => named(actingUserId, userName) },
    { name: 'memberId', value: ({ memberId }) => memberId },
    { name: 'memberName', value: ({ memberId }) => named(memberId, memberName) },
    { name: 'itemId', value: ({ itemId }) => itemId },
    { name: 'itemName', value: ({ itemId }) => named(itemId, itemName), isOfVault: true },
    { name: 'collectionId', value: ({ collectionId }) => collectionId },
    {
      name: 'collectionName',
      value: ({ collectionId }) => named(collectionId, collectionName),
      isOfVault: true,
    },
    { name: 'groupId', value: ({ groupId }) => groupId },
    { name: 'groupName', value: ({ groupId }) => named(groupId, groupName) },
    { name: 'policyId', value: ({ policyId }) => policyId },
    { name: 'device', value: ({ device }) => device },
    { name: 'deviceName', value: ({ device }) => deviceName(device) },
    { name: 'ipAddress', value: ({ ipAddress }) => ipAddress },
    { name: 'secretId', value: ({ secretId }) => secretId },
    { name: 'projectId', value: ({ projectId }) => projectId },
    { name: 'serviceAccountId', value: ({ serviceAccountId }) => serviceAccountId },
    { name: 'installationId', value: ({ installationId }) => installationId },
    { name: 'providerId', value: ({ providerId }) => providerId ?? null },
    { name: 'providerUserId', value: ({ providerUserId }) => providerUserId ?? null },
    { name: 'providerOrganizationId', value: ({ providerOrganizationId: id }) => id ?? null },
  ],
};
