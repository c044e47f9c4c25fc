import { useState } from 'preact/hooks';
import { toErrorInfo } from '../../lib/errors';
import { ask, type Subscription } from '../../lib/protocol';
import { formatNumber, type TextKey, t } from '../../lib/text';
import { showToast } from '../state/notice';
import { Button } from '../ui/Button';
import { Check } from '../ui/Choice';
import { Dialog } from '../ui/Dialog';
import { Banner } from '../ui/Feedback';
import { Icon } from '../ui/Icon';
import { TextField } from '../ui/TextField';
import { useTask } from '../ui/use-task';
import { ChangeError, usePause } from './change/ChangeError';
import { isCancelled, once } from './connection';
import { subscription } from './lists';
import {
  type Product,
  planSeats,
  SEATS_FIELDS,
  type SeatsDraft,
  type SeatsFault,
  type SeatsField,
  type SeatsLine,
} from './seats-plan';
import './seats.css';

const fieldName = (name: SeatsField['name']): string => t(`seats_${name}` as TextKey);

const amount = (number: number | null, isLimit: boolean): string =>
  number === null ? t(isLimit ? 'subscriptionUnlimited' : 'none') : formatNumber(number);

const lineText = ({ product, name, before, after }: SeatsLine): string => {
  const isLimit = SEATS_FIELDS[product].some((field) => field.name === name && field.limits !== undefined);
  const what = `${t(product)}, ${fieldName(name)}`;
  return t('policyBecomes', what, amount(before, isLimit), amount(after, isLimit));
};

interface FieldProps {
  product: Product;
  field: SeatsField;
  before: number | null;
  draft: SeatsDraft;
  fault: SeatsFault | undefined;
  onChange: (value: string | null) => void;
}

function NumberField({ product, field: { name, limits }, before, draft, fault, onChange }: FieldProps) {
  const typed = draft[`${product}.${name}`];
  const shown = typed === undefined ? String(before ?? '') : (typed ?? '');
  const isUnlimited = typed === undefined ? before === null : typed === null;
  return (
    <div class="stack tight">
      <TextField
        label={fieldName(name)}
        value={shown}
        error={fault ? t(fault.text, formatNumber(fault.least)) : null}
        onInput={onChange}
      />
      {limits !== undefined && (
        <Check checked={isUnlimited} onChange={(is) => onChange(is ? null : String(before ?? ''))}>
          {t('subscriptionUnlimited')}
        </Check>
      )}
    </div>
  );
}

interface FormProps {
  before: Subscription;
  draft: SeatsDraft;
  faults: readonly SeatsFault[];
  onChange: (draft: SeatsDraft) => void;
}

function Fields({ before, draft, faults, onChange }: FormProps) {
  const products = (Object.keys(SEATS_FIELDS) as Product[]).filter((product) => before[product] !== null);
  return (
    <div class="change stack seats-form">
      {products.map((product) => (
        <fieldset key={product} class="stack">
          <legend class="k">{t(product)}</legend>
          {SEATS_FIELDS[product].map((field) => (
            <NumberField
              key={field.name}
              product={product}
              field={field}
              before={before[product]?.[field.name] ?? null}
              draft={draft}
              fault={faults.find((one) => one.product === product && one.name === field.name)}
              onChange={(value) => onChange({ ...draft, [`${product}.${field.name}`]: value })}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

interface EditorProps {
  before: Subscription;
  onClose: () => void;
  /** Nobody knows whether it was done; the host. */
  onLost: (host: string) => void;
}

/** Sends it, once; then the server is asked how it stands. */
async function send(plan: ReturnType<typeof planSeats>, { onClose, onLost }: EditorProps): Promise<void> {
  try {
    const words = await once((who) => ask('org.putSubscription', { ...who, change: plan.change }));
    showToast(words ?? t('subscriptionSaved'));
  } catch (error) {
    const { code, details } = toErrorInfo(error);
    if (code !== 'perhaps-done') throw error;
    onLost(details.host ?? '');
  }
  onClose();
  void subscription.renew();
}

interface ReviewProps {
  lines: readonly SeatsLine[];
  isAgreed: boolean;
  onAgree: (is: boolean) => void;
}

/** What it becomes, and the yes to what that costs. */
const Review = ({ lines, isAgreed, onAgree }: ReviewProps) => (
  <div class="change stack tight">
    <ul class="change-lines seats-lines">
      {lines.map((line) => (
        <li key={`${line.product}.${line.name}`} class="line start">
          <Icon name="right" small />
          <span>{lineText(line)}</span>
        </li>
      ))}
    </ul>
    <Banner tone="care">{t('subscriptionCosts')}</Banner>
    <Check checked={isAgreed} onChange={onAgree}>
      {t('subscriptionUnderstood')}
    </Check>
  </div>
);

/** Changes what is paid for: what it becomes, that it costs money, and a yes to that before the button that does it. */
export function SubscriptionEditor(props: EditorProps) {
  const [draft, setDraft] = useState<SeatsDraft>({});
  const [isReviewing, review] = useState(false);
  const [isAgreed, agree] = useState(false);
  const task = useTask();
  const pause = usePause(task.error);
  const { before, onClose } = props;
  const plan = planSeats(before, draft);
  const unlessCancelled = (error: unknown) => {
    if (!isCancelled(error)) throw error;
  };
  const save = () => task.run(() => send(plan, props).catch(unlessCancelled));
  const isNothing = plan.lines.length === 0 || plan.faults.length > 0;
  const next = isReviewing ? (
    <Button kind="danger" disabled={!isAgreed || pause > 0} busy={task.busy} onClick={save}>
      {pause > 0 ? t('tryAgainIn', t('secondsShort', pause)) : t('subscriptionAsk')}
    </Button>
  ) : (
    <Button kind="go" disabled={isNothing} onClick={() => review(true)}>
      {t('policyReview')}
    </Button>
  );
  const cancel = (
    <Button autoFocus onClick={onClose}>
      {t('cancel')}
    </Button>
  );
  return (
    <Dialog title={t('subscriptionTitle')} onCancel={onClose} actions={[next, cancel]}>
      {isReviewing ? (
        <Review lines={plan.lines} isAgreed={isAgreed} onAgree={agree} />
      ) : (
        <Fields before={before} draft={draft} faults={plan.faults} onChange={setDraft} />
      )}
      {task.error && <ChangeError error={task.error} missing="missingSubscription" again={save} />}
    </Dialog>
  );
}
