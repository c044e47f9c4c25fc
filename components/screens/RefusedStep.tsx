import type { ErrorInfo } from '../../lib/errors';
import type { KdfSummary, SignInState } from '../../lib/session';
import { errorText, formatNumber, t } from '../../lib/text';
import { cancelSignIn } from '../state/cancel-sign-in';
import { copyText } from '../state/clipboard';
import { attempt } from '../state/notice';
import { status } from '../state/session';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { ENTER } from '../ui/key-cap';
import { TopBar } from '../ui/TopBar';
import { useAutofocus } from '../ui/use-autofocus';

const methodName = (kdf: KdfSummary): string => (kdf.kind === 'argon2id' ? 'Argon2id' : 'PBKDF2');

function strength({ kind, iterations, memoryMiB }: KdfSummary): string {
  const rounds = formatNumber(iterations);
  return kind === 'argon2id'
    ? t('strengthArgon', formatNumber(memoryMiB ?? 0), rounds)
    : t('strengthRounds', rounds);
}

interface RefusedStepProps {
  signIn: SignInState;
  error: ErrorInfo;
  remembered: KdfSummary | null;
  asked: KdfSummary | null;
}

function CompareTable({ signIn, remembered, asked }: Omit<RefusedStepProps, 'error'>) {
  const cell = (kdf: KdfSummary | null, words: (kdf: KdfSummary) => string) => (kdf ? words(kdf) : '–');
  const rows = [
    [t('kdfMethod'), methodName],
    [t('kdfStrength'), strength],
  ] as const;
  return (
    <table class="compare">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('remembered')}</th>
          <th scope="col">{t('askedToday')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, words]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{cell(remembered, words)}</td>
            <td class="stop">{cell(asked, words)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('server')}</th>
          <td colSpan={2}>
            <bdi>{signIn.serverHost}</bdi>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function reportText({ signIn, error, remembered, asked }: RefusedStepProps): string {
  const side = (kdf: KdfSummary | null) => (kdf ? `${methodName(kdf)}, ${strength(kdf)}` : '–');
  const lines = [
    errorText(error),
    `${t('server')}: ${signIn.serverHost}`,
    `${t('remembered')}: ${side(remembered)}`,
    `${t('askedToday')}: ${side(asked)}`,
    new Date(signIn.startedAt).toISOString(),
  ];
  return lines.join('\n');
}

/** A sign-in that was stopped for the person's safety, with what was remembered beside what was asked. */
export function RefusedStep(props: RefusedStepProps) {
  const { signIn, error, remembered, asked } = props;
  const isWeaker = error.code === 'kdf-weaker';
  const hasVault = status.value?.account != null;
  const screen = useAutofocus<HTMLDivElement>();
  return (
    <div class="screen" ref={screen}>
      <TopBar title={t('signInStopped')} onBack={cancelSignIn} />
      <main class="body scroll">
        <div class="mid narrow">
          <Icon name="shield" class="stop" />
          <h2>{isWeaker ? t('refusedWeakerTitle') : t('refusedTitle')}</h2>
          <p class="t2">{isWeaker ? t('refusedWeakerText') : errorText(error)}</p>
          {(remembered || asked) && <CompareTable signIn={signIn} remembered={remembered} asked={asked} />}
          {hasVault && <p class="t2">{t('refusedVaultKept')}</p>}
        </div>
      </main>
      <footer class="acts">
        <Button kind="go" cap={ENTER} autoFocus onClick={cancelSignIn}>
          {hasVault ? t('openOffline') : t('back')}
        </Button>
        <Button onClick={() => attempt(copyText(reportText(props), t('report'), false))}>
          {t('copyReport')}
        </Button>
      </footer>
    </div>
  );
}
