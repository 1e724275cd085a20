// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';

/** The part of a panel, in 0..1 from its top left, that the picture should fill. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const AZIMUTH = THREE.MathUtils.degToRad(32);
const ELEVATION = THREE.MathUtils.degToRad(33);
const FOV = 28;
/** So narrow that a view from above is a map: hardly any perspective. */
const MAP_FOV = 5;
const TURN = THREE.MathUtils.degToRad(5);

/** From one place and aim to another. */
interface Journey {
  start: number;
  from: THREE.Vector3;
  to: THREE.Vector3;
  fromTarget: THREE.Vector3;
  toTarget: THREE.Vector3;
}

const JOURNEY_MS = 450;

/** One camera for all panels, turned by mouse, touch or keys. */
export class OrbitCamera {
  readonly camera = new THREE.PerspectiveCamera(FOV, 1, 0.1, 200);
  private readonly controls: OrbitControls;
  /** False until the reader turns, moves or zooms; then a resize no longer refits. */
  touched = false;
  private journey: Journey | null = null;

  constructor(canvas: HTMLElement, private readonly calm: boolean, changed: () => void) {
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.enableDamping = !calm;
    this.controls.dampingFactor = 0.12;
    this.controls.zoomToCursor = true;
    this.controls.minDistance = 0.12;
    this.controls.maxDistance = 100;
    this.controls.maxPolarAngle = Math.PI * 0.94;
    this.controls.addEventListener('change', changed);
    this.controls.addEventListener('start', () => {
      this.touched = true;
      this.journey = null;
    });
  }

  /** Position, target and field of view: what a link needs to restore the view. */
  get pose(): number[] {
    return [...this.camera.position.toArray(), ...this.controls.target.toArray(), this.camera.fov];
  }

  set pose([x, y, z, tx, ty, tz, fov]: number[]) {
    this.touched = true;
    this.camera.fov = fov;
    this.camera.updateProjectionMatrix();
    this.camera.position.set(x, y, z);
    this.controls.target.set(tx, ty, tz);
    this.controls.update();
  }

  /** Advances the damping and a way that is being gone; true while still moving. */
  step(): boolean {
    this.trim();
    if (this.journey === null) return this.controls.update();
    const { camera, controls, journey } = this;
    const share = Math.min(1, (performance.now() - journey.start) / JOURNEY_MS);
    const eased = share * share * (3 - 2 * share);
    camera.position.lerpVectors(journey.from, journey.to, eased);
    controls.target.lerpVectors(journey.fromTarget, journey.toTarget, eased);
    if (share === 1) this.journey = null;
    controls.update();
    return true;
  }

  /** Goes half the way to a point and looks at it, from where one stands; at once if calm. */
  approach(point: THREE.Vector3): void {
    this.touched = true;
    const { camera, controls } = this;
    const offset = camera.position.clone().sub(controls.target);
    const distance = Math.max(controls.minDistance * 2, camera.position.distanceTo(point) / 2);
    this.journey = {
      start: this.calm ? -Infinity : performance.now(),
      from: camera.position.clone(), to: point.clone().add(offset.setLength(distance)),
      fromTarget: controls.target.clone(), toTarget: point.clone(),
    };
  }

  /** The nearer one is, the nearer things may come before they are cut; else depth stays precise. */
  private trim(): void {
    const { camera, controls } = this;
    const near = THREE.MathUtils.clamp(0.04 * camera.position.distanceTo(controls.target), 0.005, 0.1);
    if (Math.abs(near - camera.near) < 1e-4) return;
    camera.near = near;
    camera.updateProjectionMatrix();
  }

  setAspect(aspect: number): void {
    this.camera.aspect = aspect;
    this.camera.updateProjectionMatrix();
  }

  /** The default direction, as near as lets all `points` fill the frame. */
  reset(points: THREE.Vector3[], frame: Frame): void {
    this.lookFrom(AZIMUTH, ELEVATION, FOV, points, frame);
  }

  /** Straight down, α to the right and β up, as a contour plot is drawn. */
  top(points: THREE.Vector3[], frame: Frame): void {
    this.lookFrom(0, Math.PI / 2 - 0.002, MAP_FOV, points, frame);
  }

  private lookFrom(
    azimuth: number, elevation: number, fov: number, points: THREE.Vector3[], frame: Frame,
  ): void {
    this.camera.fov = fov;
    this.camera.updateProjectionMatrix();
    const direction = new THREE.Vector3().setFromSphericalCoords(
      1, Math.PI / 2 - elevation, azimuth);
    this.touched = false;
    this.journey = null;
    fit(this.camera, this.controls.target, direction, points, frame);
    this.controls.update();
  }

  /** Turns by steps of 5°; positive goes right and up. */
  turn(right: number, up: number): void {
    this.touched = true;
    const offset = this.camera.position.clone().sub(this.controls.target);
    const s = new THREE.Spherical().setFromVector3(offset);
    s.theta += right * TURN;
    s.phi = THREE.MathUtils.clamp(s.phi - up * TURN, 0.002, this.controls.maxPolarAngle);
    this.camera.position.copy(this.controls.target).add(offset.setFromSpherical(s));
    this.controls.update();
  }

  pan(right: number, up: number): void {
    this.touched = true;
    const step = 0.03 * this.camera.position.distanceTo(this.controls.target);
    const move = new THREE.Vector3(right * step, up * step, 0)
      .applyQuaternion(this.camera.quaternion);
    this.camera.position.add(move);
    this.controls.target.add(move);
    this.controls.update();
  }

  zoom(factor: number): void {
    this.touched = true;
    const offset = this.camera.position.clone().sub(this.controls.target);
    offset.setLength(THREE.MathUtils.clamp(
      offset.length() * factor, this.controls.minDistance, this.controls.maxDistance));
    this.camera.position.copy(this.controls.target).add(offset);
    this.controls.update();
  }
}

/** Moves target and distance until the points' bounds fill the frame; converges in a few rounds. */
function fit(
  camera: THREE.PerspectiveCamera, target: THREE.Vector3, direction: THREE.Vector3,
  points: THREE.Vector3[], frame: Frame,
): void {
  let distance = 3.2 / Math.tan(THREE.MathUtils.degToRad(camera.fov) / 2) / 2;
  target.set(0, 0, 0);
  for (let round = 0; round < 14; round++) {
    camera.position.copy(target).addScaledVector(direction, distance);
    camera.lookAt(target);
    camera.updateMatrixWorld();
    const bounds = new THREE.Box2();
    for (const point of points) {
      const p = point.clone().project(camera);
      bounds.expandByPoint(new THREE.Vector2(p.x, p.y));
    }
    const want = new THREE.Box2(
      new THREE.Vector2(2 * frame.left - 1, 1 - 2 * frame.bottom),
      new THREE.Vector2(2 * frame.right - 1, 1 - 2 * frame.top));
    const size = bounds.getSize(new THREE.Vector2());
    const room = want.getSize(new THREE.Vector2());
    const shift = bounds.getCenter(new THREE.Vector2()).sub(want.getCenter(new THREE.Vector2()));
    const halfHeight = distance * Math.tan(THREE.MathUtils.degToRad(camera.fov) / 2);
    target.add(new THREE.Vector3(shift.x * halfHeight * camera.aspect, shift.y * halfHeight, 0)
      .applyQuaternion(camera.quaternion));
    distance *= Math.max(size.x / room.x, size.y / room.y);
  }
  camera.position.copy(target).addScaledVector(direction, distance);
  camera.lookAt(target);
  camera.updateMatrixWorld();
}
