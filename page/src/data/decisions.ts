// The decisions: the courses that a commander weighed, what he rested on, what it became.

import type { Campaign } from './campaign';
import type { Language } from './frame';
import type { Letters } from './letters';

export interface Course {
  text: string;
  success: number;
  cutOff: number;
  loss: number;
  hours: number;
  worth: number;
  chosen: boolean;
  ordered: boolean;
}
export interface Decision {
  row: number;
  name: string;
  headquarters: number;
  formation: number;
  at: number;
  obedience: number;
  regret: number;
  pressure: number;
  ownMen: number;
  enemyMen: number;
  courses: Course[];
  restsOn: number[];
}

export function decision(campaign: Campaign, letters: Letters, row: number, language: Language): Decision {
  const a = (name: string) => campaign.decisions.column(`appreciation.${name}`)[row];
  const headquarters = campaign.decisions.column('headquarters')[row];
  const words = campaign.words[language];
  const courses: Course[] = [];
  for (let i = 0; i < a('count'); ++i) {
    const c = (name: string) => a(`courses.${i}.${name}`);
    courses.push({
      text: words ? words.sentences[words.course[row][i]] : '', success: c('success'), cutOff: c('cut_off'),
      loss: c('loss_men'), hours: c('hours'), worth: c('worth'), chosen: i === a('chosen'), ordered: i === a('ordered'),
    });
  }
  const restsOn: number[] = [];
  for (let i = 0; campaign.decisions.has(`appreciation.rests_on.${i}.sender`); ++i) {
    const found = letters.find(a(`rests_on.${i}.sender`), a(`rests_on.${i}.serial`));
    if (found >= 0) restsOn.push(found);
  }
  return {
    row, name: campaign.decisionName(row), headquarters, formation: campaign.deskFormation(headquarters),
    at: campaign.decisions.column('at')[row], obedience: a('obedience'), regret: a('regret'), pressure: a('pressure'),
    ownMen: a('own_men'), enemyMen: a('enemy_men'), courses, restsOn,
  };
}

/** The orders and objections that it wrote from this decision to its next. */
export function outcome(campaign: Campaign, letters: Letters, of: Decision): number[] {
  const all = campaign.decisionsOf(of.headquarters);
  const here = all.indexOf(of.row);
  const next = here >= 0 && here + 1 < all.length ? campaign.decisions.column('at')[all[here + 1]] : campaign.end + 1;
  const out: number[] = [];
  for (let i = 0; i < letters.count; ++i) {
    if (letters.from[i] !== of.formation || !letters.isWords(i)) continue;
    if (letters.handedIn[i] >= of.at && letters.handedIn[i] < Math.max(next, of.at + 1)) out.push(i);
  }
  return out;
}

export interface Deed {
  formation: number;
  at: number;
  text: string;
  decision: number;  // the row of the decision that it led to; -1: a leaf simply acts
}

/** What was done of an order: who took it up, and with which decision. */
export function deeds(campaign: Campaign, letters: Letters, letter: number, language: Language): Deed[] {
  const id = (table: typeof campaign.tasks, path: string, row: number) =>
    letters.find(table.column(`${path}.sender`)[row], table.column(`${path}.serial`)[row]);
  const out: Deed[] = [];
  for (let row = 0; row < campaign.tasks.rows; ++row) {
    if (id(campaign.tasks, 'order', row) !== letter) continue;
    out.push({ formation: campaign.tasks.column('leaf')[row], at: campaign.tasks.column('at')[row], text: campaign.sentence(language, 'task_taken', row), decision: -1 });
  }
  for (let row = 0; row < campaign.missions.rows; ++row) {
    if (id(campaign.missions, 'mission.order', row) !== letter) continue;
    const h = campaign.missions.column('headquarters')[row];
    const at = campaign.missions.column('at')[row];
    const after = Array.from(campaign.decisionsOf(h)).find((d) => campaign.decisions.column('at')[d] >= at);
    out.push({ formation: campaign.deskFormation(h), at, text: campaign.sentence(language, 'mission', row), decision: after ?? -1 });
  }
  return out.sort((a, b) => a.at - b.at);
}
