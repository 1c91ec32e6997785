// What stands on the map at one moment: the umpire's truth, or what one desk held true. Plain data, so
// that it can be tested without a map.

import type { Belief, Campaign } from '../data/campaign';
import { Activity, Echelon } from '../data/frame';
import { miss } from '../data/errors';
import type { Letters } from '../data/letters';

export interface Standing {
  formation: number;
  hex: number;
  fit: number;
  establishment: number;
  activity: number;
  label: string;
  share: string;  // "2/3" when only a part of it stands here
  fighting: boolean;
  staff: boolean;
  trail: number[];
  belief?: Belief;
  trueHex?: number;  // of a belief, where the truth is given
  phantom?: boolean;
  outside?: boolean;
}

export interface Scene {
  standing: Standing[];
  letters: { letter: number; from: number; to: number; share: number }[];
  fights: number[];
  crossings: { site: number; under_way: number; waiting: number }[];
  links: { from: number; to: number; side: number }[];
}

export interface SceneWish {
  t: number;
  desk: number;  // -1: the truth
  parts: boolean;  // leaves, not divisions
  allStaffs: boolean;  // every headquarters above the divisions, not only the high ones
  reports: boolean;  // also the telegrams that are only reports
  errors: boolean;  // mark where the desk was wrong, if the truth is there
  letter: number;  // a telegram that is always shown
}

export function sceneAt(campaign: Campaign, letters: Letters, wish: SceneWish): Scene {
  const standing = wish.desk < 0 ? truth(campaign, wish) : beliefs(campaign, wish);
  return {
    standing,
    letters: campaign.sealed && wish.desk >= 0 ? [] : onTheWay(campaign, letters, wish),
    fights: wish.desk < 0 ? fights(campaign, wish.t) : [],
    crossings: wish.desk < 0 ? crossings(campaign, wish.t) : [],
    links: wish.desk < 0 ? links(campaign, wish.t) : [],
  };
}

function truth(campaign: Campaign, wish: SceneWish): Standing[] {
  const out: Standing[] = [];
  const leaves = wish.parts ? Array.from({ length: campaign.frame.leaf_count }, (_, i) => i) : [];
  for (const f of wish.parts ? leaves : campaign.fighting()) {
    const s = campaign.strength(f, wish.t);
    if (s.place < 0 || s.activity === Activity.dispersed || s.fit === 0) continue;
    const formation = campaign.frame.formations[f];
    if (!formation) continue;
    const main = campaign.leavesOf(f).find((leaf) => campaign.leaf(leaf, wish.t)?.place === s.place) ?? f;
    out.push({
      formation: f, hex: s.place, fit: s.fit, establishment: Math.max(s.opening, 1), activity: s.activity, label: formation.id,
      share: s.placedApart < s.parts ? `${s.placedApart}/${s.parts}` : '', staff: false,
      fighting: campaign.leavesOf(f).some((leaf) => campaign.fightingAt(leaf, wish.t) >= 0),
      trail: campaign.trail(main, wish.t, 24),
    });
  }
  campaign.frame.headquarters.forEach((h, i) => {
    const formation = campaign.frame.formations[h.formation];
    const hex = campaign.seat(i, wish.t);
    if (!formation || hex < 0 || formation.echelon < (wish.allStaffs ? Echelon.corps : Echelon.army)) return;
    out.push({ formation: h.formation, hex, fit: 0, establishment: 0, activity: 0, label: formation.id, share: '', fighting: false, staff: true, trail: [] });
  });
  return out;
}

function beliefs(campaign: Campaign, wish: SceneWish): Standing[] {
  const self = campaign.deskFormation(wish.desk);
  const out: Standing[] = [];
  for (const e of campaign.picture(wish.desk, wish.t)) {
    const formation = campaign.frame.formations[e.subject];
    if (!formation || e.place < 0 || e.subject === self) continue;
    const wrong = !campaign.sealed && wish.errors ? miss(campaign, e, wish.t) : undefined;
    out.push({
      formation: e.subject, hex: e.place, fit: e.men, establishment: 0, activity: e.doing, label: formation.id, share: '', fighting: false,
      staff: false, trail: e.earlier >= 0 && e.earlier !== e.place ? [e.earlier, e.place] : [], belief: e,
      trueHex: wrong && !wrong.phantom ? wrong.trueHex : undefined, phantom: wrong?.phantom, outside: wrong?.outside,
    });
  }
  const seat = campaign.seat(wish.desk, wish.t);
  if (seat >= 0) out.push({ formation: self, hex: seat, fit: 0, establishment: 0, activity: 0, label: campaign.id(self), share: '', fighting: false, staff: true, trail: [] });
  return out;
}

function onTheWay(campaign: Campaign, letters: Letters, wish: SceneWish): Scene['letters'] {
  const out: Scene['letters'] = [];
  for (const i of letters.at(wish.t)) {
    if (i !== wish.letter && !wish.reports && !letters.isWords(i)) continue;
    const from = campaign.station(letters.from[i], wish.t);
    const to = campaign.station(letters.to[i], wish.t);
    const share = letters.share(i, wish.t);
    if (from < 0 || to < 0 || from === to || share === undefined) continue;
    out.push({ letter: i, from, to, share });
  }
  return out;
}

function fights(campaign: Campaign, t: number): number[] {
  const hexes = new Set<number>();
  for (let leaf = 0; leaf < campaign.frame.leaf_count; ++leaf) {
    const hex = campaign.fightingAt(leaf, t);
    if (hex >= 0) hexes.add(hex);
  }
  return [...hexes];
}

function crossings(campaign: Campaign, t: number): Scene['crossings'] {
  const at = new Map<number, { under_way: number; waiting: number }>();
  const { sites } = campaign.frame.map;
  for (let leaf = 0; leaf < campaign.frame.leaf_count; ++leaf) {
    const site = campaign.crossingAt(leaf, t);
    const c = campaign.leaf(leaf, t);
    if (!c) continue;
    if (site >= 0) {
      const here = at.get(site) ?? { under_way: 0, waiting: 0 };
      ++here.under_way;
      at.set(site, here);
    } else if (c.activity === Activity.waiting) {
      const near = sites.findIndex((s) => s.left === c.place || s.right === c.place);
      if (near < 0) continue;
      const here = at.get(near) ?? { under_way: 0, waiting: 0 };
      ++here.waiting;
      at.set(near, here);
    }
  }
  return [...at].map(([site, counts]) => ({ site, ...counts }));
}

function links(campaign: Campaign, t: number): Scene['links'] {
  const out: Scene['links'] = [];
  campaign.frame.headquarters.forEach((h, i) => {
    const formation = campaign.frame.formations[h.formation];
    if (!formation || formation.superior < 0) return;
    const up = campaign.frame.formations[formation.superior]?.headquarters ?? -1;
    const from = campaign.seat(i, t);
    const to = up < 0 ? -1 : campaign.seat(up, t);
    if (from >= 0 && to >= 0 && from !== to) out.push({ from, to, side: formation.side });
  });
  return out;
}
