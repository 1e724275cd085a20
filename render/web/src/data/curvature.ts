// SPDX-License-Identifier: Apache-2.0
import { percent, short } from '../math/format';
import type { Landscape } from './model';

/** What a file knows of the Hessian at its centre, by name. */
export function hessianFigures(facts: Record<string, number>): [name: string, value: number | undefined][] {
  const { lambdaMax, lambdaMin } = facts;
  return [
    ['λmax', lambdaMax],
    ['λmin', lambdaMin],
    ['λmin/λmax', lambdaMax > 0 ? lambdaMin / lambdaMax : undefined],
    ['tr H', facts.trace],
    ['‖H‖', facts.frobenius],
    ['ρ', facts.rho],
  ];
}

/** What the Hessian at the centre says of planes through it; empty where the file does not know. */
export function curvatureNotes({ provenance }: Landscape): string[] {
  const facts = provenance?.facts ?? {};
  const { minimumOdds, saddleOdds } = facts;
  const figures = hessianFigures(facts).filter(([, value]) => value !== undefined) as [string, number][];
  if (figures.length === 0) return [];
  const told = figures.map(([name, value]) => `${name} = ${short(value, 3)}`);
  const notes = [`the Hessian at the centre has ${told.join(', ')}`];
  if (saddleOdds !== undefined) {
    const minimum = minimumOdds === undefined ? '' : ` and a minimum with ${percent(minimumOdds)}`;
    notes.push(`a random Gaussian plane would show a saddle with a probability of ${percent(saddleOdds)}${minimum}`);
  }
  return notes;
}

/** Where the quadratic model of the loss stops holding; empty where the file has none. */
export function quadraticNotes({ provenance, y }: Landscape): string[] {
  const facts = provenance?.facts ?? {};
  const radius = facts['quadratic.radius'];
  const tolerance = facts['quadratic.tolerance'];
  if (radius === undefined || tolerance === undefined) return [];
  const within = tolerance > 0 ? `${short(100 * tolerance)} % of its rise` : 'one standard error';
  const where = y === null
    ? `for α from ${short(facts['quadratic.x.from'], 3)} to ${short(facts['quadratic.x.to'], 3)}`
    : `to a distance of ${short(radius, 3)} from the centre`;
  return [`the quadratic model of the loss is within ${within} ${where}`];
}
