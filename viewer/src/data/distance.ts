// SPDX-License-Identifier: Apache-2.0
import type { Findings } from './findings';

/** How far a point of the plane is from the centre, in both units; `parameters` may be unknown. */
export interface Distance {
  /** √(α² + β²): multiples of the directions. */
  multiples: number;
  /** ‖α d₁ + β d₂‖ in parameter space, from the directions' norms and their cosine. */
  parameters: number | null;
}

export function distanceFromCentre(
  alpha: number, beta: number, geometry: Findings['geometry'],
): Distance {
  const multiples = Math.hypot(alpha, beta);
  const [n1, n2] = geometry?.directionNorms ?? [];
  if (n1 === undefined) return { multiples, parameters: null };
  if (beta === 0) return { multiples, parameters: Math.abs(alpha) * n1 };
  if (n2 === undefined) return { multiples, parameters: null };
  const cosine = geometry?.cosine ?? 0;
  const square = (alpha * n1) ** 2 + (beta * n2) ** 2 + 2 * alpha * beta * n1 * n2 * cosine;
  return { multiples, parameters: Math.sqrt(Math.max(0, square)) };
}
