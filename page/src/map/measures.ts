// The lines and areas that staffs draw, as shapes: which are lines and which are ground, whose they are, and where
// their names stand. Plain data, so that it can be tested without a map.

import type { Campaign } from '../data/campaign';
import type { Measure } from '../data/frame';

export const MeasureKind = { phase_line: 0, boundary: 1, objective_area: 2, zone: 3 } as const;

export interface Shape {
  measure: Measure;
  side: number;
  closed: boolean;  // ground, with a line about it
  points: [number, number][];
  nameAt: [number, number];
}

/** `side`: only whose lines that side knows; -1: everybody's. */
export function shapesOf(campaign: Campaign, side: number): Shape[] {
  return campaign.frame.measures.flatMap((measure): Shape[] => {
    if (!measure || measure.hexes.length < 2) return [];
    const whose = measure.sides[0] ?? campaign.frame.formations[measure.holders[0]]?.side ?? 0;
    if (side >= 0 && whose !== side) return [];
    const closed = measure.kind === MeasureKind.zone || measure.kind === MeasureKind.objective_area;
    if (closed && measure.line.length < 3) return [];
    const points = measure.line.length > 1 ? measure.line : measure.hexes.map((hex) => campaign.position(hex));
    return [{ measure, side: whose, closed, points, nameAt: closed ? middle(campaign, measure) : points[0] }];
  });
}

/** The sides of an area that divide it from other ground. Where it ends only because the map does, there is no border. */
export function bordersOf(campaign: Campaign, shape: Shape): [[number, number], [number, number]][] {
  const { east, north, hex_km } = campaign.frame.map;
  const near = (2.5 * hex_km) / 111;  // degrees
  const edges = [[0, Math.min(...east)], [0, Math.max(...east)], [1, Math.min(...north)], [1, Math.max(...north)]];
  return shape.points.map((from, i): [[number, number], [number, number]] => [from, shape.points[(i + 1) % shape.points.length]])
    .filter(([from, to]) => !edges.some(([axis, edge]) => Math.abs(from[axis] - edge) < near && Math.abs(to[axis] - edge) < near));
}

/** The hex of an area that lies nearest to the middle of all of them: a ring may have its own middle outside. */
function middle(campaign: Campaign, measure: Measure): [number, number] {
  const all = measure.hexes.map((hex) => campaign.position(hex));
  const mean = [0, 1].map((i) => all.reduce((sum, at) => sum + at[i], 0) / all.length);
  const away = (at: [number, number]) => (at[0] - mean[0]) ** 2 + (at[1] - mean[1]) ** 2;
  return all.reduce((best, at) => (away(at) < away(best) ? at : best));
}
