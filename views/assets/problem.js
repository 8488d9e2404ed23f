/** A problem's page: its answers are marked in place. */
import { answerInPlace } from './answer.js';
import { element } from './elements.js';

answerInPlace(element('ask', HTMLFormElement));
