import { formatNumber, t } from '../../lib/text';
import { Banner } from '../ui/Feedback';
import type { Problem } from './directory';

/** So many are listed: a file of another kind has one a line. */
const MOST_LISTED = 50;

const wordsOf = ({ line, text, parts }: Problem): string => {
  const words = t(text, ...parts);
  return line === null ? words : t('importOnLine', formatNumber(line), words);
};

function Some({ problems, isLoss }: { problems: readonly Problem[]; isLoss: boolean }) {
  const some = problems.filter((one) => one.isLoss === isLoss);
  if (some.length === 0) return null;
  return (
    <Banner tone={isLoss ? 'care' : 'plain'}>
      <b>{t(isLoss ? 'importProblems' : 'importNotes')}</b>
      <ul class="problems">
        {some.slice(0, MOST_LISTED).map((problem, place) => (
          <li key={`${place}`}>{wordsOf(problem)}</li>
        ))}
        {some.length > MOST_LISTED && (
          <li>{t('importMoreProblems', formatNumber(some.length - MOST_LISTED))}</li>
        )}
      </ul>
    </Banner>
  );
}

/** What is to be said about a file, line by line. */
export const ProblemList = ({ problems }: { problems: readonly Problem[] }) => (
  <>
    <Some problems={problems} isLoss />
    <Some problems={problems} isLoss={false} />
  </>
);
