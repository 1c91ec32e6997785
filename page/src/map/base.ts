// The ground: the scenario's own layers as a style of the map library. No glyphs are named, so that
// every label is drawn with the fonts of the machine, Chinese and Latin alike; no tile is asked for.

import type { StyleSpecification } from 'maplibre-gl';
import type { Campaign } from '../data/campaign';
import type { Feature, Language } from '../data/frame';
import { PALETTES, type Theme } from './colours';

const FONT = ['Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Zen Hei', 'sans-serif'];
const WIDTHS: Record<string, number> = { motor_road: 2.2, ditched_road: 2.2, dyke: 1.6, track: 1.1 };

function collection(features: Feature[]): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: features.map((f) => ({ type: 'Feature', properties: f.properties, geometry: f.geometry as GeoJSON.Geometry })),
  };
}

/** Names are written as they are: a name that holds braces or brackets is no expression. */
function points(campaign: Campaign): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: campaign.frame.map.places.map((p) => ({
      type: 'Feature',
      properties: { name_zh: p.name.zh.slice(0, 60), name_en: p.name.en.slice(0, 60), kind: p.kind, rank: [0, 1, 3, 4, 5, 4][p.kind] ?? 5 },
      geometry: { type: 'Point', coordinates: p.at },
    })),
  };
}

function sites(campaign: Campaign): GeoJSON.FeatureCollection {
  const { map } = campaign.frame;
  return {
    type: 'FeatureCollection',
    features: map.sites.filter((s) => s.left >= 0 && s.right >= 0).map((s) => ({
      type: 'Feature',
      properties: { name_zh: s.name.zh.slice(0, 60), name_en: s.name.en.slice(0, 60) },
      geometry: { type: 'Point', coordinates: [(map.east[s.left] + map.east[s.right]) / 2, (map.north[s.left] + map.north[s.right]) / 2] },
    })),
  };
}

/** The edge of the ground that the scenario knows. */
export function bounds(campaign: Campaign): [[number, number], [number, number]] {
  const { east, north } = campaign.frame.map;
  return [[Math.min(...east), Math.min(...north)], [Math.max(...east), Math.max(...north)]];
}

function known(campaign: Campaign): GeoJSON.Feature {
  const [[w, s], [e, n]] = bounds(campaign);
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] } };
}

export function baseStyle(campaign: Campaign, language: Language, theme: Theme): StyleSpecification {
  const c = PALETTES[theme];
  const { map } = campaign.frame;
  // Both names lie in the data and only the style says which: to change language or theme moves no data.
  const name = ['coalesce', ['get', `name_${language}`], ''];
  const text = { 'text-font': FONT, 'text-max-width': 9 };
  const halo = { 'text-halo-color': c.placeHalo, 'text-halo-width': 1.6 };
  const vague = ['case', ['==', ['get', 'confidence'], 'low'], 0.45, ['==', ['get', 'confidence'], 'medium'], 0.8, 1];
  const style = {
    version: 8,
    sources: {
      areas: { type: 'geojson', data: collection(map.areas) },
      rivers: { type: 'geojson', data: collection(map.rivers) },
      ways: { type: 'geojson', data: collection(map.ways) },
      known: { type: 'geojson', data: known(campaign) },
      places: { type: 'geojson', data: points(campaign) },
      sites: { type: 'geojson', data: sites(campaign) },
    },
    layers: [
      { id: 'beyond', type: 'background', paint: { 'background-color': c.beyond } },
      { id: 'ground', type: 'fill', source: 'known', paint: { 'fill-color': c.ground } },
      ...(['rolling', 'hills', 'mountains', 'marsh'] as const).map((kind) => ({
        id: `area-${kind}`, type: 'fill', source: 'areas', filter: ['==', ['get', 'kind'], kind],
        paint: { 'fill-color': c.areas[kind], 'fill-opacity': 0.9, 'fill-antialias': false },
      })),
      { id: 'lake', type: 'fill', source: 'areas', filter: ['==', ['get', 'kind'], 'lake'], paint: { 'fill-color': c.lake } },
      { id: 'lake-shore', type: 'line', source: 'areas', filter: ['==', ['get', 'kind'], 'lake'], paint: { 'line-color': c.river, 'line-width': 0.8, 'line-opacity': 0.7 } },
      ...Object.keys(c.ways).map((kind) => ({
        id: `way-${kind}`, type: 'line', source: 'ways', filter: ['==', ['get', 'kind'], kind],
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': c.ways[kind], 'line-opacity': vague,
          'line-width': ['interpolate', ['linear'], ['zoom'], 7, WIDTHS[kind] * 0.6, 11, WIDTHS[kind] * 1.8],
          ...(kind === 'motor_road' ? {} : { 'line-dasharray': kind === 'ditched_road' ? [4, 1.6] : kind === 'dyke' ? [3, 1.2] : [1.2, 2] }),
        },
      })),
      {
        id: 'river-edge', type: 'line', source: 'rivers', layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': c.riverCase, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, ['+', 1, ['/', ['sqrt', ['get', 'width_m']], 7]], 11, ['+', 2, ['/', ['sqrt', ['get', 'width_m']], 2.4]]], 'line-opacity': 0.7 },
      },
      {
        id: 'river', type: 'line', source: 'rivers', layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': c.river, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, ['+', 0.6, ['/', ['sqrt', ['get', 'width_m']], 9]], 11, ['+', 1.2, ['/', ['sqrt', ['get', 'width_m']], 2.8]]] },
      },
      {
        id: 'site', type: 'circle', source: 'sites',
        paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 7, 1.8, 11, 5], 'circle-color': c.placeHalo, 'circle-stroke-color': c.riverCase, 'circle-stroke-width': 1.4 },
      },
      {
        id: 'place', type: 'circle', source: 'places',
        paint: { 'circle-radius': ['match', ['get', 'kind'], 0, 4, 1, 3, 2], 'circle-color': c.placeHalo, 'circle-stroke-color': c.place, 'circle-stroke-width': 1.3 },
      },
      {
        id: 'river-name', type: 'symbol', source: 'rivers',
        layout: { ...text, 'text-field': name, 'symbol-placement': 'line', 'text-size': 12, 'symbol-spacing': 380, 'text-letter-spacing': 0.08 },
        paint: { 'text-color': c.riverName, ...halo },
      },
      {
        id: 'place-name', type: 'symbol', source: 'places',
        layout: {
          ...text, 'text-field': name, 'symbol-sort-key': ['get', 'rank'],
          'text-size': ['match', ['get', 'kind'], 0, 15, 1, 13, 11.5],
          'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 0.55,
        },
        paint: { 'text-color': c.place, ...halo },
      },
      {
        id: 'site-name', type: 'symbol', source: 'sites', minzoom: 9.2,
        layout: { ...text, 'text-field': name, 'text-size': 10.5, 'text-variable-anchor': ['bottom', 'top'], 'text-radial-offset': 0.6 },
        paint: { 'text-color': c.riverName, ...halo },
      },
    ],
  };
  return style as unknown as StyleSpecification;
}
