// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Rect } from '../math/layout';
import type { SurfacePanel } from './surface-panel';

const SLOW_FRAME_MS = 50;
const SETTLE_MS = 180;

/** One canvas and one renderer for all panels: a page may hold few WebGL contexts. */
export class Stage {
  private readonly renderer: THREE.WebGLRenderer;
  private width = 1;
  private height = 1;
  private movingRatio = Math.min(2, window.devicePixelRatio || 1);
  private slow = 0;

  /** Throws where the browser has no WebGL. */
  constructor(readonly canvas: HTMLCanvasElement) {
    this.renderer = new THREE.WebGLRenderer({ canvas, antialias: true, alpha: true });
    this.renderer.setClearAlpha(0);
    this.renderer.setScissorTest(true);
    this.renderer.info.autoReset = false;
  }

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.renderer.setPixelRatio(Stage.sharpRatio());
    this.renderer.setSize(width, height, false);
  }

  private static sharpRatio(): number {
    return Math.min(2, window.devicePixelRatio || 1);
  }

  /** Draws every panel; while `moving` on a slow machine, in fewer pixels. */
  draw(panels: SurfacePanel[], rects: Rect[], camera: THREE.Camera, moving = false): void {
    const ratio = moving ? this.movingRatio : Stage.sharpRatio();
    if (ratio !== this.renderer.getPixelRatio()) {
      this.renderer.setPixelRatio(ratio);
      this.renderer.setSize(this.width, this.height, false);
    }
    this.renderer.info.reset();
    panels.forEach((panel, i) => {
      const r = rects[i];
      panel.setResolution(r.width, r.height);
      const bottom = this.height - r.y - r.height;
      this.renderer.setViewport(r.x, bottom, r.width, r.height);
      this.renderer.setScissor(r.x, bottom, r.width, r.height);
      this.renderer.render(panel.scene, camera);
    });
  }

  /** Told of the time between two frames of a movement; lowers the moving resolution if long. */
  learn(frameMs: number): void {
    this.slow = frameMs > SLOW_FRAME_MS ? this.slow + 1 : 0;
    if (this.slow >= 3 && this.movingRatio > 0.5) {
      this.movingRatio = Math.max(0.5, this.movingRatio * 0.7);
      this.slow = 0;
    }
  }

  static readonly settleMs = SETTLE_MS;

  get triangles(): number {
    return this.renderer.info.render.triangles;
  }
}
