/** The Greek letters by their English names, small ones and the capitals that differ from Latin ones. */
export const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ϵ: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ϑ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  µ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  π: 'pi',
  ϖ: 'pi',
  ρ: 'rho',
  ϱ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  ϕ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
  Γ: 'Gamma',
  Δ: 'Delta',
  Θ: 'Theta',
  Λ: 'Lambda',
  Ξ: 'Xi',
  Π: 'Pi',
  Σ: 'Sigma',
  Υ: 'Upsilon',
  Φ: 'Phi',
  Ψ: 'Psi',
  Ω: 'Omega',
};

/** The English names of the Greek letters. */
export const GREEK_NAMES: ReadonlySet<string> = new Set(Object.values(GREEK));

/** LaTeX commands for variants of a Greek letter. */
export const GREEK_VARIANTS: Readonly<Record<string, string>> = {
  varepsilon: 'epsilon',
  vartheta: 'theta',
  varpi: 'pi',
  varrho: 'rho',
  varsigma: 'sigma',
  varphi: 'phi',
};

/** Marks over a letter, by their combining sign: ŷ is the symbol yhat. */
export const COMBINING_MARKS: Readonly<Record<string, string>> = {
  '\u0302': 'hat',
  '\u0304': 'bar',
  '\u0305': 'bar',
  '\u0303': 'tilde',
};

/** Words for a mark that may follow a letter: yhat is one symbol. */
export const MARKS: readonly string[] = ['hat', 'bar', 'tilde', 'star'];
