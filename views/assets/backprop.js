/** The page of programs: the same help as on the derive page, for definitions and a point. */
import { answerInPlace } from './answer.js';
import { copyButtons } from './copy.js';
import { element } from './elements.js';
import { outdatedOnEdit } from './outdated.js';
import { preview } from './preview.js';

const form = element('ask', HTMLFormElement);
preview(form, '/backprop/reading');
answerInPlace(form);
copyButtons();
const table = document.querySelector('.own-table form');
if (table instanceof HTMLFormElement) outdatedOnEdit(table, '.own-table .mark, .own-table .score');
