// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Box } from '../math/box';
import type { Light } from '../math/light';
import { CHUNK, Chunks } from '../math/lod';
import type { Shade } from '../math/relief';
import type { LookName } from '../state/looks';
import { chunkGeometry } from './chunk-geometry';
import type { DisplayFields } from './display-fields';
import { heightTexture, mapTexture, shadeTexture, slopeTexture, tintTexture } from './field-textures';
import { chooseLevels, type Viewpoint } from './level-choice';
import {
  depthMaterial, lookMaterial, setLevels, setSpheres, type Sphere, surfaceUniforms,
} from './surface-material';

/**
 * One lit surface. Heights, slopes, colours and light are textures; the mesh is a set of chunks
 * that all look into them, each at the level of detail that its distance asks for.
 */
export class SurfaceMesh {
  readonly group = new THREE.Group();
  private readonly uniforms = surfaceUniforms();
  private readonly materials = new Map<LookName, THREE.ShaderMaterial>();
  private readonly depth = depthMaterial(this.uniforms);
  private chunks: Chunks | null = null;
  private faces: THREE.Mesh[] = [];
  private underlays: THREE.Mesh[] = [];
  private box: Box = { width: 1, depth: 1, height: 1, gap: 0 };
  private look: LookName = 'smooth';

  setMap(triples: Uint8Array): void {
    this.replace('uMap', mapTexture(triples));
  }

  setLook(look: LookName): void {
    this.look = look;
    const material = this.material();
    for (const face of this.faces) face.material = material;
  }

  /** Below 1 the surface is seen through. */
  setOpacity(opacity: number): void {
    this.uniforms.uOpacity.value = opacity;
    for (const material of this.materials.values()) transparent(material, opacity);
    for (const underlay of this.underlays) underlay.userData['on'] = opacity < 1;
  }

  setGrid(on: boolean): void {
    this.uniforms.uGrid.value = on ? 1 : 0;
  }

  /** Heights of the contour lines, 0 to 1, where bands of colour end. */
  setBands(levels: number[]): void {
    setLevels(this.uniforms, levels);
  }

  /** What stands in the light: balls, and heads of pins. */
  setSpheres(spheres: Sphere[]): void {
    setSpheres(this.uniforms, spheres);
  }

  setTicks(ticks: [u: number, v: number, stepU: number, stepV: number]): void {
    this.uniforms.uTicks.value.set(...ticks);
  }

  /** Device pixels a CSS pixel: strokes and hatches keep their width. */
  setPixel(ratio: number): void {
    this.uniforms.uPixel.value = ratio;
    this.uniforms.uHatch.value = 9 * ratio;
  }

  setShape(fields: DisplayFields, box: Box): void {
    const { columns, rows, values } = fields.heights;
    if (values.some(Number.isNaN)) throw new Error('a mesh must not hold NaN');
    this.replace('uHeight', heightTexture(fields.heights));
    this.replace('uSlope', slopeTexture(fields.heights));
    this.uniforms.uNodes.value.set(columns, rows);
    this.uniforms.uCells.value.set((columns - 1) / fields.factor, (rows - 1) / fields.factor);
    this.uniforms.uMeasured.value.copy(this.uniforms.uCells.value).addScalar(1);
    this.chunks = new Chunks(fields.heights);
    this.setBox(box);
    this.build(this.chunks);
  }

  /** After a change of stretch alone. */
  setBox(box: Box): void {
    this.box = box;
    this.uniforms.uBox.value.set(box.width, box.height, box.depth);
    this.uniforms.uRise.value.set(box.height / box.width, box.height / box.depth);
  }

  setTint(fields: DisplayFields): void {
    this.replace('uTint', tintTexture(fields.colours, fields.mask, fields.kinds));
  }

  setSun(light: Light, sun: Shade): void {
    this.uniforms.uLight.value.set(light.x, light.y, light.z);
    this.replace('uSun', shadeTexture(sun));
    this.uniforms.uSunNodes.value.set(sun.columns, sun.rows);
  }

  setSky(sky: Shade): void {
    this.replace('uSky', shadeTexture(sky));
    this.uniforms.uSkyNodes.value.set(sky.columns, sky.rows);
  }

  /** Before a frame: the chunks in sight, each as fine as it must be. */
  prepare(camera: THREE.PerspectiveCamera, view: Viewpoint): void {
    if (this.chunks === null) return;
    const { levels, inSight } = chooseLevels(this.chunks, this.box, camera, view);
    this.faces.forEach((face, chunk) => {
      face.visible = inSight[chunk] === 1;
      const underlay = this.underlays[chunk];
      underlay.visible = face.visible && underlay.userData['on'] === true;
      if (!face.visible) return;
      face.geometry = chunkGeometry(this.chunks!.around(levels, chunk));
      underlay.geometry = face.geometry;
    });
  }

  /** Frees the textures; the chunks' geometries belong to all surfaces. */
  dispose(): void {
    for (const uniform of Object.values(this.uniforms)) {
      if (uniform.value instanceof THREE.Texture) uniform.value.dispose();
    }
    for (const material of [...this.materials.values(), this.depth]) material.dispose();
  }

  private build(chunks: Chunks): void {
    if (this.faces.length === chunks.count && this.faces[0]?.userData['across'] === chunks.across) return;
    this.group.clear();
    const own = { own: 0, west: 0, east: 0, south: 0, north: 0 };
    const make = (material: THREE.Material, order: number) =>
      Array.from({ length: chunks.count }, (_, chunk) => {
        const mesh = new THREE.Mesh(chunkGeometry(own), material);
        const x = chunk % chunks.across;
        mesh.position.set(x * CHUNK, 0, ((chunk - x) / chunks.across) * CHUNK);
        mesh.userData['across'] = chunks.across;
        // Bounds are in nodes, not in the world: `prepare` culls.
        mesh.frustumCulled = false;
        mesh.renderOrder = order;
        this.group.add(mesh);
        return mesh;
      });
    this.faces = make(this.material(), 0);
    this.underlays = make(this.depth, -1);
    this.setOpacity(this.uniforms.uOpacity.value);
  }

  private material(): THREE.ShaderMaterial {
    let material = this.materials.get(this.look);
    if (material === undefined) {
      material = lookMaterial(this.look, this.uniforms);
      transparent(material, this.uniforms.uOpacity.value);
      this.materials.set(this.look, material);
    }
    return material;
  }

  private replace(name: 'uMap' | 'uHeight' | 'uSlope' | 'uTint' | 'uSun' | 'uSky', by: THREE.Texture): void {
    this.uniforms[name].value?.dispose();
    this.uniforms[name].value = by;
  }
}

function transparent(material: THREE.ShaderMaterial, opacity: number): void {
  if (material.transparent === opacity < 1) return;
  material.transparent = opacity < 1;
  material.needsUpdate = true;
}
