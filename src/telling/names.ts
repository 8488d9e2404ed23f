/** Greek letters by the name a student types; the LaTeX command is the same word. */
const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Pi: 'Π',
  Sigma: 'Σ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
};

/** The parts of a name: w1b is w with index 1b, yhat is y with a hat, ystar y with a star. */
interface NameParts {
  readonly stem: string;
  readonly accent: '' | 'hat' | 'star';
  readonly index: string;
}

function nameParts(name: string): NameParts {
  const [, letters = '', index = ''] = /^([A-Za-z]+)([0-9][A-Za-z0-9]*)?$/.exec(name) ?? [];
  const [, stem = '', accent] = /^(.+)(hat|star)$/.exec(letters) ?? [];
  if (accent && isLetter(stem)) return { stem, accent: accent === 'hat' ? 'hat' : 'star', index };
  return { stem: letters || safe(name), accent: '', index };
}

const isLetter = (stem: string): boolean => stem.length === 1 || Object.hasOwn(GREEK, stem);
/** What the reader lets through is letters and digits; anything else is dropped, so that no name can be a command. */
const safe = (name: string): string => name.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What a name shows to the factor after it: f, g and h before a bracket would be read as functions. */
export function edgeOfName(name: string): 'letter' | 'calling' | 'word' {
  if (['f', 'g', 'h'].includes(name)) return 'calling';
  return isLetter(nameParts(name).stem) ? 'letter' : 'word';
}

/** Whether a name ends in a superscript of its own. */
export const isStarred = (name: string): boolean => nameParts(name).accent === 'star';

/** A name in LaTeX: \theta, x_{1}, \hat{y}, y^{*}, \mathrm{rate}. */
export function latexName(name: string): string {
  const { stem, accent, index } = nameParts(name);
  const below = index && `_{${index}}`;
  if (accent === 'hat') return `\\hat{${latexStem(stem)}}${below}`;
  return `${latexStem(stem)}${below}${accent && '^{*}'}`;
}

function latexStem(stem: string): string {
  if (Object.hasOwn(GREEK, stem)) return `\\${stem}`;
  return stem.length === 1 ? stem : `\\mathrm{${stem}}`;
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const COMBINING_HAT = '\u0302';

/** A name on a terminal: θ, x₁, ŷ, y*, rate. An index with letters stays on the line: w1b. */
export function textName(name: string): string {
  const { stem, accent, index } = nameParts(name);
  const hatted = `${GREEK[stem] ?? stem}${accent === 'hat' ? COMBINING_HAT : ''}`.normalize('NFC');
  return `${hatted}${subscript(index)}${accent === 'star' ? '*' : ''}`;
}

/** Digits lowered where all of them can be. */
export const subscript = (index: string): string =>
  /^[0-9]*$/.test(index) ? [...index].map(digit => SUBSCRIPTS[Number(digit)]).join('') : index;
