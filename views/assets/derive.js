/** The derive page: everything here makes it quicker; without scripts the form and its links do the same. */
import { answerInPlace } from './answer.js';
import { copyButtons } from './copy.js';
import { element } from './elements.js';
import { kindFields } from './kind-fields.js';
import { preview } from './preview.js';
import { visualEditor } from './visual-editor.js';

const form = element('ask', HTMLFormElement);
preview(form, '/reading');
kindFields(form);
answerInPlace(form);
visualEditor(form);
copyButtons();
