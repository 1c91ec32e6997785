// A sealed page can be handed to one side: nothing in it is of the truth.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { campaignOf, folder, fought, lishui, partsOf, type Parts } from './runs';

const home = new URL('../..', import.meta.url).pathname;
const canary = 'CANARY7319';
let open: Awaited<ReturnType<typeof fought>>;
let sealed: Parts;

beforeAll(async () => {
  // The enemy's leaves bear names that only somebody who sees the truth can say.
  const scenario = join(folder, 'canary');
  cpSync(join(home, 'scenarios/two-divisions'), scenario, { recursive: true });
  const file = join(scenario, 'order_of_battle.csv');
  const lines = readFileSync(file, 'utf8').split('\n');
  const heads = lines[0].split(',');
  const side = heads.indexOf('side');
  const name = heads.indexOf('name_en');
  const zh = heads.indexOf('name_zh');
  writeFileSync(file, lines.map((line, i) => {
    const cells = line.split(',');
    if (i === 0 || cells.length < heads.length || cells[side] === sideOfWD(scenario)) return line;
    cells[name] = `${canary} ${cells[name]}`;
    cells[zh] = `${canary}${cells[zh]}`;
    return cells.join(',');
  }).join('\n'));
  open = await fought(scenario, 7);
  const page = join(folder, 'sealed.html');
  lishui('report', open.run, '--out', page, '--desk', 'WD', '--sealed', '--lang', 'en');
  sealed = await partsOf(page);
});

function sideOfWD(scenario: string): string {
  const lines = readFileSync(join(scenario, 'headquarters.csv'), 'utf8').split('\n');
  const heads = lines[0].split(',');
  return lines.find((line) => line.startsWith('WD,'))?.split(',')[heads.indexOf('side')] ?? '';
}

test('the canary sings in the open page and is silent in the sealed one', () => {
  const all = (parts: Parts) => JSON.stringify([parts.frame, parts.record, parts.zh, parts.en]);
  expect(all(open.parts)).toContain(canary);
  expect(all(sealed)).not.toContain(canary);
  expect(sealed.html).not.toContain(canary);
});

test('it holds no table of the umpire', () => {
  expect(sealed.record.truth).toBeUndefined();
  for (const kind of ['leaf_changed', 'task_taken', 'happened', 'losses_taken', 'garbled']) expect(sealed.record.desks[kind]).toBeUndefined();
});

test('every row is of that desk, and no letter tells how it travelled', () => {
  const campaign = campaignOf(sealed);
  const h = campaign.frame.desk;
  const self = campaign.deskFormation(h);
  for (const holder of campaign.pictures.column('holder')) expect(holder).toBe(h);
  for (const of of campaign.decisions.column('headquarters')) expect(of).toBe(h);
  const c = (name: string) => campaign.letters.column(`dispatch.${name}`);
  for (let i = 0; i < campaign.letters.rows; ++i) {
    expect(c('from')[i] === self || c('to')[i] === self).toBe(true);
    expect(c('fate')[i]).toBe(0);
    for (let leg = 0; leg < 8; ++leg) expect(c(`legs.${leg}`)[i]).toBe(0);
  }
});

test('the picture is the same as in the open page', () => {
  const a = campaignOf(sealed);
  const b = open.campaign;
  for (let t = 0; t <= a.end; t += 97) {
    const strip = (c: typeof a) => c.picture(a.frame.desk, t).map((e) => ({ ...e, row: 0 }));
    expect(strip(a)).toEqual(strip(b));
  }
});

test('the enemy is named only so far as it was heard of, and its commanders not at all', () => {
  const side = sealed.frame.formations[sealed.frame.headquarters[sealed.frame.desk].formation]?.side;
  for (const h of sealed.frame.headquarters) {
    const f = sealed.frame.formations[h.formation];
    if (f && f.side === side) continue;
    expect(h.commander).toBeNull();
    expect(h.place).toBe(-1);
  }
  expect(sealed.frame.seed).toBeNull();
});
