/** Sending a form without leaving the page: its answer takes the place of the one before, and the address says it. */
import { element, parameters } from './elements.js';
import { outdatedOnEdit } from './outdated.js';

/**
 * @param {HTMLFormElement} form
 */
export function answerInPlace(form) {
  const { answered } = outdatedOnEdit(form);
  let asked = question();
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (form.method === 'post') {
      load(form.action, { method: 'POST', body: parameters(form) }, answered);
      return;
    }
    const address = `${form.action}?${parameters(form)}`;
    history.pushState(null, '', address);
    asked = question();
    load(address, {}, answered);
  });
  form.addEventListener('change', event => {
    if (event.target instanceof HTMLSelectElement && element('answer', HTMLElement).childElementCount)
      form.requestSubmit();
  });
  addEventListener('popstate', () => {
    if (question() !== asked) location.reload();
  });
}

/** What the address asks; a place on the page (#main) is no question. */
const question = () => location.pathname + location.search;

/**
 * Fetches a page and puts its answer into this one.
 * @param {string} address
 * @param {RequestInit} request
 * @param {() => void} answered called when it has been put there
 */
async function load(address, request, answered) {
  const place = element('answer', HTMLElement);
  place.setAttribute('aria-busy', 'true');
  place.classList.add('busy');
  announce('Working…');
  try {
    put(await pageAt(address, request), place);
    answered();
    announce('');
  } catch {
    announce('No answer came: the server cannot be reached. What you typed is still in the box.');
  }
  place.removeAttribute('aria-busy');
  place.classList.remove('busy');
}

/**
 * @param {string} address
 * @param {RequestInit} request
 */
async function pageAt(address, request) {
  const answer = await fetch(address, request);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

/**
 * @param {Document} page
 * @param {HTMLElement} place
 */
function put(page, place) {
  const answer = page.getElementById('answer') ?? page.getElementById('refusal');
  if (!answer) throw new Error('The page has no answer.');
  const focused = document.activeElement?.id;
  place.replaceChildren(...answer.childNodes);
  const first = place.querySelector('[data-focus]');
  if (first instanceof HTMLElement) first.focus();
  else if (focused) document.getElementById(focused)?.focus();
  const reading = page.getElementById('reading');
  if (reading) element('reading', HTMLElement).replaceChildren(...reading.childNodes);
  document.title = page.title;
}

/**
 * @param {string} sentence
 */
function announce(sentence) {
  element('state', HTMLElement).textContent = sentence;
}
