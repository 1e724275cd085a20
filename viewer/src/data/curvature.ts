// SPDX-License-Identifier: Apache-2.0
import type { Findings } from './findings';

/** What a file knows of the Hessian at its centre, by name. */
export function hessianFigures({ spectrum }: Findings): [name: string, value: number | undefined][] {
  const known = (value: number | null | undefined) => value ?? undefined;
  const [most, least] = [known(spectrum?.largest), known(spectrum?.smallest)];
  return [
    ['λmax', most],
    ['λmin', least],
    ['λmin/λmax', most !== undefined && least !== undefined && most > 0 ? least / most : undefined],
    ['tr H', known(spectrum?.trace)],
    ['‖H‖', known(spectrum?.frobenius)],
    ['ρ', known(spectrum?.rho)],
  ];
}
