import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FieldSpec, ItemDraft, KindSpec } from '../../lib/items';
import { uriHost } from '../../lib/search';
import { type TextKey, t } from '../../lib/text';
import { GeneratorPanel, StrengthLine } from '../generator';
import { accountOf } from '../state/accounts';
import { site } from '../state/site';
import { IconButton } from '../ui/Button';
import { inPhrase } from '../ui/in-phrase';
import { ctrlCap, ctrlLetter } from '../ui/key-cap';
import { PasswordField } from '../ui/PasswordField';
import { TextField } from '../ui/TextField';
import { changeDraft } from './editing';
import { KindInput } from './KindInputs';
import { editing } from './kept-form';

type Target = 'username' | 'password';

const isTarget = (name: string): name is Target => name === 'username' || name === 'password';

const setValue = (name: string, value: string): void => {
  const draft = editing.peek()?.draft;
  if (draft) changeDraft({ values: { ...draft.values, [name]: value } });
};

/** Of the first address that has one. */
const hostOf = ({ uris }: ItemDraft): string | null => {
  for (const { uri } of uris) {
    const host = uriHost(uri);
    if (host) return host;
  }
  return null;
};

/** One of the login's addresses is that of the page in front, or the page is one that the item was found for. */
function isForPage({ uris }: ItemDraft): boolean {
  const page = site.value;
  const id = editing.peek()?.id ?? null;
  if (!page) return false;
  return uris.some(({ uri }) => uriHost(uri) === page.host) || (id !== null && page.matches.includes(id));
}

interface TargetInputProps {
  field: FieldSpec;
  draft: ItemDraft;
  isOpen: boolean;
  onToggle: () => void;
}

/** A field that the generator can stand under. */
function TargetInput({ field, draft, isOpen, onToggle }: TargetInputProps) {
  const label = t(field.label as TextKey);
  const value = draft.values[field.name] ?? '';
  const dice = (
    <IconButton
      icon="dice"
      name={t('generateFor', inPhrase(label))}
      cap={ctrlCap('G')}
      on={isOpen}
      pressed={isOpen}
      onClick={onToggle}
    />
  );
  const props = { label, value, onInput: (text: string) => setValue(field.name, text) };
  if (field.name !== 'password') return <TextField {...props} end={dice} />;
  return (
    <>
      <PasswordField {...props} autoComplete="off" more={dice} />
      {value !== '' && !isOpen && (
        <StrengthLine password={value} own={[draft.name, draft.values.username ?? '', hostOf(draft) ?? '']} />
      )}
    </>
  );
}

/** Ctrl+G opens the generator under the field that has the focus, or the password; and closes it. */
function useGeneratorKey(toggle: (target: Target) => void): void {
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (ctrlLetter(event) !== 'G' || event.defaultPrevented) return;
      event.preventDefault();
      const field = event.target instanceof Element && event.target.closest('[data-field]');
      const name = field instanceof HTMLElement ? (field.dataset.field ?? '') : '';
      toggle(isTarget(name) ? name : 'password');
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  });
}

/** The fields of a login; user name and password can be generated in place. */
export function LoginInputs({ spec, draft }: { spec: KindSpec; draft: ItemDraft }) {
  const [open, setOpen] = useState<Target | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const focus = (target: Target) =>
    list.current?.querySelector<HTMLElement>(`[data-field="${target}"] input`)?.focus();
  const toggle = (target: Target) => {
    setOpen(open === target ? null : target);
    focus(target);
  };
  const close = (target: Target) => {
    setOpen(null);
    focus(target);
  };
  useGeneratorKey(toggle);
  const now = editing.value;
  return (
    <div class="part" ref={list}>
      {spec.fields.map((field) => {
        const { name } = field;
        if (!isTarget(name)) return <KindInput key={name} field={field} draft={draft} />;
        const use = (value: string) => {
          setValue(name, value);
          close(name);
        };
        return (
          <div class="part" key={name} data-field={name}>
            <TargetInput field={field} draft={draft} isOpen={open === name} onToggle={() => toggle(name)} />
            {open === name && (
              <GeneratorPanel
                target={name}
                account={now && accountOf(now.id ?? now.formId)}
                isForPage={isForPage(draft)}
                host={hostOf(draft)}
                isNoted={!draft.reprompt}
                onUse={use}
                onClose={() => close(name)}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
