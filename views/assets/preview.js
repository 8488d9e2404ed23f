/** While typing: the reading in typeset maths, or the complaint, as the server makes it. */
import { element, field, parameters } from './elements.js';

/** Long enough not to ask at every key, short enough to feel at once. */
const PAUSE = 160;

/**
 * Keeps the line below a box up to date. `address` answers with its markup.
 * @param {HTMLFormElement} form
 * @param {string} address
 * @param {{ box: string, field: string }} names the id of the line, the name of the box
 */
export function preview(form, address, names = { box: 'reading', field: 'f' }) {
  const box = element(names.box, HTMLElement);
  /** @type {AbortController | undefined} */
  let asking;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${address}?${parameters(form)}`, { signal: asking.signal });
      show(await answer.text(), answer.ok || answer.status === 422);
      field(form, names.field).setAttribute('aria-invalid', String(answer.status === 422));
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) show('', false);
    }
  };

  /**
   * @param {string} markup
   * @param {boolean} isAnswer
   */
  const show = (markup, isAnswer) => {
    if (isAnswer) box.innerHTML = markup;
    else box.textContent = 'The reading cannot be shown just now; the page still works once the server answers.';
    form.dispatchEvent(new Event('read'));
  };

  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  form.addEventListener('retype', ask);
  box.addEventListener('click', event => retype(event, form));
}

/**
 * A link that offers another reading, or a variable, fills the form in; without scripts it is an ordinary link.
 * @param {MouseEvent} event
 * @param {HTMLFormElement} form
 */
function retype(event, form) {
  const link = event.target instanceof Element ? event.target.closest('a[data-f], a[data-wrt]') : null;
  if (!(link instanceof HTMLElement)) return;
  event.preventDefault();
  if (link.dataset.f !== undefined) field(form, 'f').value = link.dataset.f;
  if (link.dataset.wrt !== undefined) field(form, 'wrt').value = link.dataset.wrt;
  field(form, 'f').focus();
  form.dispatchEvent(new Event('retype'));
}
