/** The page of programs: the same help as on the derive page, for definitions and a point. */
import { answerInPlace } from './answer.js';
import { copyButtons } from './copy.js';
import { element } from './elements.js';
import { preview } from './preview.js';

const form = element('ask', HTMLFormElement);
preview(form, '/backprop/reading');
answerInPlace(form);
copyButtons();
