import { derivationReport } from './derivations.ts';
import { gradientFigures } from './gradients.ts';
import { growthTable } from './growth.ts';
import { environment, figureTable } from './report.ts';
import { startUpFigure } from './start-up.ts';

const announce = (what: string): void => console.error(`${what} …`);

announce('Starting up');
const startUp = startUpFigure();
announce('Derivations, about a minute');
const derivations = await derivationReport();
announce('Gradients');
const gradients = await gradientFigures();
announce('Growth');
const growth = growthTable();

console.log(`${environment()}\n`);
console.log(`${figureTable([...derivations.figures, ...gradients, startUp])}\n`);
console.log(`${derivations.remarks.join('\n')}\n`);
console.log(growth);
