import { browser } from '../../lib/browser';
import type { Finding, Verdict } from '../../lib/doctor';
import { formatNumber, type TextKey, t } from '../../lib/text';
import { attempt } from '../state/notice';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';
import type { Examination } from './examination';

const SHOWN: Readonly<Record<Verdict, { icon: IconName; tone: string; word: TextKey }>> = {
  ok: { icon: 'check', tone: 'ok', word: 'verdictOk' },
  care: { icon: 'alert', tone: 'care', word: 'verdictCare' },
  stop: { icon: 'x', tone: 'stop', word: 'verdictStop' },
  skipped: { icon: 'info', tone: 't3', word: 'verdictSkipped' },
};

const keyOf = (code: string): string => code.replaceAll('-', '_');

/** What a finding says: in words of ours, with a number or what the server says it is. */
const textOf = ({ code, number, text }: Finding): string =>
  t(`finding_${keyOf(code)}` as TextKey, text ?? (number === null ? '' : formatNumber(number)));

/** Findings that opening the address in a tab tells more about. */
const LOOK_AT: readonly string[] = [
  'reach-none',
  'reach-redirect',
  'reach-portal',
  'reach-html',
  'reach-down',
];

function FindingLine({ finding, base }: { finding: Finding; base: string | null }) {
  const { check, code, verdict } = finding;
  const { icon, tone, word } = SHOWN[verdict];
  return (
    <li class="opt finding">
      <Icon name={icon} class={tone} />
      <div class="grow">
        <b>
          {t(`check_${check}` as TextKey)}: <span class={tone}>{t(word)}</span>
        </b>
        <p>{textOf(finding)}</p>
      </div>
      {base && LOOK_AT.includes(code) && (
        <button type="button" class="btn" onClick={() => attempt(browser.tabs.create({ url: base }))}>
          {t('openInTab')}
        </button>
      )}
    </li>
  );
}

/** The findings as they come, read out one by one; at the end what they come to. */
export function FindingList({ examination: { findings, at, patient } }: { examination: Examination }) {
  const { server } = patient;
  const base = server.region === 'own' && /^https?:/i.test(server.base) ? server.base : null;
  const isBad = findings.some(({ verdict }) => verdict === 'stop');
  const isDoubtful = findings.some(({ verdict }) => verdict === 'care');
  const end = isBad ? t('doctorBad') : isDoubtful ? t('doctorDoubtful') : t('doctorGood');
  return (
    <>
      <ol class="findings" aria-label={t('doctorFindings')} aria-live="polite">
        {findings.map((finding) => (
          <FindingLine key={finding.check} finding={finding} base={base} />
        ))}
      </ol>
      <p class="t2" role="status">
        {at ? t('doctorAt', t(`check_${at}` as TextKey)) : end}
      </p>
    </>
  );
}
