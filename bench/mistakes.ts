import { accusedNoise, isAmong, isFirst, missedShapes, type Named, namedAnswers } from '../test/marked-sets.ts';
import { derivativeTimes, longFunctions } from './diagnosis-times.ts';

/*
 * What diagnosis does on seeded answers, and what it costs: node bench/mistakes.ts [seed]. Wrong answers are made by
 * formulas on building blocks (test/wrong-answers.ts) and written in other shapes; random answers are about as large as the
 * right ones; right ones are reshaped.
 */
const seed = Number(process.argv[2] ?? 1);
const [OF_EACH_MISTAKE, NOISE_OF_EACH, SHAPES_OF_EACH] = [28, 18, 32];

const share = (part: number, whole: number): string => `${part} of ${whole} (${((100 * part) / whole).toFixed(2)} %)`;

const told = ({ of, ids }: Named): string =>
  `  ${of.id} in ${of.f}: ${ids.map(([id]) => id).join(' ') || 'nothing named'}`;

const named = namedAnswers(seed, OF_EACH_MISTAKE);
const missed = named.filter(each => !isFirst(each));
console.log(`first name right: ${share(named.length - missed.length, named.length)}`);
console.log(`named at all: ${share(named.filter(isAmong).length, named.length)}`);
console.log(missed.map(told).join('\n'));

const noise = accusedNoise(seed, NOISE_OF_EACH);
console.log(`random answers accused: ${share(noise.accused.length, noise.tried)}`);
for (const { f, answer, as } of noise.accused) console.log(`  ${answer} for ${f}: ${as.join(', ')}`);

const shapes = missedShapes(seed, SHAPES_OF_EACH);
console.log(`right answers not seen to be right: ${share(shapes.missed.length, shapes.tried)}`);
for (const { right, shape, said } of shapes.missed) console.log(`  ${said}: ${shape} for ${right}`);

for (const line of [...derivativeTimes(), ...longFunctions()]) console.log(line);
