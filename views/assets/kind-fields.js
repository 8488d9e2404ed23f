/** The fields that only some kinds of differentiation need: shown, and sent, for those alone. */
import { element } from './elements.js';

/**
 * @param {HTMLFormElement} form
 */
export function kindFields(form) {
  const kind = element('kind', HTMLSelectElement);
  kind.addEventListener('change', () => {
    const { fields = '', needed } = kind.selectedOptions[0]?.dataset ?? {};
    for (const place of form.querySelectorAll('[data-field]')) {
      if (place instanceof HTMLElement)
        show(place, fields.split(' ').includes(place.dataset.field ?? ''), place.dataset.field === needed);
    }
  });
}

/**
 * @param {HTMLElement} place
 * @param {boolean} isAsked
 * @param {boolean} isNeeded
 */
function show(place, isAsked, isNeeded) {
  place.hidden = !isAsked;
  const box = place.querySelector('input, select');
  if (box instanceof HTMLInputElement) {
    box.required = isNeeded;
    if (box.name === 'at' && box.value === '') box.value = pointBelow();
  }
  if (box instanceof HTMLInputElement || box instanceof HTMLSelectElement) box.disabled = !isAsked;
}

/** The point that was typed beside the table of the answer. */
function pointBelow() {
  const box = document.getElementById('at');
  return box instanceof HTMLInputElement ? box.value : '';
}
