/** Buttons that copy: the text of the element they name, or the address of the page. */

/**
 * @param {HTMLButtonElement} button
 */
function textFor(button) {
  const source = button.dataset.copy;
  return source ? (document.getElementById(source)?.textContent ?? '') : location.href;
}

/**
 * @param {HTMLButtonElement} button
 */
async function copy(button) {
  const label = button.dataset.label ?? button.textContent ?? '';
  button.dataset.label = label;
  try {
    await navigator.clipboard.writeText(textFor(button));
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Copying is not allowed here';
  }
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
}

/** Serves every copy and print button there is and will be on the page. */
export function copyButtons() {
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    if (button.dataset.copy !== undefined) copy(button);
    if (button.dataset.print !== undefined) print();
  });
}
