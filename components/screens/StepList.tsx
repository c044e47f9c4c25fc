import { Icon } from '../ui/Icon';

/** Steps of a long work: those before `at` are done, `at` is under way. */
export function StepList({ steps, at }: { steps: readonly string[]; at: number }) {
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <li
          key={step}
          class={index < at ? 'done' : index === at ? 'now' : ''}
          aria-current={index === at ? 'step' : undefined}
        >
          <Icon
            name={index < at ? 'check' : index === at ? 'key' : 'lock'}
            small
            class={index < at ? 'ok' : ''}
          />
          {step}
        </li>
      ))}
    </ol>
  );
}
