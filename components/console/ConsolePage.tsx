import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { type TextKey, t } from '../../lib/text';
import { accountName, openAccounts } from '../state/accounts';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';
import { lazy } from '../ui/lazy';
import { CollectionsView } from './CollectionsView';
import { ConnectStep } from './ConnectStep';
import { changing } from './changing';
import { type Connection, connection, keepToKey, leave } from './connection';
import { GroupsView } from './GroupsView';
import { MembersView } from './MembersView';
import { PoliciesView } from './PoliciesView';
import { SubscriptionView } from './SubscriptionView';

/** All that changes something. */
const IntentDialog = lazy(async () => (await import('./change/IntentDialog')).IntentDialog);

/** With the names of all events. */
const EventsView = lazy(async () => (await import('./EventsView')).EventsView);

/** With the readers of files. */
const ImportView = lazy(async () => (await import('../directory')).ImportView);

/** Servers without the other parts of the API for keys have this one: their key is kept at hand for it. */
const ImportByKey = ({ now }: { now: Connection }) => (
  <EmptyState icon="key" title={t('importNeedsKey')} text={t('importNeedsKeyText')}>
    {now.standsFor && (
      <Button kind="go" onClick={() => keepToKey(now)}>
        {t('importByKey')}
      </Button>
    )}
  </EmptyState>
);

/** A directory comes in with a key alone. */
const Import = () => (connection.value?.place ? <ImportByKey now={connection.value} /> : <ImportView />);

interface Section {
  readonly label: TextKey;
  readonly icon: IconName;
  readonly Body: ComponentType;
}

const SECTIONS = {
  members: { label: 'orgMembers', icon: 'people', Body: MembersView },
  events: { label: 'orgEvents', icon: 'history', Body: EventsView },
  groups: { label: 'orgGroups', icon: 'user', Body: GroupsView },
  collections: { label: 'orgCollections', icon: 'folder', Body: CollectionsView },
  policies: { label: 'orgPolicies', icon: 'shield', Body: PoliciesView },
  subscription: { label: 'orgSubscription', icon: 'card', Body: SubscriptionView },
  import: { label: 'orgImport', icon: 'folder', Body: Import },
} as const satisfies Readonly<Record<string, Section>>;

type SectionName = keyof typeof SECTIONS;

const NAMES = Object.keys(SECTIONS) as SectionName[];

const chosen = signal<SectionName>('members');

/** In which way the organisation is looked at, and why in this one. */
function whyOf({ place, standsFor, host, name }: Connection): string {
  if (!place) return t('whyByKey', name || t('nameless'));
  return standsFor ? t('whyStandsIn', host) : t('whyBySignIn');
}

const wayOf = ({ place }: Connection): string =>
  place ? t('byMySignIn', accountName(place.account)) : t('byApiKey');

function Head({ now }: { now: Connection }) {
  return (
    <header class="org-head">
      <div class="line">
        <Icon name="org" class="t2" />
        <b class="cut">{now.name || t('nameless')}</b>
        <span class="t2 cut">{now.host}</span>
        <span class="tag">{wayOf(now)}</span>
        {now.place?.mayChange.length === 0 && <span class="tag">{t('readOnlyTag')}</span>}
        <span class="end">
          <Button kind="bare" onClick={leave}>
            {t('disconnectVerb')}
          </Button>
        </span>
      </div>
      <p class="small t2">{whyOf(now)}</p>
    </header>
  );
}

function Sections() {
  const shown = chosen.value;
  return (
    <nav class="line wrap sections" aria-label={t('orgSections')}>
      {NAMES.map((name) => (
        <button
          key={name}
          type="button"
          class={`chip ${shown === name ? 'on' : ''}`}
          aria-current={shown === name ? 'page' : undefined}
          onClick={() => {
            chosen.value = name;
          }}
        >
          <Icon name={SECTIONS[name].icon} small />
          {t(SECTIONS[name].label)}
        </button>
      ))}
    </nav>
  );
}

function Console({ now }: { now: Connection }) {
  const shown = chosen.value;
  const { Body } = SECTIONS[shown];
  return (
    <>
      <Head now={now} />
      <Sections />
      <Body key={shown} />
      {changing.value && <IntentDialog intent={changing.value} />}
    </>
  );
}

/** What an organisation's API key, or a member's own sign-in, shows: who belongs to it, what they may, and what has happened. */
export function ConsolePage() {
  const now = connection.value;
  if (openAccounts.value.length === 0) return <p class="t2">{t('consoleLocked')}</p>;
  return <div class="console">{now ? <Console key={now.id} now={now} /> : <ConnectStep />}</div>;
}
