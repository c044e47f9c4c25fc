import type { OrgEvent } from '../../lib/protocol';
import { type TextKey, t } from '../../lib/text';
import { Button } from '../ui/Button';
import { onOf, whatOf, whenOf, whoOf } from './event-spec';
import { Fact, Facts } from './Facts';
import { deviceName } from './labels';
import { askOnly } from './lists';
import { collectionName, groupName, itemName, memberName, policyLabel, userName } from './names';

interface IdOf {
  readonly label: TextKey;
  readonly id: (event: OrgEvent) => string | null | undefined;
  /** What it is called here, if anything. */
  readonly nameOf?: (id: string) => string | null;
}

/** All that an event may be about. */
const IDS: readonly IdOf[] = [
  { label: 'userIdOfIt', id: (event) => event.actingUserId, nameOf: userName },
  { label: 'memberIdOfIt', id: (event) => event.memberId, nameOf: memberName },
  { label: 'itemIdOfIt', id: (event) => event.itemId, nameOf: itemName },
  { label: 'collectionIdOfIt', id: (event) => event.collectionId, nameOf: collectionName },
  { label: 'groupIdOfIt', id: (event) => event.groupId, nameOf: groupName },
  { label: 'policyIdOfIt', id: (event) => event.policyId, nameOf: policyLabel },
  { label: 'secretIdOfIt', id: (event) => event.secretId },
  { label: 'projectIdOfIt', id: (event) => event.projectId },
  { label: 'machineIdOfIt', id: (event) => event.serviceAccountId },
  { label: 'installationIdOfIt', id: (event) => event.installationId },
  { label: 'providerIdOfIt', id: (event) => event.providerId },
  { label: 'providerUserIdOfIt', id: (event) => event.providerUserId },
  { label: 'providerOrganizationIdOfIt', id: (event) => event.providerOrganizationId },
];

function IdFact({ event, of: { label, id: idOf, nameOf } }: { event: OrgEvent; of: IdOf }) {
  const id = idOf(event) ?? null;
  const name = id === null ? null : (nameOf?.(id) ?? null);
  return <Fact label={t(label)}>{name === null ? id : t('nameAndId', name, id ?? '')}</Fact>;
}

/** All that is known about one event: each id that it has, with the name beside it where that is known here. */
export function EventFacts({ event, onClose }: { event: OrgEvent; onClose: () => void }) {
  const { actingUserId, itemId } = event;
  const only = (what: Parameters<typeof askOnly>[0]) => () => {
    onClose();
    askOnly(what);
  };
  return (
    <Facts
      title={whatOf(event)}
      onClose={onClose}
      more={
        <>
          {actingUserId !== null && <Button onClick={only({ actingUserId })}>{t('onlyThisPerson')}</Button>}
          {itemId !== null && <Button onClick={only({ itemId })}>{t('onlyThisItem')}</Button>}
        </>
      }
    >
      <Fact label={t('eventTime')}>{whenOf(event)}</Fact>
      <Fact label={t('eventTimeUtc')}>{event.date}</Fact>
      <Fact label={t('eventWho')}>{whoOf(event)}</Fact>
      <Fact label={t('eventOn')}>{onOf(event)}</Fact>
      <Fact label={t('eventWith')}>{deviceName(event.device)}</Fact>
      <Fact label={t('eventFrom')}>{event.ipAddress}</Fact>
      <Fact label={t('eventNumber')}>{String(event.type)}</Fact>
      {IDS.map((one) => (
        <IdFact key={one.label} event={event} of={one} />
      ))}
    </Facts>
  );
}
