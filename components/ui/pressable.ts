/** For options of a list whose keys are handled by the field that points at them: they take the pointer only. */
export const pressable = (
  onClick: (event: MouseEvent) => void,
): { onClick: (event: MouseEvent) => void } => ({ onClick });
