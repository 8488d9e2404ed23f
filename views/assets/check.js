/** The page that marks an answer: both boxes are read while typing, and the verdict comes in place. */
import { answerInPlace } from './answer.js';
import { element } from './elements.js';
import { kindFields } from './kind-fields.js';
import { preview } from './preview.js';

const form = element('ask', HTMLFormElement);
preview(form, '/check/reading');
preview(form, '/check/answer', { box: 'own-reading', field: 'answer' });
kindFields(form);
answerInPlace(form);
