// The run told as a story: day by day the telegrams between the higher headquarters, the refusals, and
// what changed on the ground.

import type { Campaign } from './campaign';
import { Body, Echelon, Milestone, Obedience } from './frame';
import type { Letters } from './letters';

export type Beat =
  | { kind: 'letter'; at: number; letters: number[] }  // the same words to several
  | { kind: 'decision'; at: number; row: number }
  | { kind: 'event'; at: number; row: number };

const TELLING = new Set<number>([Milestone.place_taken, Milestone.surrounded, Milestone.dispersed, Milestone.broke]);

/** `desk`: only what concerns this headquarters; -1: the higher ones. */
export function story(campaign: Campaign, letters: Letters, desk: number): Beat[] {
  const formation = desk < 0 ? -1 : campaign.deskFormation(desk);
  return [...letterBeats(letters, campaign, formation), ...decisionBeats(campaign, desk), ...eventBeats(campaign)]
    .sort((a, b) => a.at - b.at);
}

function letterBeats(letters: Letters, campaign: Campaign, formation: number): Beat[] {
  const open = new Map<string, Beat & { kind: 'letter' }>();
  const beats: Beat[] = [];
  for (let i = 0; i < letters.count; ++i) {
    if (!letters.isWords(i)) continue;
    const concerned = formation < 0 ? between(campaign, letters, i) : letters.from[i] === formation || letters.to[i] === formation;
    if (!concerned) continue;
    const words = campaign.words.en ?? campaign.words.zh;
    const key = `${letters.from[i]} ${words?.dispatch[i] ?? i} ${Math.floor(letters.handedIn[i] / 720)}`;
    const same = open.get(key);
    if (same && letters.kind[i] === Body.order) {
      same.letters.push(i);
      continue;
    }
    const beat = { kind: 'letter' as const, at: letters.handedIn[i], letters: [i] };
    open.set(key, beat);
    beats.push(beat);
  }
  return beats;
}

function between(campaign: Campaign, letters: Letters, i: number): boolean {
  const e = (f: number) => campaign.frame.formations[f]?.echelon ?? 0;
  return Math.min(e(letters.from[i]), e(letters.to[i])) >= Echelon.army;
}

function decisionBeats(campaign: Campaign, desk: number): Beat[] {
  const obedience = campaign.decisions.column('appreciation.obedience');
  const at = campaign.decisions.column('at');
  const hq = campaign.decisions.column('headquarters');
  const beats: Beat[] = [];
  const last = new Map<number, number>();
  for (let row = 0; row < campaign.decisions.rows; ++row) {
    const high = (campaign.frame.formations[campaign.deskFormation(hq[row])]?.echelon ?? 0) >= Echelon.army;
    if (desk < 0 ? !high : hq[row] !== desk) continue;
    const before = last.get(hq[row]);
    last.set(hq[row], obedience[row]);
    if (obedience[row] < Obedience.halts_between || before === obedience[row]) continue;
    beats.push({ kind: 'decision', at: at[row], row });
  }
  return beats;
}

function eventBeats(campaign: Campaign): Beat[] {
  const what = campaign.happened.column('what');
  const at = campaign.happened.column('at');
  const hex = campaign.happened.column('hex');
  const side = (row: number) => campaign.frame.formations[campaign.happened.column('leaf')[row]]?.side ?? 0;
  const beats: Beat[] = [];
  const taken = new Map<string, number>();
  for (let row = 0; row < campaign.happened.rows; ++row) {
    if (!TELLING.has(what[row])) continue;
    // Regiments march into a town one after the other; once a day and side is news.
    const key = `${what[row]} ${hex[row]} ${side(row)}`;
    const before = taken.get(key);
    taken.set(key, at[row]);
    if (before !== undefined && at[row] - before < 1440) continue;
    beats.push({ kind: 'event', at: at[row], row });
  }
  return beats;
}
