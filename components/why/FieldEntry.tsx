import { CORRECTABLE, type CorrectableRole, type ExplainedField, type FillReport } from '../../lib/fill';
import { t } from '../../lib/text';
import { Icon } from '../ui/Icon';
import { MenuButton, type MenuEntry } from '../ui/Menu';
import { CORRECTIONS, fieldName, hindranceText, roleText } from './why-texts';

interface FieldEntryProps {
  field: ExplainedField;
  /** What the last fill has left out. */
  skipped: FillReport['skipped'];
  onCorrect: (role: CorrectableRole | null) => void;
}

function correctionEntries({ field, onCorrect }: FieldEntryProps): MenuEntry[] {
  const entries = CORRECTABLE.map((role): MenuEntry => {
    const { label, icon } = CORRECTIONS[role];
    const checked = field.isSaid && field.role === role;
    return { label: t(label), icon, checked, run: () => onCorrect(role) };
  });
  const back: MenuEntry = { label: t('correctBack'), icon: 'undo', line: true, run: () => onCorrect(null) };
  return field.isSaid ? [...entries, back] : entries;
}

/** What speaks for the role of a field, and against it. */
function Reasons({ field: { reasons } }: { field: ExplainedField }) {
  if (reasons.length === 0) return null;
  return (
    <details>
      <summary class="small t2">{t('whyReasons')}</summary>
      <ul class="small t2">
        {reasons.map(({ because, weight }) => (
          <li key={because} lang="en">
            {because} <span class="t3">{weight > 0 ? `+${weight}` : `−${-weight}`}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One field: what it is, what becomes of it, why, and a menu that says it better. */
export function FieldEntry(props: FieldEntryProps) {
  const { field, skipped } = props;
  const name = fieldName(field);
  const hindrance = hindranceText(field, skipped);
  const fills = hindrance === null;
  return (
    <li class="why-field">
      <Icon
        name={fills ? 'check' : field.hindrance === 'hidden' ? 'eye-off' : 'x'}
        class={fills ? 'ok' : 't3'}
      />
      <div class="grow">
        <b class="cut">
          <bdi>{name}</bdi>
        </b>
        <p class="small t2">
          {roleText(field.role)}
          {fills && <> · {t('whyFills')}</>}
          {field.isSaid && <span class="tag">{t('whySaid')}</span>}
        </p>
        {!fills && <p class="small">{hindrance}</p>}
        <Reasons field={field} />
      </div>
      <MenuButton name={t('correctWhat', name)} entries={correctionEntries(props)}>
        <Icon name="pen" />
      </MenuButton>
    </li>
  );
}
