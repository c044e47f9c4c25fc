import { useState } from 'preact/hooks';
import { browser } from '../../lib/browser';
import { reportFor } from '../../lib/doctor';
import { t } from '../../lib/text';
import { OptionRow } from '../screens/SettingRows';
import { accountName, accounts } from '../state/accounts';
import { copyText } from '../state/clipboard';
import { attempt } from '../state/notice';
import { parseAddress } from '../state/server-choice';
import { Button } from '../ui/Button';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import { useTask } from '../ui/use-task';
import { examination, examine, type Patient } from './examination';
import { FindingList } from './FindingList';

const OTHER = 'other';

/** Which server: that of an account, or one whose address is typed. Null while that is none. */
function usePatient() {
  const all = accounts.value.map(({ account }) => account);
  const [chosen, choose] = useState<string | null>(null);
  const [address, type] = useState('');
  const id = chosen ?? all[0]?.id ?? OTHER;
  const account = all.find((one) => one.id === id) ?? null;
  const isAddress = parseAddress(address) !== null;
  const typed: Patient | null = isAddress
    ? { server: { region: 'own', base: address.trim() }, account: null }
    : null;
  const patient: Patient | null = account ? { server: account.server, account } : typed;
  return { all, id, choose, address, type, patient };
}

/** The name and the number of this browser, without anything else that it says of itself. */
const browserName = (): string =>
  /(?:Firefox|Chrome)\/\d+/.exec(navigator.userAgent)?.[0].replace('/', ' ') ?? 'another browser';

function copyReport(): void {
  const done = examination.peek();
  if (!done) return;
  const { version } = browser.runtime.getManifest();
  const isOwnServer = done.patient.server.region === 'own';
  const report = reportFor({ version, browser: browserName(), isOwnServer }, done.findings);
  attempt(copyText(report, t('doctorReport'), false));
}

/** Finds what is wrong between this browser and a server, says how to mend it, and makes a report for whoever helps. */
export function DoctorPage() {
  const { all, id, choose, address, type, patient } = usePatient();
  const task = useTask();
  const done = examination.value;
  const start = (event: Event) => {
    event.preventDefault();
    if (patient && !task.busy) task.run(() => examine(patient));
  };
  return (
    <section>
      <h3 class="grp">{t('doctorHead')}</h3>
      <OptionRow title={t('doctorWhat')} note={t('doctorNote')} />
      <form class="stack doctor" onSubmit={start} noValidate>
        <SelectField
          label={t('server')}
          value={id}
          options={[
            ...all.map((one) => ({ value: one.id, label: `${accountName(one)} (${one.serverHost})` })),
            { value: OTHER, label: t('doctorOther') },
          ]}
          onChoose={choose}
        />
        {id === OTHER && (
          <TextField label={t('serverAddress')} type="url" value={address} autoFocus onInput={type} />
        )}
        <div class="line">
          <Button kind="go" submit busy={task.busy} disabled={!patient}>
            {t('doctorBegin')}
          </Button>
          {done?.at === null && <Button onClick={copyReport}>{t('doctorCopy')}</Button>}
        </div>
      </form>
      {done && <FindingList examination={done} />}
    </section>
  );
}
