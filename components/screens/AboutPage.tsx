import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../lib/browser';
import { type TextKey, t } from '../../lib/text';
import { attempt } from '../state/notice';
import { OptionRow } from './SettingRows';

interface Granted {
  readonly permissions: readonly string[];
  readonly origins: readonly string[];
}

/** What the browser allows now. */
function useGranted(): Granted {
  const [granted, setGranted] = useState<Granted>({ permissions: [], origins: [] });
  useEffect(() => {
    const read = async () => {
      const { permissions = [], origins = [] } = await browser.permissions.getAll();
      setGranted({ permissions, origins });
    };
    attempt(read());
  }, []);
  return granted;
}

function Permissions() {
  const { permissions, origins } = useGranted();
  return (
    <>
      <h3 class="grp">{t('aboutPermissions')}</h3>
      {permissions.map((name) => (
        <OptionRow key={name} title={name} note={t(`permission_${name}` as TextKey)} />
      ))}
      <OptionRow
        title={t('permissionHosts')}
        note={origins.length > 0 ? origins.join(', ') : t('permissionHostsNone')}
      />
    </>
  );
}

/** Whether Latchkey is there in private windows: that is for the browser's own page of extensions to say. */
function PrivateWindows() {
  const [isAllowed, setAllowed] = useState<boolean | null>(null);
  useEffect(() => attempt(browser.extension.isAllowedIncognitoAccess().then(setAllowed)), []);
  if (isAllowed === null) return null;
  return (
    <OptionRow title={t('privateWindows')} note={t(isAllowed ? 'privateWindowsOn' : 'privateWindowsOff')} />
  );
}

/** Version, licence, and what the browser allows, each with its reason. */
export function AboutPage() {
  const { version } = browser.runtime.getManifest();
  return (
    <>
      <h3 class="grp">{t('extName')}</h3>
      <OptionRow title={t('aboutVersion')}>
        <span class="num">{version}</span>
      </OptionRow>
      <OptionRow title={t('aboutLicence')} note={t('aboutLicenceText')} />
      <OptionRow title={t('aboutPrivacy')} note={t('aboutPrivacyText')} />
      <PrivateWindows />
      <Permissions />
    </>
  );
}
