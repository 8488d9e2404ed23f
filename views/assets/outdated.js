/** Verdicts of what has been changed since: each is marked as soon as a field that it speaks of is edited. */

const SENTENCE = 'This verdict is of what stood here before your change; check again.';
/** What says something about an answer. */
const VERDICTS = '.verdict, #judged, #marked';
/** A box with a verdict of its own. */
const BOX = '.boxed, .cells td';

/**
 * Marks verdicts as outdated while the form says something else than they are of, and unmarks them where it says the same
 * again. Of a form with several boxes each verdict is of the box it stands with, and of the fields in no such box.
 * `answered` is to be called where new verdicts have come; they are of what the form said when it was sent.
 * @param {HTMLFormElement} form
 * @param {string} verdicts what selects them
 */
export function outdatedOnEdit(form, verdicts = VERDICTS) {
  let judged = said(form);
  let sent = judged;
  const compare = () => {
    const changed = [...said(form)].filter(([name, value]) => judged.get(name) !== value).map(([name]) => name);
    for (const verdict of document.querySelectorAll(verdicts)) mark(verdict, isOfOneOf(verdict, changed, form));
  };
  form.addEventListener('submit', () => {
    sent = said(form);
  });
  for (const kind of ['input', 'change', 'retype']) form.addEventListener(kind, compare);
  return {
    answered: () => {
      judged = sent;
      compare();
    },
  };
}

/**
 * What the fields of a form say that a verdict depends on: all but switches, which choose how it is told.
 * @param {HTMLFormElement} form
 */
function said(form) {
  const switches = [...form.querySelectorAll('input[type="checkbox"]')].map(box => box.getAttribute('name'));
  const fields = [...new FormData(form)].filter(([name]) => !switches.includes(name));
  return new Map(fields.map(([name, value]) => [name, typeof value === 'string' ? value : value.name]));
}

/**
 * @param {Element} verdict
 * @param {readonly string[]} changed the names of the fields that say something else
 * @param {HTMLFormElement} form
 */
function isOfOneOf(verdict, changed, form) {
  const own = verdict.closest(BOX)?.querySelector('input')?.name;
  return changed.some(name => own === undefined || name === own || !fieldNamed(form, name)?.closest(BOX));
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function fieldNamed(form, name) {
  const field = form.elements.namedItem(name);
  return field instanceof Element ? field : undefined;
}

/**
 * @param {Element} verdict
 * @param {boolean} isOutdated
 */
function mark(verdict, isOutdated) {
  if (verdict.classList.toggle('outdated', isOutdated) === (verdict.querySelector('.before-change') !== null)) return;
  if (isOutdated) verdict.prepend(note());
  else verdict.querySelector('.before-change')?.remove();
}

/** A live region of its own: the marked lines and tables stand in none. */
function note() {
  const paragraph = document.createElement('p');
  paragraph.className = 'before-change';
  paragraph.setAttribute('role', 'status');
  paragraph.textContent = SENTENCE;
  return paragraph;
}
