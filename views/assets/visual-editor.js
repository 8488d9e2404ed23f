/** The visual editor: MathLive, fetched from this server when it is first opened; the box then holds its LaTeX. */
import { element, field } from './elements.js';

const MODULE = '/assets/mathlive/mathlive.min.mjs';

/**
 * @param {HTMLFormElement} form
 */
export function visualEditor(form) {
  const toggle = element('visual-toggle', HTMLButtonElement);
  const place = element('visual', HTMLElement);
  toggle.hidden = false;
  toggle.addEventListener('click', async () => {
    toggle.disabled = true;
    if (place.hidden) await open(form, place, toggle);
    else close(form, place, toggle);
    toggle.disabled = false;
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} place
 * @param {HTMLButtonElement} toggle
 */
async function open(form, place, toggle) {
  try {
    const editor = await newEditor();
    const box = field(form, 'f');
    editor.value = field(form, 'syntax').value === 'latex' ? box.value : (reading('latex') ?? '');
    editor.addEventListener('input', () => write(form, editor.value, 'latex'));
    editor.addEventListener('keydown', event => submitOnEnter(form, event));
    place.replaceChildren(editor);
    place.hidden = false;
    label(toggle, true);
    editor.focus();
  } catch {
    toggle.textContent = 'The visual editor could not be loaded';
  }
}

/**
 * Enter asks for the derivative, as it does in the box.
 * @param {HTMLFormElement} form
 * @param {KeyboardEvent} event
 */
function submitOnEnter(form, event) {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  form.requestSubmit();
}

/**
 * Goes back to plain text: what was read last, written out.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} place
 * @param {HTMLButtonElement} toggle
 */
function close(form, place, toggle) {
  place.hidden = true;
  place.replaceChildren();
  label(toggle, false);
  if (field(form, 'syntax').value === 'latex') write(form, reading('strict') ?? '', 'text');
  field(form, 'f').focus();
}

/** A field of MathLive with its fonts from this server and without its sounds. */
async function newEditor() {
  const { MathfieldElement } = await import(MODULE);
  MathfieldElement.fontsDirectory = '/assets/mathlive/fonts';
  MathfieldElement.soundsDirectory = null;
  const editor = new MathfieldElement();
  editor.mathVirtualKeyboardPolicy = 'manual';
  editor.setAttribute('aria-label', 'Function, visual editor');
  return editor;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} text
 * @param {'text' | 'latex'} syntax
 */
function write(form, text, syntax) {
  field(form, 'f').value = text;
  field(form, 'syntax').value = syntax;
  form.dispatchEvent(new Event('input'));
}

/**
 * What the line below the box says it read.
 * @param {'latex' | 'strict'} spelling
 */
function reading(spelling) {
  const shown = document.querySelector('.understood');
  return shown instanceof HTMLElement ? shown.dataset[spelling] : undefined;
}

/**
 * @param {HTMLButtonElement} toggle
 * @param {boolean} isOpen
 */
function label(toggle, isOpen) {
  toggle.setAttribute('aria-expanded', String(isOpen));
  toggle.textContent = isOpen ? 'Back to plain text' : 'Visual editor';
}
