// How far a desk's picture was from the truth, over time. Only a page with the truth in it can say so.

import type { Belief, Campaign } from './campaign';
import { intentBrier } from './intent';

export interface Miss {
  belief: Belief;
  phantom: boolean;  // nobody of that name stands anywhere
  trueHex: number;
  km: number;
  outside: boolean;  // the truth lies outside the circle
  strength: number;  // share by which the believed strength is wrong, signed
  trueMen: number;
}

export function miss(campaign: Campaign, belief: Belief, t: number): Miss {
  const truth = campaign.strength(belief.subject, t);
  const leaf = campaign.isLeaf(belief.subject);
  const gone = truth.place < 0 || truth.fit === 0;
  const km = gone || belief.place < 0 ? 0 : campaign.km(belief.place, truth.place);
  return {
    belief, phantom: gone && (leaf || truth.parts > 0 || truth.opening === 0), trueHex: truth.place, km,
    outside: !gone && km > belief.radiusNow + campaign.frame.map.hex_km, trueMen: truth.fit,
    strength: truth.fit > 0 ? (belief.men - truth.fit) / truth.fit : 0,
  };
}

export interface ErrorPoint {
  t: number;
  km: number;
  strength: number;
  age: number;
  phantoms: number;
  brier: number | null;  // of the enemy's intentions; null: none is read yet, or it is of one's own
}

/** Over enemies (or own formations) that the desk holds to be somewhere, every `step` minutes. */
export function errorsOverTime(campaign: Campaign, desk: number, own: boolean, step: number): ErrorPoint[] {
  const out: ErrorPoint[] = [];
  for (let t = 0; t <= campaign.end; t += step) {
    const all = campaign.picture(desk, t).filter((e) => e.own === own && e.place >= 0)
      .filter((e) => !campaign.stands(campaign.deskFormation(desk), e.subject)).map((e) => miss(campaign, e, t));
    const there = all.filter((m) => !m.phantom);
    const mean = (of: (m: Miss) => number) => there.length === 0 ? 0 : there.reduce((sum, m) => sum + of(m), 0) / there.length;
    out.push({
      t, km: mean((m) => m.km), strength: 100 * mean((m) => Math.abs(m.strength)),
      age: mean((m) => Math.max(t - m.belief.observed, 0) / 60), phantoms: all.length - there.length, brier: own ? null : intentBrier(campaign, desk, t),
    });
  }
  return out;
}

/** What the superior of a command has been told of its losses; undefined: nothing. */
export function lossesAsTold(campaign: Campaign, f: number, t: number): number | undefined {
  const superior = campaign.frame.formations[f]?.superior ?? -1;
  const h = superior < 0 ? -1 : (campaign.frame.formations[superior]?.headquarters ?? -1);
  if (h < 0) return undefined;
  return campaign.picture(h, t).find((e) => e.subject === f)?.lost;
}
