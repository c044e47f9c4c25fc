import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from '../../lib/browser';
import { ask } from '../../lib/protocol';
import type { KdfSummary, Risk, SignInState } from '../../lib/session';
import { errorText, formatNumber, t } from '../../lib/text';
import { cancelSignIn } from '../state/cancel-sign-in';
import { attempt } from '../state/notice';
import { Button } from '../ui/Button';
import { Check } from '../ui/Choice';
import { Icon } from '../ui/Icon';
import { ENTER } from '../ui/key-cap';
import { Sentence } from '../ui/TextField';
import { TopBar } from '../ui/TopBar';
import { useTask } from '../ui/use-task';

const ADVISED_ROUNDS = 600_000;

/** The weakness of a key derivation as a heading and what it means. */
function kdfWords({ kind, iterations, memoryMiB }: KdfSummary): [string, string] {
  if (kind === 'argon2id') {
    return [t('riskArgon', formatNumber(memoryMiB ?? 0), formatNumber(iterations)), t('riskArgonText')];
  }
  const times = Math.max(2, Math.round(ADVISED_ROUNDS / Math.max(1, iterations)));
  return [
    t('riskRounds', formatNumber(iterations), formatNumber(ADVISED_ROUNDS)),
    t('riskRoundsText', formatNumber(times)),
  ];
}

function riskWords(risk: Risk): [string, string] {
  if (risk.risk === 'kdf-weak') return kdfWords(risk.kdf);
  if (risk.risk === 'key-changed') return [t('riskKeyChanged'), t('riskKeyChangedText')];
  return [t('riskNoSeal'), t('riskNoSealText')];
}

function RiskLine({ risk }: { risk: Risk }) {
  const [title, text] = riskWords(risk);
  return (
    <li class="line start">
      <Icon name={risk.risk === 'key-type-0' ? 'shield' : 'key'} class="t2" />
      <span>
        <b>{title}</b> {text}
      </span>
    </li>
  );
}

interface Words {
  readonly title: string;
  readonly intro: string;
  readonly mend: string;
  readonly accept: ComponentChildren;
}

const weaknessWords = (risks: readonly Risk[], host: string): Words => ({
  title: risks.some(({ risk }) => risk === 'key-type-0') ? t('oldKeyTitle') : t('weakKdfTitle'),
  intro: t(risks.length === 1 ? 'riskIntroOne' : 'riskIntroMany', host),
  mend: t('riskMend'),
  accept: (
    <>
      {t('riskAccept')} <b>{t('riskAcceptWeaker')}</b> {t('riskAcceptRest')}
    </>
  ),
});

const changedKeyWords = (host: string): Words => ({
  title: t('keyChangedTitle'),
  intro: t('keyChangedIntro', host),
  mend: t('keyChangedMend'),
  accept: t('keyChangedAccept'),
});

interface ConsentStepProps {
  signIn: SignInState;
  risks: readonly Risk[];
  webVault: string;
}

/** What is not as it should be, named before it is taken. Going on needs a tick; the first offer is the place where it is mended. */
export function ConsentStep({ signIn, risks, webVault }: ConsentStepProps) {
  const [isAccepted, setAccepted] = useState(false);
  const task = useTask();
  const isChanged = risks.some(({ risk }) => risk === 'key-changed');
  const words = isChanged ? changedKeyWords(signIn.serverHost) : weaknessWords(risks, signIn.serverHost);
  const goOn = () => task.run(() => ask('account.continueSignIn', { accepted: 'risks' }));
  return (
    <div class="screen">
      <TopBar title={t('beforeYouContinue')} onBack={cancelSignIn} />
      <main class="body scroll">
        <div class="mid narrow">
          <Icon name="alert" class="care" />
          <h2>{words.title}</h2>
          <p class="t2">{words.intro}</p>
          <ul class="stack tight">
            {risks.map((risk) => (
              <RiskLine key={risk.risk} risk={risk} />
            ))}
          </ul>
          <p class="t2">{words.mend}</p>
          <Check class="start push" checked={isAccepted} onChange={setAccepted}>
            {words.accept}
          </Check>
          {task.error && <Sentence text={errorText(task.error)} />}
        </div>
      </main>
      <footer class="acts">
        <Button kind="go" cap={ENTER} onClick={() => attempt(browser.tabs.create({ url: webVault }))}>
          {t('openWebVault')}
        </Button>
        <Button disabled={!isAccepted} busy={task.busy} onClick={goOn}>
          {t('signInAnyway')}
        </Button>
        <Button kind="bare" class="end" onClick={cancelSignIn}>
          {t('cancel')}
        </Button>
      </footer>
    </div>
  );
}
