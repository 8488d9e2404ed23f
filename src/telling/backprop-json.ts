import type { Certificate } from '../checking/certificate.ts';
import { strictText } from '../expression/strict.ts';
import type { Pass } from '../graph/pass.ts';
import { type CertificateJson, certificateJson, finite } from './json.ts';

/** The object that `backprop --format json` and the API give. A number outside the domain is null, as JSON has no NaN. */
interface BackpropJson {
  /** In topological order. */
  readonly nodes: readonly {
    readonly name: string;
    /** Strict text in the names of the parents; an input's is its own name. */
    readonly expression: string;
    readonly value: number | null;
    readonly adjoint: number | null;
    readonly parents: readonly string[];
    readonly slopes: readonly (number | null)[];
  }[];
  readonly gradient: Readonly<Record<string, number | null>>;
  readonly certificate: CertificateJson;
}

/** A backpropagation as plain data that survives JSON. */
export const backpropJson = ({ nodes, gradient }: Pass, certificate: Certificate): BackpropJson => ({
  nodes: nodes.map(({ name, right, value, adjoint, parents, slopes }) => ({
    name,
    expression: strictText(right),
    value: finite(value),
    adjoint: finite(adjoint),
    parents,
    slopes: slopes.map(finite),
  })),
  gradient: Object.fromEntries(Object.entries(gradient).map(([name, slope]) => [name, finite(slope)])),
  certificate: certificateJson(certificate),
});
