// SPDX-License-Identifier: Apache-2.0

/**
 * `f4:` or `f8:` and base64 of little-endian IEEE numbers. Java writes `f4` only where no value
 * loses a bit by it, so both decode to the very numbers of the file; NaN and infinities included.
 */
export function decodeNumbers(text: string): Float64Array {
  const bytes = decodeBase64(text.slice(3));
  const view = new DataView(bytes.buffer);
  switch (text.slice(0, 3)) {
    case 'f4:':
      return Float64Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
    case 'f8:':
      return Float64Array.from({ length: bytes.length / 8 }, (_, i) => view.getFloat64(8 * i, true));
    default:
      throw new Error(`numbers begin with f4: or f8:, got "${text.slice(0, 3)}"`);
  }
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

export function decodeHex(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}
