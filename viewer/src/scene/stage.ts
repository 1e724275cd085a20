// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Rect } from '../math/layout';
import type { SurfacePanel } from './surface-panel';

const SLOW_FRAME_MS = 50;
const SETTLE_MS = 180;

/** How many pixels a height may be off, and how many triangles a frame may have. */
const STILL = { tolerance: 0.35, most: 2_500_000 };
const MOVING = { tolerance: 1.2, most: 500_000 };

/** One canvas and one renderer for all panels: a page may hold few WebGL contexts. */
export class Stage {
  private readonly renderer: THREE.WebGLRenderer;
  private applied = { width: 0, height: 0, ratio: 1 };
  private wanted = { width: 1, height: 1 };
  private movingRatio = Math.min(2, window.devicePixelRatio || 1);
  private slow = 0;

  /** Throws where the browser has no WebGL. */
  constructor(readonly canvas: HTMLCanvasElement) {
    // At its size from the start: to resize a live drawing buffer is slow without a GPU.
    const { clientWidth: width, clientHeight: height } = canvas;
    [canvas.width, canvas.height] = [width, height];
    this.applied = { width, height, ratio: 1 };
    this.renderer = new THREE.WebGLRenderer({ canvas, antialias: true, alpha: true });
    // Asking for compile messages waits for the compiler; the page's tests see a failed one.
    this.renderer.debug.checkShaderErrors = false;
    this.renderer.setClearAlpha(0);
    this.renderer.setScissorTest(true);
    this.renderer.autoClear = false;
    this.renderer.info.autoReset = false;
    if (isSoftware(this.renderer.getContext())) this.movingRatio *= 0.6;
  }

  resize(width: number, height: number): void {
    this.wanted = { width, height };
  }

  private apply(ratio: number): void {
    const { width, height } = this.wanted;
    const now = this.applied;
    if (now.width === Math.round(width) && now.height === Math.round(height) && now.ratio === ratio) {
      return;
    }
    this.applied = { width: Math.round(width), height: Math.round(height), ratio };
    this.renderer.setDrawingBufferSize(width, height, ratio);
  }

  static sharpRatio(): number {
    return Math.min(2, window.devicePixelRatio || 1);
  }

  /** Draws every panel; while `moving` on a slow machine, in fewer pixels and triangles. */
  draw(panels: SurfacePanel[], rects: Rect[], camera: THREE.PerspectiveCamera, moving: boolean): void {
    const ratio = moving ? this.movingRatio : Stage.sharpRatio();
    // Fewer pixels hide larger errors: the slower the machine, the coarser the mesh in motion.
    const detail = moving
      ? { ...MOVING, most: MOVING.most * (this.movingRatio / Stage.sharpRatio()) ** 2 } : STILL;
    this.drawAt(ratio, panels, rects, camera, detail);
  }

  /** Draws with `ratio` device pixels a CSS pixel; panels of one rectangle share its depth. */
  drawAt(
    ratio: number, panels: SurfacePanel[], rects: Rect[], camera: THREE.PerspectiveCamera,
    detail = STILL,
  ): void {
    this.apply(ratio);
    this.renderer.info.reset();
    this.renderer.setScissor(0, 0, this.wanted.width, this.wanted.height);
    this.renderer.clear();
    panels.forEach((panel, i) => {
      const r = rects[i];
      const bottom = this.wanted.height - r.y - r.height;
      this.renderer.setViewport(r.x, bottom, r.width, r.height);
      this.renderer.setScissor(r.x, bottom, r.width, r.height);
      panel.prepare(camera, { pixels: r.height * ratio, ...detail }, ratio);
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

/** Whether the processor does the graphics card's work: then motion starts with fewer pixels. */
function isSoftware(gl: WebGLRenderingContext | WebGL2RenderingContext): boolean {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = info === null ? '' : String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL));
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}
