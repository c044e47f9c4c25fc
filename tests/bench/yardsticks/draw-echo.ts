/** Turns a blank page into one that shows what is typed and does nothing else. Runs in the page. */
export function drawEcho(): void {
  const input = document.createElement('input');
  const main = document.createElement('main');
  const text = document.createTextNode('');
  main.append(text);
  document.body.append(input, main);
  input.addEventListener('input', () => {
    text.data = input.value;
  });
  input.focus();
}
