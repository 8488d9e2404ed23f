/** The page that marks a table: a file may be dropped on the page, and the rows are counted while they are marked. */
import { element } from './elements.js';
import { outdatedOnEdit } from './outdated.js';

const form = element('ask', HTMLFormElement);
const state = element('state', HTMLElement);
const bar = element('progress', HTMLProgressElement);
const file = element('file', HTMLInputElement);
const { answered } = outdatedOnEdit(form);

form.addEventListener('submit', async event => {
  event.preventDefault();
  form.setAttribute('aria-busy', 'true');
  bar.hidden = false;
  bar.removeAttribute('value');
  state.textContent = 'Sending…';
  try {
    await mark();
  } catch {
    state.textContent = 'No answer came: the server cannot be reached. What you pasted is still in the box.';
  }
  bar.hidden = true;
  form.removeAttribute('aria-busy');
});

/** Sends the form and follows the lines that come back: so many rows of so many, at the end the page. */
async function mark() {
  const answer = await fetch(form.action, {
    method: 'POST',
    body: new FormData(form),
    headers: { Accept: 'application/x-ndjson' },
  });
  if (answer.headers.get('Content-Type')?.startsWith('application/x-ndjson') !== true) {
    put(await answer.text());
    return;
  }
  let isDone = false;
  for await (const { marked, rows, page } of linesOf(answer)) {
    if (page !== undefined) put(page);
    else tell(marked, rows);
    isDone = page !== undefined;
  }
  if (!isDone) throw new Error('The answer broke off.');
}

/**
 * Each line of an answer, parsed.
 * @param {Response} answer
 */
async function* linesOf(answer) {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    const lines = (rest + read.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
}

/**
 * @param {number} marked
 * @param {number} rows
 */
function tell(marked, rows) {
  bar.max = rows;
  bar.value = marked;
  state.textContent = `${marked} of ${rows} rows marked`;
}

/**
 * @param {string} markup
 */
function put(markup) {
  const page = new DOMParser().parseFromString(markup, 'text/html');
  const answer = page.getElementById('answer') ?? page.getElementById('refusal');
  const place = element('answer', HTMLElement);
  const first = answer?.querySelector('[data-focus]');
  // A result is long and gets the focus; a complaint leaves it where it is, and is read out.
  place.setAttribute('aria-live', first ? 'off' : 'polite');
  place.replaceChildren(...(answer?.childNodes ?? []));
  state.textContent = '';
  answered();
  if (first) document.getElementById(first.id)?.focus();
}

// A file goes before what is typed; what is typed after it was chosen is meant instead of it.
element('table', HTMLTextAreaElement).addEventListener('input', () => {
  file.value = '';
});

// Dropped beside the form a file would take the place of the page.
for (const kind of ['dragenter', 'dragover'])
  document.addEventListener(kind, event => {
    event.preventDefault();
    form.classList.add('dropping');
  });
document.addEventListener('dragleave', () => form.classList.remove('dropping'));
document.addEventListener('drop', event => {
  event.preventDefault();
  form.classList.remove('dropping');
  const files = event.dataTransfer?.files;
  if (!files?.length) return;
  file.files = files;
  form.dispatchEvent(new Event('change'));
});
