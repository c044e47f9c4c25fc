import { formatNumber, t } from '../../lib/text';
import { Banner } from '../ui/Feedback';

/** How an import has ended. */
export interface Result {
  /** False: nobody here knows. */
  readonly isDone: boolean;
  readonly host: string;
  readonly people: number;
  readonly groups: number;
}

export function ResultLine({ result, isBlind }: { result: Result; isBlind: boolean }) {
  const { isDone, host, people, groups } = result;
  if (isDone)
    return (
      <Banner tone="plain" icon="check">
        {t('importDone', formatNumber(people), formatNumber(groups))}
      </Banner>
    );
  return <Banner tone="stop">{t(isBlind ? 'importLostBlind' : 'importLost', host)}</Banner>;
}
