import { useId } from 'preact/hooks';

interface SliderProps {
  label: string;
  value: number;
  /** Least and most. */
  limits: readonly [number, number];
  onChange: (value: number) => void;
}

const BIG_STEP = 5;

/** How far a key moves it beyond what the browser does by itself; null for other keys. */
function bigStep({ key, shiftKey }: KeyboardEvent): number | null {
  if (!shiftKey) return null;
  if (key === 'ArrowUp' || key === 'ArrowRight') return BIG_STEP;
  return key === 'ArrowDown' || key === 'ArrowLeft' ? -BIG_STEP : null;
}

/** A number on a line; arrows move it by one, with Shift by five. */
export function Slider({ label, value, limits: [least, most], onChange }: SliderProps) {
  const id = useId();
  const onKey = (event: KeyboardEvent) => {
    const step = bigStep(event);
    if (step === null) return;
    event.preventDefault();
    onChange(Math.min(Math.max(value + step, least), most));
  };
  return (
    <div class="line slider">
      <label class="small t2" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="grow"
        type="range"
        min={least}
        max={most}
        value={value}
        onKeyDown={onKey}
        onInput={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
      />
      <span class="count" aria-hidden="true">
        {value}
      </span>
    </div>
  );
}
