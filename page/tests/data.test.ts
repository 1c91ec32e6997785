// What the page holds against what the engine says: the same, byte for byte, at any moment and desk.

import { beforeAll, describe, expect, test } from 'vitest';
import { pictureAsTold, truthAsTold, type Campaign } from '../src/data/campaign';
import { decision, deeds, outcome } from '../src/data/decisions';
import { errorsOverTime } from '../src/data/errors';
import { findDay, findFormations, wordsAboutOne } from '../src/data/find';
import { factRows } from '../src/data/history';
import { Letters } from '../src/data/letters';
import { story } from '../src/data/story';
import { Table } from '../src/data/table';
import { bordersOf, MeasureKind, shapesOf } from '../src/map/measures';
import { sceneAt } from '../src/map/scene';
import catalogue from '../src/words/catalogue.json';
import { draws, fought, lishui } from './runs';

type Run = Awaited<ReturnType<typeof fought>>;
let small: Run;
let large: Run;

beforeAll(async () => {
  small = await fought('two-divisions', 7);
  large = await fought('changde-1943', 3, '--until', '+168h');
});

function playback(run: string, minute: number, desk: string | undefined, language: 'zh' | 'en'): { picture: unknown[]; leaves: unknown[] } {
  return JSON.parse(lishui('playback', run, '--at', at(minute), ...(desk ? ['--desk', desk] : []), '--json', '--lang', language)) as never;
}
let calendarOf: Campaign;
const at = (minute: number) => calendarOf.calendar.iso(minute);

/** Moments and desks at random; where something was learnt a minute ago is the hardest place. */
function* samples(campaign: Campaign, many: number, seed: number): Generator<{ t: number; h: number }> {
  const draw = draws(seed);
  const from = campaign.pictures.column('from');
  for (let i = 0; i < many; ++i) {
    const h = draw(campaign.frame.headquarters.length);
    const edge = from[draw(from.length)] - draw(2);
    yield { h, t: i % 2 === 0 ? draw(campaign.end + 1) : Math.min(Math.max(edge, 0), campaign.end) };
  }
}

describe.each([['two-divisions', () => small, 24], ['changde-1943', () => large, 10]] as const)('%s', (_, run, many) => {
  test("a desk's picture is the engine's, byte for byte", () => {
    const { campaign } = run();
    calendarOf = campaign;
    let told = 0;
    for (const { t, h } of samples(campaign, many, 11)) {
      const language = t % 2 === 0 ? 'zh' : 'en';
      const engine = playback(run().run, t, campaign.id(campaign.deskFormation(h)), language);
      expect(JSON.stringify(pictureAsTold(campaign, h, t, language))).toBe(JSON.stringify(engine.picture));
      told += engine.picture.length;
    }
    expect(told).toBeGreaterThan(many);
  });

  test("the truth is the engine's, byte for byte", () => {
    const { campaign } = run();
    calendarOf = campaign;
    for (const { t } of samples(campaign, Math.ceil(many / 3), 12)) {
      const engine = playback(run().run, t, undefined, 'en');
      expect(JSON.stringify(truthAsTold(campaign, t, 'en'))).toBe(JSON.stringify(engine.leaves));
    }
  });

  test('to seek is to play there', () => {
    const { campaign } = run();
    for (const { t, h } of samples(campaign, 60, 13)) {
      const slots = new Map<number, number>();
      const { pictures } = campaign;
      for (let row = 0; row < pictures.rows; ++row) {
        if (pictures.column('holder')[row] === h && pictures.column('from')[row] <= t) slots.set(pictures.column('slot')[row], row);
      }
      const played = [...slots].sort((a, b) => a[0] - b[0]).map(([, row]) => row).filter((row) => pictures.column('entry.subject')[row] >= 0);
      expect(campaign.picture(h, t).map((e) => e.row)).toEqual(played);
      const leaf = h % campaign.frame.leaf_count;
      let last = -1;
      for (let row = 0; row < campaign.leafChanged.rows; ++row) {
        if (campaign.leafChanged.column('leaf')[row] === leaf && campaign.leafChanged.column('from')[row] <= t) last = row;
      }
      expect(campaign.leaf(leaf, t)?.fit ?? -1).toBe(last < 0 ? -1 : campaign.leafChanged.column('condition.fit_men')[last]);
    }
  });

  test('the way there leaves no trace: the scene of a moment is the same from everywhere', () => {
    const { campaign } = run();
    const letters = new Letters(campaign);
    const scene = (t: number, desk: number) => JSON.stringify(sceneAt(campaign, letters, { t, desk, parts: false, allStaffs: true, reports: true, errors: true, letter: -1 }));
    const middle = Math.floor(campaign.end / 2);
    for (const desk of [-1, 0, 1]) {
      const before = scene(middle, desk);
      for (let t = 0; t <= campaign.end; t += 600) scene(t, desk);
      expect(scene(middle, desk)).toBe(before);
    }
  });

  test('every telegram, decision and story has its words in both languages', () => {
    const { campaign } = run();
    const letters = new Letters(campaign);
    for (const language of ['zh', 'en'] as const) {
      expect(campaign.words[language]?.dispatch.length).toBe(letters.count);
      expect(campaign.words[language]?.decision.length).toBe(campaign.decisions.rows);
      expect(campaign.words[language]?.happened.length).toBe(campaign.happened.rows);
      expect(campaign.words[language]?.mission.length).toBe(campaign.missions.rows);
      expect(campaign.words[language]?.task_taken.length).toBe(campaign.tasks.rows);
    }
    expect(story(campaign, letters, 0).length).toBeGreaterThan(0);
  });

  test('the itemised delay adds up to the way', () => {
    const letters = new Letters(run().campaign);
    for (let i = 0; i < letters.count; i += 7) {
      if (run().campaign.delivered[i] > run().campaign.end) continue;
      expect(letters.legMinutes(i).reduce((a, b) => a + b, 0)).toBe(letters.minutes(i));
      expect(letters.ends(i)).toBeGreaterThanOrEqual(letters.handedIn[i]);
    }
  });
});

test('a decision leads to the telegrams it rests on and to what it became', () => {
  const { campaign } = large;
  const letters = new Letters(campaign);
  let rests = 0;
  let became = 0;
  let done = 0;
  for (let row = 0; row < campaign.decisions.rows; row += 5) {
    const made = decision(campaign, letters, row, 'en');
    expect(made.courses.filter((c) => c.chosen).length).toBeLessThanOrEqual(1);
    expect(made.courses.every((c) => c.text.length > 0)).toBe(true);
    rests += made.restsOn.length;
    for (const i of outcome(campaign, letters, made)) {
      expect(letters.from[i]).toBe(made.formation);
      ++became;
      if (done === 0) done += deeds(campaign, letters, i, 'en').length;
    }
  }
  expect(Math.min(rests, became, done)).toBeGreaterThan(0);
});

test('search finds by words, commander, code, in either language', () => {
  const { campaign } = large;
  const letters = new Letters(campaign);
  const find = (words: string, language: 'zh' | 'en') => letters.search({ words, kind: 'all', desk: -1, high: false, trouble: false }, language);
  const some = letters.search({ words: '', kind: 'order', desk: -1, high: false, trouble: false }, 'en')[0];
  expect(find(letters.id(some), 'en')).toContain(some);
  expect(find(letters.text(some, 'zh').slice(0, 6), 'zh')).toContain(some);
  expect(find(campaign.name(letters.from[some], 'zh'), 'en')).toContain(some);
  expect(find('no such word in any telegram', 'en')).toEqual([]);
});

test('a headquarters is found by the town where it sits, in either language', () => {
  const { campaign } = large;
  const letters = new Letters(campaign);
  const id = (name: string) => campaign.frame.formations.findIndex((f) => f?.id === name);
  for (const language of ['zh', 'en'] as const) {
    for (const [word, name] of [['Chungking', 'MAC'], ['重庆', 'MAC'], ['chongq', 'MAC'], ['南京', 'CEA'], ['11th Army', '11A'], ['横山勇', '11A'], ['79C', '79C']]) {
      expect(findFormations(campaign, word, language, 7)[0]?.formation, `${word} in ${language}`).toBe(id(name));
    }
    const told = letters.search({ words: 'Chungking', kind: 'order', desk: -1, high: false, trouble: false }, language);
    expect(told.some((i) => letters.from[i] === id('MAC'))).toBe(true);
    expect(letters.search({ words: '重庆', kind: 'order', desk: -1, high: false, trouble: false }, language)).toEqual(told);
  }
  expect(findFormations(campaign, 'Shashi', 'en', 7).map((f) => f.formation), 'by its base').toContain(id('11A'));
  expect(findFormations(campaign, 'no such town', 'en', 7)).toEqual([]);
  expect(findFormations(campaign, ' ', 'en', 7)).toEqual([]);
});

test('a day is found, and the telegrams of one formation with a word', () => {
  const { campaign } = large;
  const id = (name: string) => campaign.frame.formations.findIndex((f) => f?.id === name);
  for (const words of ['9 December', '9 dec', '12月9日', '12-09', '1943-12-09']) expect(campaign.calendar.iso(findDay(campaign, words)!), words).toBe('1943-12-09T12:00');
  expect(findDay(campaign, '79th Corps')).toBeUndefined();
  expect(findDay(campaign, '12-30')).toBeUndefined();
  for (const words of ['pursue 79th Corps', '79C pursue', '79th corps pursue']) {
    expect(wordsAboutOne(campaign, words), words).toEqual({ formation: id('79C'), rest: 'pursue' });
  }
  expect(wordsAboutOne(campaign, '79th Corps')).toBeUndefined();
  const letters = new Letters(campaign);
  const found = letters.search({ words: '79th', kind: 'all', desk: -1, high: false, trouble: false }, 'en');
  expect(found.length).toBeGreaterThan(0);
  const only179 = found.filter((i) => ![letters.text(i, 'en'), campaign.name(letters.from[i], 'en'), campaign.name(letters.to[i], 'en')].some((text) => /(^|[^\d])79th/.test(text)));
  expect(only179).toEqual([]);
});

test('a force that is spread is where its parts are', () => {
  const { campaign } = large;
  const army = campaign.frame.formations.findIndex((f) => f?.id === '11A');
  const parts = campaign.partsOf(army, 5000);
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.every(({ formation, at }) => campaign.stands(formation, army) && formation !== army && at.fit > 0)).toBe(true);
  expect(campaign.partsOf(0, 5000)).toEqual([]);
});

test('errors over time are finite and at least once not nought', () => {
  const { campaign } = large;
  const all = campaign.frame.headquarters.flatMap((_, h) => errorsOverTime(campaign, h, false, 1440));
  expect(all.every((p) => Number.isFinite(p.km) && Number.isFinite(p.strength))).toBe(true);
  expect(all.some((p) => p.km > 0)).toBe(true);
});

test('a fact on record has its date in this run, and a verdict', () => {
  const { campaign } = large;
  const rows = factRows(campaign);
  const letters = new Letters(campaign);
  const row = (id: string) => rows.find((one) => one.fact.id === id)!;
  expect(rows.length).toBeGreaterThan(10);
  const order = row('hold_order_read');
  expect(order.verdict).toBe('within');
  const id = (name: string) => campaign.frame.formations.findIndex((f) => f?.id === name);
  const reads = Array.from({ length: letters.count }, (_, i) => i)
    .filter((i) => letters.from[i] === id('CEA') && letters.to[i] === id('11A') && letters.kind[i] === 0).map((i) => campaign.read[i]);
  expect(reads).toContain(order.here);
  for (const one of rows) {
    expect(one.window[0]).toBeLessThanOrEqual(one.window[1]);
    if (one.here === undefined) expect(['never', 'yet']).toContain(one.verdict);
    else expect(one.verdict).toBe(one.here >= one.window[0] && one.here <= one.window[1] ? 'within' : 'outside');
    if (one.verdict === 'yet') expect(one.window[1]).toBeGreaterThan(campaign.end);
  }
  expect(rows.some((one) => one.verdict === 'yet')).toBe(true);
  expect(small.campaign.frame.history).toBeNull();
});

test('a zone is ground with a line about it, and ends without one where the map ends', () => {
  const { campaign } = large;
  const shapes = shapesOf(campaign, -1);
  const zones = shapes.filter((s) => s.measure.kind === MeasureKind.zone);
  expect(zones.map((s) => s.measure.id).sort()).toEqual(['z_6wz', 'z_9wz', 'z_hefu']);
  for (const zone of zones) {
    expect(zone.closed).toBe(true);
    expect(zone.points.length).toBeGreaterThan(8);
    expect(zone.measure.hexes.map((hex) => campaign.position(hex))).toContainEqual(zone.nameAt);
    const borders = bordersOf(campaign, zone);
    expect(borders.length).toBeGreaterThan(5);
    expect(borders.length).toBeLessThan(zone.points.length);
  }
  const east = Math.max(...campaign.frame.map.east);
  const sixth = zones.find((s) => s.measure.id === 'z_6wz')!;
  expect(bordersOf(campaign, sixth).some(([a, b]) => Math.abs(a[0] - east) < 0.1 && Math.abs(b[0] - east) < 0.1)).toBe(false);
  expect(shapes.filter((s) => s.measure.kind <= MeasureKind.boundary).every((s) => !s.closed)).toBe(true);
  expect(shapesOf(campaign, 0).some((s) => s.measure.kind === MeasureKind.zone), 'the other side has none').toBe(false);
});

test('a column that only some rows have is spread over the rows that have it', () => {
  const table = new Table({ rows: 4, columns: { 'body.kind': [0, 1, 0, 1], 'body:1.men': [7, 9], 'body:0.task': 3, at: { steps: [5, 0, 2, 1] } } });
  expect([...table.column('body:1.men')]).toEqual([0, 7, 0, 9]);
  expect([...table.column('body:0.task')]).toEqual([3, 0, 3, 0]);
  expect([...table.column('at')]).toEqual([5, 5, 7, 8]);
  expect([...table.column('nothing')]).toEqual([0, 0, 0, 0]);
});

test('every string of the page is there in both languages', () => {
  for (const [key, text] of Object.entries(catalogue)) {
    if (key === 'belief_tag_before' || key === 'belief_tag_after') continue;
    expect(text.zh.trim(), key).not.toBe('');
    expect(text.en.trim(), key).not.toBe('');
  }
});

test('how long the data work takes (measured, not asserted)', () => {
  const { campaign } = large;
  const letters = new Letters(campaign);
  const draw = draws(5);
  const times: number[] = [];
  for (let i = 0; i < 60; ++i) {
    const t = draw(campaign.end);
    const begun = performance.now();
    for (const desk of [-1, draw(campaign.frame.headquarters.length)]) sceneAt(campaign, letters, { t, desk, parts: i % 2 === 0, allStaffs: true, reports: true, errors: true, letter: -1 });
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  console.log(`a seek's data work, truth and belief: median ${times[30].toFixed(1)} ms, worst ${times[59].toFixed(1)} ms`);
});
