// SPDX-License-Identifier: Apache-2.0

/** What was found of a surface as a whole, as far as this page computes with it. */
export interface Findings {
  geometry?: { parameterNorm: number | null; directionNorms: number[]; cosine: number | null };
  spectrum?: {
    largest: number; smallest: number | null; trace: number | null; frobenius: number | null; rho: number | null;
  };
  planeOdds?: { saddle: number; minimum: number | null };
}

/** A finding as files hold it. */
export type RawFinding = { kind: string } & Record<string, unknown>;

/** By their kinds. JSON has no word for NaN and infinities: they arrive as strings. */
export function decodeFindings(raw: RawFinding[]): Findings {
  return Object.fromEntries(raw.map(({ kind, ...fields }) => [kind, numeric(fields)])) as Findings;
}

function numeric(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(numeric);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, numeric(each)]));
  }
  if (value === 'NaN') return null;
  return value === 'Infinity' || value === '-Infinity' ? Number(value) : value;
}
