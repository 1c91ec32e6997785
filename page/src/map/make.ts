// The map library, set up to ask nobody for anything.

import { Map as GroundMap, NavigationControl, ScaleControl, setWorkerCount, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerCode from 'virtual:map-worker';

let ready = false;

export function newMap(
  container: HTMLElement, style: StyleSpecification, bounds: [[number, number], [number, number]],
  camera: { lon: number; lat: number; zoom: number } | null,
): GroundMap {
  if (!ready) {
    ready = true;
    // The ending tells the library that this is a classic script, the only kind that a double-clicked file may start.
    setWorkerUrl(`${URL.createObjectURL(new Blob([workerCode], { type: 'text/javascript' }))}#worker.cjs`);
    setWorkerCount(1);
  }
  const [[west, south], [east, north]] = bounds;
  const wide = (east - west) * 0.6;
  const high = (north - south) * 0.6;
  const map = new GroundMap({
    container, style, attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, keyboard: false,
    minZoom: 5, maxZoom: 13, fadeDuration: 0, refreshExpiredTiles: false, renderWorldCopies: false,
    maxBounds: [[west - wide, south - high], [east + wide, north + high]],
    canvasContextAttributes: { preserveDrawingBuffer: true, antialias: false },
    ...(camera ? { center: [camera.lon, camera.lat] as [number, number], zoom: camera.zoom } : { bounds, fitBoundsOptions: { padding: 8 } }),
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
  map.addControl(new ScaleControl({ maxWidth: 140, unit: 'metric' }), 'bottom-left');
  return map;
}
