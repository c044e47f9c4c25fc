/**
 * What React does with a controlled input, in small: it puts its own `value` on the element to see every write, ignores input
 * events that seem to change nothing, and writes its state back whenever it draws.
 */
const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');

function control(input) {
  let tracked = input.value;
  let state = '';
  Object.defineProperty(input, 'value', {
    configurable: true,
    get() {
      return native.get.call(this);
    },
    set(value) {
      tracked = `${value}`;
      native.set.call(this, value);
    },
  });
  const draw = () => {
    input.value = state;
    input.dataset.state = state;
  };
  input.addEventListener('input', () => {
    if (native.get.call(input) === tracked) return;
    tracked = native.get.call(input);
    state = tracked;
    queueMicrotask(draw);
  });
  for (const type of ['keydown', 'focusout', 'change'])
    input.addEventListener(type, () => queueMicrotask(draw));
}

for (const input of document.querySelectorAll('input')) control(input);
