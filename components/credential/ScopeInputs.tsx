import type { Credential } from '../../lib/items';
import { t } from '../../lib/text';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import { scopesOf } from './presets';
import type { CredentialView } from './use-credential';

interface Props {
  credential: Credential;
  view: CredentialView;
  /** A token was asked for: what is missing is told now. */
  isTried: boolean;
}

/** Which scope is asked for, with the claims that it requires. Of a service that has only one there is nothing to choose. */
export function ScopeInputs({ credential, view, isTried }: Props) {
  const known = scopesOf(credential.preset);
  const { scope, chooseScope, names, claims, giveClaim } = view;
  if (known?.length === 1 && known[0]?.name === scope) return null;
  const all = known?.some(({ name }) => name === scope) ? known : known && [...known, { name: scope }];
  const options = all?.map(({ name }) => ({ value: name, label: name || t('scopeOfService') }));
  return (
    <div class="choices">
      {options ? (
        <SelectField label={t('scope')} value={scope} options={options} onChoose={chooseScope} />
      ) : (
        <TextField label={t('scope')} value={scope} onInput={chooseScope} />
      )}
      {names.map((name) => (
        <TextField
          key={name}
          label={name}
          value={claims[name] ?? ''}
          error={isTried && claims[name] === '' ? t('claimWanted', scope) : null}
          onInput={(value) => giveClaim(name, value)}
        />
      ))}
    </div>
  );
}
