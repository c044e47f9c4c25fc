import { formatNumber, t } from '../../lib/text';
import { Banner } from '../ui/Feedback';
import { exported } from './exported';

/** What did not get into the last file of this list as it should. */
export function ExportNote({ list }: { list: string }) {
  const now = exported.value;
  if (now?.list !== list) return null;
  const close = () => {
    exported.value = null;
  };
  return (
    <Banner tone="care" onClose={close}>
      {t(now.isKept ? 'exportKept' : 'exportUnread', formatNumber(now.rows), formatNumber(now.unread))}
    </Banner>
  );
}
