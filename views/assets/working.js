/** The page that marks a derivation: the function is read while typing, and the marked lines come in place. */
import { answerInPlace } from './answer.js';
import { element } from './elements.js';
import { preview } from './preview.js';

const form = element('ask', HTMLFormElement);
preview(form, '/working/reading');
answerInPlace(form);
