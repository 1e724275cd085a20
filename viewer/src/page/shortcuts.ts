// SPDX-License-Identifier: Apache-2.0
import type { View } from '../scene/view';
import type { Controls } from '../ui/controls';
import type { KeyMap } from '../ui/keys';
import { turnLight } from '../ui/light-control';
import { lookKeys, nextLook } from '../ui/look-control';
import type { Inspector } from './inspector';
import type { Sectioner } from './sectioner';
import type { Timeline } from './timeline';

/** What keys speak to. */
export interface Parts {
  controls: Controls;
  inspector: Inspector;
  sectioner: Sectioner;
  timeline: Timeline;
}

/** Letters that switch what every reader may want; the page adds those of its buttons. */
export function anywhere({ controls, inspector, sectioner, timeline }: Parts): KeyMap {
  const flip = (id: string) => () => controls.flip(id);
  return {
    H: () => controls.nextMode(), C: () => controls.nextMap(), I: flip('surface-lines'),
    F: flip('floor-lines'), L: flip('line-labels'), G: flip('grid'), P: flip('paths'),
    B: flip('ball'), N: () => sectioner.next(), Y: () => inspector.nextSpot(),
    ',': () => timeline.walk(-1), '.': () => timeline.walk(1),
    T: nextLook, '[': () => turnLight(-15), ']': () => turnLight(15), ...lookKeys(),
  };
}

/** Keys that move the camera and the read-out, while the picture has the focus. */
export function onPicture(view: View, { inspector, timeline }: Parts): KeyMap {
  const { orbit } = view;
  return {
    ArrowLeft: () => orbit.turn(-1, 0), ArrowRight: () => orbit.turn(1, 0),
    ArrowUp: () => orbit.turn(0, 1), ArrowDown: () => orbit.turn(0, -1),
    'Shift+ArrowLeft': () => orbit.pan(-1, 0), 'Shift+ArrowRight': () => orbit.pan(1, 0),
    'Shift+ArrowUp': () => orbit.pan(0, 1), 'Shift+ArrowDown': () => orbit.pan(0, -1),
    '+': () => orbit.zoom(1 / 1.12), '=': () => orbit.zoom(1 / 1.12), '-': () => orbit.zoom(1.12),
    ' ': () => timeline.toggle(),
    A: () => inspector.walk(-1, 0), D: () => inspector.walk(1, 0),
    W: () => inspector.walk(0, 1), X: () => inspector.walk(0, -1),
  };
}
