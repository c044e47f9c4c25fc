import type { ServerReport } from '../../lib/session';
import { errorText, formatNumber, t } from '../../lib/text';
import type { ServerCheck } from '../state/server-check';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';

interface Line {
  readonly icon: IconName;
  readonly tone: 'ok' | 'care' | 'stop' | 't3';
  readonly text: string;
}

/** Codes are refused by most servers when clocks differ by more than this. */
const CLOCK_LIMIT_SECONDS = 30;

function layoutText({ layout, product, version }: ServerReport): string {
  if (product) return version ? t('serverIs', product, version) : product;
  return layout === 'modern' ? t('serverModern') : t('serverOld');
}

function reportLines(report: ServerReport): Line[] {
  const skew = report.clockSkewSeconds ?? 0;
  const clock: Line = {
    icon: 'alert',
    tone: 'care',
    text: t(skew > 0 ? 'serverClockAhead' : 'serverClockBehind', formatNumber(Math.abs(Math.round(skew)))),
  };
  return [
    { icon: 'check', tone: 'ok', text: t('serverReached', formatNumber(report.roundTripMs)) },
    { icon: 'check', tone: 'ok', text: layoutText(report) },
    ...(Math.abs(skew) > CLOCK_LIMIT_SECONDS ? [clock] : []),
  ];
}

function linesOf(check: ServerCheck): Line[] {
  if (check.state === 'good') return reportLines(check.report);
  if (check.state === 'bad') return [{ icon: 'alert', tone: 'stop', text: errorText(check.error) }];
  if (check.state === 'checking') return [{ icon: 'server', tone: 't3', text: t('serverChecking') }];
  return [];
}

/** What was found out about a server, line by line; read out when it changes. */
export function ServerReportLines({
  check,
  isOpenWire = false,
}: {
  check: ServerCheck;
  isOpenWire?: boolean;
}) {
  const care: Line = { icon: 'alert', tone: 'care', text: t('serverOpenWire') };
  const lines = [...linesOf(check), ...(isOpenWire ? [care] : [])];
  return (
    <div role="status">
      <ul class="steps small">
        {lines.map(({ icon, tone, text }) => (
          <li key={text} class="done">
            <Icon name={icon} small class={tone} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
