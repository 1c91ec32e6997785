// The enemy's intent: what the record says it was, and Brier's score of what a desk took it for.

import { beforeAll, expect, test } from 'vitest';
import { Campaign } from '../src/data/campaign';
import { errorsOverTime } from '../src/data/errors';
import { Bearing, Intention } from '../src/data/frame';
import { brier, intentBrier, intentionOf, KNOWS_NOTHING, menByIntention, trueIntention } from '../src/data/intent';
import { fought } from './runs';

let large: Awaited<ReturnType<typeof fought>>;
beforeAll(async () => {
  large = await fought('changde-1943', 3, '--until', '+96h');
});

const id = (campaign: Campaign, name: string): number => campaign.frame.formations.findIndex((f) => f?.id === name);

/** The run with decisions and readings of our own; every other table as it was. */
function withTables(decided: { h: number; from: number; kind: number; task: number }[], read: { holder: number; from: number; group: number; shares: number[] }[]): Campaign {
  const { frame, record } = large.parts;
  const table = <T>(rows: T[], columns: Record<string, (row: T) => number>) => ({
    rows: rows.length, columns: Object.fromEntries(Object.entries(columns).map(([name, of]) => [name, rows.map(of)])),
  });
  return new Campaign(frame, {
    ...record,
    desks: {
      ...record.desks,
      appreciated: table(decided, {
        headquarters: (d) => d.h, from: (d) => d.from, at: (d) => d.from, 'appreciation.chosen': () => 1, 'appreciation.count': () => 2,
        'appreciation.courses.0.kind': () => 0, 'appreciation.courses.0.task.kind': () => 0,
        'appreciation.courses.1.kind': (d) => d.kind, 'appreciation.courses.1.task.kind': (d) => d.task,
      }),
      intent_read: table(read, {
        holder: (r) => r.holder, from: (r) => r.from, 'intent.group': (r) => r.group,
        ...Object.fromEntries([0, 1, 2, 3].map((i) => [`intent.share.${i}`, (r: (typeof read)[number]) => r.shares[i]])),
      }),
    },
  });
}

test("Brier's score: certain and right, certain and wrong, and knowing nothing", () => {
  expect(brier([1000, 0, 0, 0], 0)).toBe(0);
  expect(brier([1000, 0, 0, 0], 2)).toBe(2);
  expect(brier([250, 250, 250, 250], 3)).toBeCloseTo(KNOWS_NOTHING, 12);
  expect(brier([500, 300, 200, 0], 1)).toBeCloseTo(0.25 + 0.49 + 0.04, 12);
});

test('most men decide what a group is about, and nobody in the field means nothing', () => {
  expect(trueIntention([10, 30, 20, 0])).toBe(Intention.hold);
  expect(trueIntention([10, 0, 10, 0])).toBe(Intention.attack);
  expect(trueIntention([0, 0, 0, 0])).toBeUndefined();
});

test('the truth is what the divisions had chosen at that hour, and their mission before that', () => {
  const plain = large.campaign;
  const army = id(plain, '11A');
  const divisions = plain.fighting().filter((f) => plain.frame.formations[f]?.group === army);
  expect(divisions.length).toBeGreaterThan(3);
  const tasks = [0, 1, 2].map((bearing) => plain.frame.bearings.indexOf(bearing));
  const seat = (f: number) => plain.frame.formations[f]!.headquarters;
  const made = withTables([
    ...divisions.map((f) => ({ h: seat(f), from: 600, kind: 0, task: tasks[Bearing.go_back] })),
    ...divisions.map((f) => ({ h: seat(f), from: 1200, kind: 0, task: tasks[Bearing.at_them] })),
    ...divisions.map((f) => ({ h: seat(f), from: 1800, kind: 7, task: tasks[Bearing.at_them] })),
  ], []);
  const before = made.mission(seat(divisions[0]), 599);
  expect(intentionOf(made, seat(divisions[0]), 599)).toBe(
    [Intention.attack, Intention.hold, Intention.withdraw][plain.frame.bearings[made.missions.column('mission.task.kind')[before]]]);
  expect(trueIntention(menByIntention(made, army, 600))).toBe(Intention.withdraw);
  expect(trueIntention(menByIntention(made, army, 1199))).toBe(Intention.withdraw);
  expect(trueIntention(menByIntention(made, army, 1200))).toBe(Intention.attack);
  expect(trueIntention(menByIntention(made, army, 1800)), 'wait and watch is to hold').toBe(Intention.hold);
  const fit = divisions.reduce((sum, f) => sum + made.strength(f, 1200).fit, 0);
  expect(menByIntention(made, army, 1200)).toEqual([fit, 0, 0, 0]);
});

test('a desk is scored by its last reading, over all groups that it reads', () => {
  const plain = large.campaign;
  const army = id(plain, '11A');
  const zone = id(plain, '6WZ');
  const holder = plain.frame.formations[id(plain, 'MAC')]!.headquarters;
  const about = (group: number, task: number) => plain.fighting().filter((f) => plain.frame.formations[f]?.group === group)
    .map((f) => ({ h: plain.frame.formations[f]!.headquarters, from: 0, kind: 0, task }));
  const made = withTables([...about(army, plain.frame.bearings.indexOf(Bearing.go_back)), ...about(zone, plain.frame.bearings.indexOf(Bearing.at_them))], [
    { holder, from: 60, group: army, shares: [1000, 0, 0, 0] },
    { holder, from: 120, group: army, shares: [0, 0, 1000, 0] },
    { holder, from: 180, group: zone, shares: [0, 1000, 0, 0] },
  ]);
  expect(intentBrier(made, holder, 59)).toBeNull();
  expect(intentBrier(made, holder, 60)).toBe(2);
  expect(intentBrier(made, holder, 120)).toBe(0);
  expect(intentBrier(made, holder, 180)).toBe(1);
  expect(errorsOverTime(made, holder, false, 60).map((p) => p.brier).slice(0, 4)).toEqual([null, 2, 0, 1]);
  expect(errorsOverTime(made, holder, true, 60).every((p) => p.brier === null)).toBe(true);
});

test('in a run of its own, some desk reads intentions, and every score is one', () => {
  const all = large.campaign.frame.headquarters.flatMap((_, h) => errorsOverTime(large.campaign, h, false, 720)).map((p) => p.brier);
  const scored = all.filter((b): b is number => b !== null);
  expect(scored.length).toBeGreaterThan(0);
  expect(scored.every((b) => b >= 0 && b <= 2)).toBe(true);
});
