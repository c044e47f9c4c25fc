import { type ComponentType, Fragment } from 'preact';
import { type TextKey, t } from '../../lib/text';
import { DoctorPage } from '../doctor';
import { accountName, accounts, openAccounts } from '../state/accounts';
import { notice, toast } from '../state/notice';
import { PAGES, type Page, page } from '../state/page';
import { TransferPage } from '../transfer';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { NoticeBanner, ToastRegion } from '../ui/Feedback';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';
import { lazy } from '../ui/lazy';
import { Mark } from '../ui/Mark';
import { UnlockOptions } from '../unlock/UnlockOptions';
import { AboutPage } from './AboutPage';
import { AccountsPage } from './AccountsPage';
import { FillPage } from './FillPage';
import { KeyboardPage } from './KeyboardPage';
import { RepromptDialog } from './RepromptDialog';
import { OptionRow, SettingGroup } from './SettingRows';
import { SitesPage } from './SitesPage';

/** Whoever has no organisation to look after never loads it. */
const ConsolePage = lazy(async () => {
  const { ConsolePage, startConsole } = await import('../console');
  startConsole();
  return ConsolePage;
});

interface Section {
  readonly label: TextKey;
  readonly icon: IconName;
  readonly Body: ComponentType;
}

/** What organisations demand of the lock, by account. */
function LockRules() {
  return (
    <>
      {accounts.value.map(({ account, rules }) => (
        <Fragment key={account.id}>
          {rules.maxLockMinutes !== null && (
            <OptionRow title={t('lockDemanded', accountName(account), rules.maxLockMinutes)} />
          )}
          {rules.signsOut && <OptionRow title={t('signOutDemanded', accountName(account))} />}
        </Fragment>
      ))}
    </>
  );
}

function LockPage() {
  return (
    <>
      <SettingGroup group="lock" title={t('groupLock')} />
      <LockRules />
      <UnlockOptions />
      <SettingGroup group="clipboard" title={t('groupClipboard')} />
    </>
  );
}

const AppearancePage = () => <SettingGroup group="appearance" title={t('groupLook')} />;

const SECTIONS: Readonly<Record<Page, Section>> = {
  accounts: { label: 'navAccounts', icon: 'people', Body: AccountsPage },
  lock: { label: 'navLock', icon: 'lock', Body: LockPage },
  fill: { label: 'navFill', icon: 'fill', Body: FillPage },
  sites: { label: 'navSites', icon: 'globe', Body: SitesPage },
  appearance: { label: 'navAppearance', icon: 'moon', Body: AppearancePage },
  keyboard: { label: 'navKeyboard', icon: 'keyboard', Body: KeyboardPage },
  console: { label: 'navConsole', icon: 'org', Body: ConsolePage },
  transfer: { label: 'navTransfer', icon: 'save', Body: TransferPage },
  doctor: { label: 'navDoctor', icon: 'server', Body: DoctorPage },
  about: { label: 'navAbout', icon: 'info', Body: AboutPage },
};

function Nav() {
  return (
    <nav class="nav" aria-label={t('sections')}>
      <h1 class="unseen">{t('settings')}</h1>
      <div class="brand">
        <Mark />
        {t('extName')}
      </div>
      {PAGES.filter((name) => name !== 'console' || openAccounts.value.length > 0).map((name) => (
        <a
          key={name}
          href={`#${name}`}
          class={page.value === name ? 'on' : ''}
          aria-current={page.value === name ? 'page' : undefined}
        >
          <Icon name={SECTIONS[name].icon} />
          {t(SECTIONS[name].label)}
        </a>
      ))}
    </nav>
  );
}

/** The options page: one column of settings, each of which says what it does. */
export function OptionsApp() {
  const { label, Body } = SECTIONS[page.value];
  return (
    <>
      <div class="page">
        <Nav />
        <main class="main">
          <header>
            <h2>{t(label)}</h2>
          </header>
          {notice.value && <NoticeBanner notice={notice.value} onClose={() => (notice.value = null)} />}
          <ErrorBoundary key={page.value}>
            <div class="column">
              <Body />
            </div>
          </ErrorBoundary>
        </main>
      </div>
      <RepromptDialog />
      <ToastRegion toast={toast.value} onEnd={() => (toast.value = null)} />
    </>
  );
}
