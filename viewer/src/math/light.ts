// SPDX-License-Identifier: Apache-2.0

/** Direction to the light: x east, y up, z towards the viewer; length 1. */
export interface Light {
  x: number;
  y: number;
  z: number;
}

/** Where the light stands when a page opens: beside the first camera, low enough to show relief. */
export const FIRST_LIGHT = { azimuth: 205, elevation: 48 };

/** In degrees: azimuth counter-clockwise from α towards β, elevation above the floor. */
export function lightFrom(azimuth: number, elevation: number): Light {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  return { x: Math.cos(e) * Math.cos(a), y: Math.sin(e), z: -Math.cos(e) * Math.sin(a) };
}
