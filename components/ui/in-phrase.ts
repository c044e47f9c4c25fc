/** A label as it stands inside a phrase: "Password" in "Copy password"; names in capitals stay. */
export const inPhrase = (label: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(label) ? label.charAt(0).toLocaleLowerCase() + label.slice(1) : label;
