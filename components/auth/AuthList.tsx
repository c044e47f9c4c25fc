import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Overview } from '../../lib/items';
import { t } from '../../lib/text';
import { SuggestRow } from '../suggest/SuggestRow';

interface AuthListProps {
  readonly rows: readonly Overview[];
  readonly onChoose: (row: Overview) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The logins that fit: arrows move, Enter or a click chooses. */
export function AuthList({ rows, onChoose }: AuthListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  useLayoutEffect(() => list.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const row = rows[at];
    if (step !== undefined) setAt(Math.min(Math.max(at + step, 0), rows.length - 1));
    else if (event.key === 'Enter' && row) onChoose(row);
    else return;
    event.preventDefault();
  };
  return (
    <div class="suggest">
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={t('suggestions')}
        aria-activedescendant={`row-${at}`}
        onKeyDown={onKeyDown}
      >
        {rows.map((row, index) => (
          <SuggestRow
            key={row.id}
            id={`row-${index}`}
            one={{ row, isNear: true }}
            isSelected={index === at}
            doubt={null}
            onPress={() => onChoose(row)}
          />
        ))}
      </div>
    </div>
  );
}
