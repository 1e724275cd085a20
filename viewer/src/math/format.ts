// SPDX-License-Identifier: Apache-2.0

/** Four significant digits, as a person writes them; NaN and infinities in their signs. */
export function short(value: number, digits = 4): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+∞' : '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) return scientific(value, digits);
  return minus(String(Number(value.toPrecision(digits))));
}

/** A share of a whole. */
export function percent(share: number, decimals = 1): string {
  return `${(100 * share).toFixed(decimals)} %`;
}

/** A tick: round already, so without noise digits. */
export function tick(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e5 || (size > 0 && size < 1e-3)) return scientific(value, 3);
  return minus(String(Number(value.toPrecision(6))));
}

function scientific(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  const power = `10${superscript(Number(exponent))}`;
  const front = minus(String(Number(mantissa)));
  return front === '1' ? power : `${front}·${power}`;
}

function superscript(n: number): string {
  return minus(String(n)).replace(/[−0-9]/g, (c) => (c === '−' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]));
}

function minus(text: string): string {
  return text.replace('-', '−');
}
