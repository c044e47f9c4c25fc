import type { ComponentChildren } from 'preact';
import { Mark } from './Mark';
import { useAutofocus } from './use-autofocus';

interface MarkFormProps {
  onSubmit: () => void;
  children: ComponentChildren;
}

/** The form of a whole screen below the product's mark: Enter sends it, its marked field has the focus. */
export function MarkForm({ onSubmit, children }: MarkFormProps) {
  const form = useAutofocus<HTMLFormElement>();
  return (
    <form
      class="mid"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Mark />
      {children}
    </form>
  );
}
