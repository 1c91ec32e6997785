// What an enemy group was really about, and how far a desk's reading of it was off. The record has no such line; it is
// read from what the commanders of the group's own divisions had resolved upon, which is what they then do.

import type { Campaign } from './campaign';
import { Bearing, Course, Intention } from './frame';

/** What one command is about: the course it has chosen, or before its first decision the mission it stands under;
 *  undefined: neither is on record. `lure` comes of no task: nobody on record sets out to lure. */
export function intentionOf(campaign: Campaign, h: number, t: number): number | undefined {
  const { decisions, missions, frame } = campaign;
  const all = campaign.decisionsOf(h, t);
  let task: number;
  if (all.length > 0) {
    const row = all[all.length - 1];
    const chosen = `appreciation.courses.${decisions.column('appreciation.chosen')[row]}`;
    if (decisions.column(`${chosen}.kind`)[row] === Course.wait_and_watch) return Intention.hold;
    task = decisions.column(`${chosen}.task.kind`)[row];
  } else {
    const row = campaign.mission(h, t);
    if (row < 0) return undefined;
    task = missions.column('mission.task.kind')[row];
  }
  const bearing = frame.bearings[task];
  return bearing === Bearing.at_them ? Intention.attack : bearing === Bearing.go_back ? Intention.withdraw : Intention.hold;
}

/** Men fit for duty of a group by what their divisions are about, in the order of the intentions. */
export function menByIntention(campaign: Campaign, group: number, t: number): number[] {
  const men = [0, 0, 0, 0];
  for (const f of campaign.fighting()) {
    const formation = campaign.frame.formations[f];
    if (!formation || formation.group !== group) continue;
    const fit = campaign.strength(f, t).fit;
    const about = fit > 0 ? intentionOf(campaign, formation.headquarters, t) : undefined;
    if (about !== undefined) men[about] += fit;
  }
  return men;
}

/** What most of its men are about; undefined: it has nobody in the field. A tie goes to the bolder. */
export function trueIntention(men: number[]): number | undefined {
  const most = Math.max(...men);
  return most > 0 ? men.indexOf(most) : undefined;
}

/** Brier's score of shares (in thousandths) against what was so: 0 is certain and right, 2 certain and wrong, and 0.75
 *  is what somebody has who gives each of four intentions a quarter. */
export function brier(shares: number[], truth: number): number {
  return shares.reduce((sum, share, i) => sum + (share / 1000 - (i === truth ? 1 : 0)) ** 2, 0);
}
export const KNOWS_NOTHING = 0.75;

/** Mean over the enemy groups that the desk reads an intention out of; null: there is none yet. */
export function intentBrier(campaign: Campaign, desk: number, t: number): number | null {
  let sum = 0;
  let many = 0;
  for (const { group, shares } of campaign.intentsOf(desk, t)) {
    const truth = trueIntention(menByIntention(campaign, group, t));
    if (truth === undefined) continue;
    sum += brier(shares, truth);
    ++many;
  }
  return many > 0 ? sum / many : null;
}
