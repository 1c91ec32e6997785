// One run, ready to be looked at: what was so at any moment, and what any desk then held true. All of it
// is looked up in the record; nothing is computed that the engine computed otherwise.

import { Calendar } from './calendar';
import { DAY, Milestone, goesOwnWay, type Frame, type Language } from './frame';
import { Table, Timeline, NEVER, type RawTables } from './table';

export interface RawRecord {
  desks: RawTables;
  truth?: RawTables;
}

export interface Words {
  dispatch: number[];
  code: number[];
  received: [number, number][];
  happened: number[];
  task_taken: number[];
  mission: number[];
  decision: number[];
  course: number[][];
  hex: number[];
  diary: [number, number, number][][];
  sentences: string[];
}

/** What a desk held true of one formation. */
export interface Belief {
  slot: number;
  subject: number;
  place: number;
  observed: number;
  heard: number;
  men: number;
  lost: number;
  spread: number;
  radius: number;
  radiusNow: number;
  doing: number;
  seen: number;
  own: boolean;
  freshness: number;
  sources: [number, number][];
  earlier: number;
  supply_days: number;
  pressure: number;
  row: number;
}

export interface Leaf {
  place: number;
  activity: number;
  fit: number;
  wounded: number;
  sick: number;
  cohesion: number;
  fatigue: number;
  rations: number;
  rounds: number;
  surrounded: boolean;
}

export interface Strength {
  fit: number;
  opening: number;
  lost: number;
  place: number;
  activity: number;
  parts: number;
  placedApart: number;
}

const FIGHTS = new Set<number>([Milestone.engagement_began, Milestone.engagement_ended, Milestone.broke, Milestone.gave_way,
  Milestone.called_off, Milestone.dispersed]);
const CROSSINGS = new Set<number>([Milestone.crossing_began, Milestone.crossing_ended]);
const clamp = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high);

export class Campaign {
  readonly frame: Frame;
  readonly calendar: Calendar;
  readonly end: number;
  readonly sealed: boolean;

  readonly leafChanged: Table;
  readonly losses: Table;
  readonly happened: Table;
  readonly tasks: Table;
  readonly moved: Table;
  readonly weather: Table;
  readonly letters: Table;
  readonly pictures: Table;
  readonly missions: Table;
  readonly decisions: Table;
  readonly intents: Table;
  readonly intercepted: Table;

  readonly delivered: Int32Array;
  readonly read: Int32Array;
  readonly letterAt = new Map<number, number>();

  readonly words: Partial<Record<Language, Words>> = {};

  private readonly leafLine: Timeline;
  private readonly pictureLine: Timeline;
  private readonly missionLine: Timeline;
  private readonly decisionLine: Timeline;
  private readonly seatLine: Timeline;
  private readonly weatherLine: Timeline;
  private readonly fightLine: Timeline;
  private readonly crossLine: Timeline;
  private readonly taskLine: Timeline;
  private readonly lossLine: Timeline;
  private readonly intentLine: Timeline;
  private readonly groupsRead = new Map<number, number[]>();
  private readonly lossSum: Int32Array;
  private readonly slotBase: number[] = [];
  private readonly openingMen: Int32Array;
  private readonly under: number[][] = [];
  private readonly leavesUnder: number[][] = [];

  constructor(frame: Frame, record: RawRecord) {
    this.frame = frame;
    this.sealed = frame.sealed;
    this.calendar = new Calendar(frame);
    this.end = frame.last_hour * 60;
    const truth = record.truth ?? {};
    const known = record.desks;
    const shared = frame.sealed ? known : truth;
    this.leafChanged = new Table(truth.leaf_changed);
    this.losses = new Table(truth.losses_taken);
    this.happened = new Table(truth.happened);
    this.tasks = new Table(truth.task_taken);
    this.moved = new Table(shared.headquarters_moved);
    this.weather = new Table(shared.weather_came);
    this.letters = new Table(shared.handed_in);
    this.pictures = new Table(known.picture_changed);
    this.missions = new Table(known.mission_changed);
    this.decisions = new Table(known.appreciated);
    this.intents = new Table(known.intent_read);
    this.intercepted = new Table(truth.was_intercepted);

    const f = frame.formations.length;
    const h = frame.headquarters.length;
    this.leafLine = new Timeline(this.leafChanged.column('leaf'), this.leafChanged.column('from'), f);
    let slots = 0;
    for (const one of frame.headquarters) {
      this.slotBase.push(slots);
      slots += one.slots;
    }
    const holder = this.pictures.column('holder');
    const slot = this.pictures.column('slot');
    const keys = Int32Array.from(holder, (of, i) => this.slotBase[of] + slot[i]);
    this.pictureLine = new Timeline(keys, this.pictures.column('from'), slots);
    this.missionLine = new Timeline(this.missions.column('headquarters'), this.missions.column('from'), h);
    this.decisionLine = new Timeline(this.decisions.column('headquarters'), this.decisions.column('from'), h);
    this.seatLine = new Timeline(this.moved.column('headquarters'), this.moved.column('from'), h);
    this.weatherLine = new Timeline(new Int32Array(this.weather.rows), this.weather.column('from'), 1);
    this.fightLine = this.happenedLine(FIGHTS, f);
    this.crossLine = this.happenedLine(CROSSINGS, f);
    this.taskLine = new Timeline(this.tasks.column('leaf'), this.tasks.column('from'), f);
    this.lossLine = new Timeline(this.losses.column('leaf'), this.losses.column('from'), f);
    this.intentLine = this.readIntents(f, h);
    this.lossSum = this.sumLosses(f);
    this.openingMen = this.openings(f);
    this.standUnder();

    const n = this.letters.rows;
    this.delivered = new Int32Array(n).fill(NEVER);
    this.read = new Int32Array(n).fill(NEVER);
    const sender = this.letters.column('dispatch.id.sender');
    const serial = this.letters.column('dispatch.id.serial');
    for (let i = 0; i < n; ++i) this.letterAt.set(sender[i] * 65536 + serial[i], i);
    this.note(new Table(shared.delivered), this.delivered);
    this.note(new Table(shared.was_read), this.read);
  }

  /** Of each leaf only what happened of these kinds, so that the last of them is found at once in a run of any length. */
  private happenedLine(kinds: Set<number>, formations: number): Timeline {
    const what = this.happened.column('what');
    const keys = Int32Array.from(this.happened.column('leaf'), (leaf, row) => (kinds.has(what[row]) ? leaf : -1));
    return new Timeline(keys, this.happened.column('from'), formations);
  }

  private note(table: Table, into: Int32Array): void {
    const sender = table.column('id.sender');
    const serial = table.column('id.serial');
    const at = table.column('at');
    for (let i = 0; i < table.rows; ++i) {
      const row = this.letterAt.get(sender[i] * 65536 + serial[i]);
      if (row !== undefined) into[row] = at[i];
    }
  }

  private readIntents(formations: number, desks: number): Timeline {
    const holder = this.intents.column('holder');
    const group = this.intents.column('intent.group');
    for (let row = 0; row < this.intents.rows; ++row) {
      const known = this.groupsRead.get(holder[row]) ?? [];
      if (!known.includes(group[row])) this.groupsRead.set(holder[row], [...known, group[row]]);
    }
    const keys = Int32Array.from(holder, (of, i) => of * formations + group[i]);
    return new Timeline(keys, this.intents.column('from'), desks * formations);
  }

  private sumLosses(formations: number): Int32Array {
    const sum = new Int32Array(this.losses.rows);
    const killed = this.losses.column('killed');
    const wounded = this.losses.column('wounded');
    const missing = this.losses.column('missing');
    for (let f = 0; f < formations; ++f) {
      let so_far = 0;
      for (const row of this.lossLine.all(f)) sum[row] = so_far += killed[row] + wounded[row] + missing[row];
    }
    return sum;
  }

  private openings(formations: number): Int32Array {
    const men = new Int32Array(formations);
    for (let f = 0; f < formations; ++f) {
      for (const row of this.leafLine.all(f)) {
        men[f] = this.leafChanged.column('condition.fit_men')[row] +
          this.leafChanged.column('condition.wounded_men')[row] + this.leafChanged.column('condition.sick_men')[row];
        if (men[f] > 0) break;
      }
    }
    return men;
  }

  private standUnder(): void {
    const all = this.frame.formations;
    for (let f = 0; f < all.length; ++f) {
      this.under.push([]);
      this.leavesUnder.push([]);
    }
    all.forEach((formation, f) => {
      if (formation && formation.superior >= 0) this.under[formation.superior].push(f);
    });
    for (let leaf = 0; leaf < this.frame.leaf_count; ++leaf) {
      let up: number = leaf;
      for (let steps = 0; up >= 0 && steps < 20; ++steps) {
        this.leavesUnder[up].push(leaf);
        up = all[up]?.superior ?? -1;
      }
    }
  }

  // ---- who ------------------------------------------------------------------------------------------

  subordinates(f: number): number[] {
    return this.under[f];
  }
  leavesOf(f: number): number[] {
    return this.leavesUnder[f];
  }
  isLeaf(f: number): boolean {
    return f < this.frame.leaf_count;
  }
  name(f: number, language: Language): string {
    return this.frame.formations[f]?.name[language] ?? '?';
  }
  id(f: number): string {
    return this.frame.formations[f]?.id ?? '?';
  }
  commander(f: number, language: Language): string {
    const h = this.frame.formations[f]?.headquarters ?? -1;
    return h < 0 ? '' : (this.frame.headquarters[h].commander?.[language] ?? '');
  }
  /** Other names that people look for a headquarters by, as the town where it sits; of a leaf none. */
  otherNames(f: number): string[] {
    const h = this.frame.formations[f]?.headquarters ?? -1;
    return h < 0 ? [] : [...this.frame.headquarters[h].also.zh, ...this.frame.headquarters[h].also.en];
  }
  otherName(f: number, language: Language): string {
    const h = this.frame.formations[f]?.headquarters ?? -1;
    return h < 0 ? '' : (this.frame.headquarters[h].also[language][0] ?? '');
  }
  /** Names of the map's own places where a headquarters sat at the opening and has its base. */
  placesOf(f: number): string[] {
    const h = this.frame.formations[f]?.headquarters ?? -1;
    if (h < 0) return [];
    const { place, base } = this.frame.headquarters[h];
    return this.frame.map.places.filter((p) => p.hex >= 0 && (p.hex === place || p.hex === base)).flatMap((p) => [p.name.zh, p.name.en]);
  }
  deskFormation(h: number): number {
    return this.frame.headquarters[h].formation;
  }
  /** Commands that lead leaves directly: the divisions and what acts as one. */
  fighting(): number[] {
    return this.frame.headquarters.map((one) => one.formation)
      .filter((f) => this.frame.formations[f] && this.under[f].some((u) => this.isLeaf(u)));
  }
  stands(inner: number, outer: number): boolean {
    for (let up = inner, steps = 0; up >= 0 && steps < 20; ++steps) {
      if (up === outer) return true;
      up = this.frame.formations[up]?.superior ?? -1;
    }
    return false;
  }

  // ---- the truth ------------------------------------------------------------------------------------

  leaf(f: number, t: number): Leaf | null {
    const row = this.leafLine.at(f, t);
    if (row < 0) return null;
    const c = (name: string) => this.leafChanged.column(`condition.${name}`)[row];
    return {
      place: c('place'), activity: c('activity'), fit: c('fit_men'), wounded: c('wounded_men'), sick: c('sick_men'),
      cohesion: c('cohesion'), fatigue: c('fatigue'), rations: c('rations'), rounds: c('rounds'),
      surrounded: c('surrounded') !== 0,
    };
  }

  /** A command as a whole, as the program's own summary counts it: it stands where its largest part is. */
  strength(f: number, t: number): Strength {
    const out: Strength = { fit: 0, opening: 0, lost: 0, place: -1, activity: 8, parts: 0, placedApart: 0 };
    let largest = -1;
    for (const leaf of this.leavesUnder[f]) {
      const c = this.leaf(leaf, t);
      out.opening += this.openingMen[leaf];
      out.lost += this.lost(leaf, t);
      if (!c) continue;
      out.fit += c.fit;
      ++out.parts;
      if (c.place >= 0 && c.fit > largest) {
        largest = c.fit;
        out.place = c.place;
        out.activity = c.activity;
      }
    }
    for (const leaf of this.leavesUnder[f]) if ((this.leaf(leaf, t)?.place ?? -1) === out.place) ++out.placedApart;
    return out;
  }

  /** The commands under it that lead leaves, itself left out, with where each truly stands. */
  partsOf(f: number, t: number): { formation: number; at: Strength }[] {
    return this.fighting().filter((one) => one !== f && this.stands(one, f)).map((formation) => ({ formation, at: this.strength(formation, t) }))
      .filter(({ at }) => at.place >= 0 && at.fit > 0);
  }

  lost(leaf: number, t: number): number {
    const row = this.lossLine.at(leaf, t);
    return row < 0 ? 0 : this.lossSum[row];
  }

  /** The places of a leaf over the last hours, oldest first. */
  trail(leaf: number, t: number, hours: number): number[] {
    const rows = this.leafLine.upTo(leaf, t);
    const place = this.leafChanged.column('condition.place');
    const from = this.leafChanged.column('from');
    const out: number[] = [];
    for (let i = rows.length - 1; i >= 0; --i) {
      const at = place[rows[i]];
      if (at >= 0 && out[out.length - 1] !== at) out.push(at);
      if (from[rows[i]] < t - hours * 60) break;
    }
    return out.reverse();
  }

  /** In a fight at t: where, else -1. */
  fightingAt(leaf: number, t: number): number {
    const row = this.fightLine.at(leaf, t);
    return row >= 0 && this.happened.column('what')[row] === Milestone.engagement_began ? this.happened.column('hex')[row] : -1;
  }

  /** The crossing site at which a leaf is being ferried over at t, else -1. */
  crossingAt(leaf: number, t: number): number {
    const row = this.crossLine.at(leaf, t);
    return row >= 0 && this.happened.column('what')[row] === Milestone.crossing_began ? this.happened.column('site')[row] : -1;
  }

  task(leaf: number, t: number): number {
    return this.taskLine.at(leaf, t);
  }

  seat(h: number, t: number): number {
    const row = this.seatLine.at(h, t);
    return row < 0 ? this.frame.headquarters[h].place : this.moved.column('place')[row];
  }

  /** Where somebody who writes or reads sits: a headquarters at its seat, a leaf where it stands. */
  station(f: number, t: number): number {
    const h = this.frame.formations[f]?.headquarters ?? -1;
    return h >= 0 ? this.seat(h, t) : (this.leaf(f, t)?.place ?? -1);
  }

  sky(t: number): { sky: number; temperature: number } {
    const row = this.weatherLine.at(0, t);
    return row < 0 ? { sky: 1, temperature: 0 } :
      { sky: this.weather.column('sky')[row], temperature: this.weather.column('temperature_c')[row] };
  }

  /** 0 day, 1 twilight, 2 moonlight, 3 dark. */
  light(t: number): number {
    const hour = clamp(Math.floor(t / 60), 0, Math.max(this.frame.light.length - 1, 0));
    return Number(this.frame.light[hour] ?? 0);
  }

  // ---- the desks ------------------------------------------------------------------------------------

  picture(h: number, t: number): Belief[] {
    const out: Belief[] = [];
    const now = Math.min(t, this.end);
    const slots = this.frame.headquarters[h].slots;
    for (let slot = 0; slot < slots; ++slot) {
      const row = this.pictureLine.at(this.slotBase[h] + slot, t);
      if (row < 0 || this.pictures.column('entry.subject')[row] < 0) continue;
      out.push(this.belief(row, slot, now));
    }
    return out;
  }

  private belief(row: number, slot: number, now: number): Belief {
    const e = (name: string) => this.pictures.column(`entry.${name}`)[row];
    const one = { observed: e('observed'), radius: e('radius_km'), doing: e('doing') };
    return {
      ...one, slot, row, subject: e('subject'), place: e('place'), heard: e('heard'), men: e('strength_men'),
      lost: e('lost_men'), spread: e('spread'), seen: e('seen'), own: e('own') !== 0,
      radiusNow: this.radiusNow(one.radius, one.doing, one.observed, now), freshness: this.freshness(one.observed, now),
      sources: [[e('sources.0.sender'), e('sources.0.serial')], [e('sources.1.sender'), e('sources.1.serial')]],
      earlier: e('earlier_place'), supply_days: e('supply_days'), pressure: e('pressure'),
    };
  }

  /** As belief/picture.cpp has it: the circle grows with the time since it was seen. */
  radiusNow(radius: number, doing: number, observed: number, now: number): number {
    const rules = this.frame.belief_rules;
    const moving = doing === 2 || doing === 5 || doing === 3;  // marching, withdrawing, attacking
    const growth = moving ? rules.radius_growth_marching_km_a_day : rules.radius_growth_km_a_day;
    const days = clamp((now - observed) / 60 / 24, 0, 60);
    return Math.floor(clamp(radius + rules.aging_on * growth * days, 0, rules.widest_radius_km) + 0.5);
  }

  freshness(observed: number, now: number): number {
    const rules = this.frame.belief_rules;
    if (rules.aging_on === 0) return 1;
    return Math.exp((-Math.LN2 * clamp((now - observed) / 60, 0, 1e6)) / rules.half_life_hours);
  }

  /** What a desk reads out of an enemy group at t: shares in thousandths, by intention. */
  intentOf(h: number, group: number, t: number): number[] | undefined {
    const row = this.intentLine.at(h * this.frame.formations.length + group, t);
    return row < 0 ? undefined : [0, 1, 2, 3].map((i) => this.intents.column(`intent.share.${i}`)[row]);
  }

  /** All enemy groups that a desk reads an intention out of at t. */
  intentsOf(h: number, t: number): { group: number; shares: number[] }[] {
    return (this.groupsRead.get(h) ?? []).flatMap((group) => {
      const shares = this.intentOf(h, group, t);
      return shares ? [{ group, shares }] : [];
    });
  }

  /** Who of the enemy read a letter on its way, and when he understood it. */
  interceptions(letter: number): { formation: number; at: number }[] {
    const out: { formation: number; at: number }[] = [];
    const c = (name: string) => this.intercepted.column(name);
    for (let row = 0; row < this.intercepted.rows; ++row) {
      if (this.letterAt.get(c('id.sender')[row] * 65536 + c('id.serial')[row]) !== letter) continue;
      out.push({ formation: this.deskFormation(c('by')[row]), at: c('at')[row] });
    }
    return out;
  }

  mission(h: number, t: number): number {
    return this.missionLine.at(h, t);
  }

  decisionsOf(h: number, t = NEVER): Int32Array {
    return this.decisionLine.upTo(h, t);
  }

  decisionName(row: number): string {
    const h = this.decisions.column('headquarters')[row];
    return `${this.id(this.deskFormation(h))}#${this.decisions.column('appreciation.number')[row]}`;
  }

  refusals(): number[] {
    const obedience = this.decisions.column('appreciation.obedience');
    const out: number[] = [];
    for (let row = 0; row < this.decisions.rows; ++row) if (goesOwnWay(obedience[row])) out.push(row);
    return out;
  }

  // ---- words ----------------------------------------------------------------------------------------

  sentence(language: Language, list: 'dispatch' | 'code' | 'happened' | 'task_taken' | 'mission' | 'decision' | 'hex', row: number): string {
    const words = this.words[language];
    return words?.sentences[words[list][row]] ?? '';
  }

  where(hex: number, language: Language): string {
    if (hex < 0) return language === 'zh' ? '图外' : 'off the map';
    return this.sentence(language, 'hex', hex);
  }

  word(kind: string, i: number, language: Language): string {
    return this.frame.words[kind]?.[i]?.[language] ?? '';
  }

  // ---- distances ------------------------------------------------------------------------------------

  position(hex: number): [number, number] {
    return [this.frame.map.east[hex], this.frame.map.north[hex]];
  }

  km(a: number, b: number): number {
    const [x1, y1] = this.position(a);
    const [x2, y2] = this.position(b);
    const east = (x2 - x1) * 111.195 * Math.cos(((y1 + y2) / 2) * (Math.PI / 180));
    return Math.hypot(east, (y2 - y1) * 111.195);
  }

  days(): number[] {
    const out: number[] = [];
    for (let day = this.calendar.midnight(0); day < this.end; day += DAY) out.push(day);
    return out;
  }
}

/** What the program's `playback --desk --json` calls the picture, word for word. */
export function pictureAsTold(campaign: Campaign, h: number, t: number, language: Language): unknown[] {
  return campaign.picture(h, t).map((e) => {
    const f = campaign.frame.formations[e.subject];
    return {
      subject: f ? { id: f.id, zh: f.name.zh, en: f.name.en } : null,
      own: e.own,
      place: campaign.where(e.place, language),
      radius_km: e.radiusNow,
      doing: campaign.word('doing', e.doing, 'en'),
      men: e.men,
      spread_per_cent: e.spread,
      observed: campaign.calendar.iso(e.observed),
      heard: campaign.calendar.iso(e.heard),
    };
  });
}

/** What the program's `playback --json` says of the leaves. */
export function truthAsTold(campaign: Campaign, t: number, language: Language): unknown[] {
  const killed = campaign.losses.column('killed');
  const wounded = campaign.losses.column('wounded');
  const missing = campaign.losses.column('missing');
  const leaf = campaign.losses.column('leaf');
  const from = campaign.losses.column('from');
  const out: unknown[] = [];
  for (let f = 0; f < campaign.frame.leaf_count; ++f) {
    const c = campaign.leaf(f, t);
    const formation = campaign.frame.formations[f];
    if (!c || !formation) continue;
    const lost = [0, 0, 0];
    for (let i = 0; i < leaf.length; ++i) {
      if (leaf[i] !== f || from[i] > t) continue;
      lost[0] += killed[i];
      lost[1] += wounded[i];
      lost[2] += missing[i];
    }
    out.push({
      formation: { id: formation.id, zh: formation.name.zh, en: formation.name.en },
      place: campaign.where(c.place, language), hex: c.place >= 0 ? c.place : null,
      doing: campaign.word('activity', c.activity, language),
      fit_men: c.fit, wounded_men: c.wounded, sick_men: c.sick, cohesion: c.cohesion, fatigue: c.fatigue,
      killed: lost[0], wounded: lost[1], missing: lost[2],
    });
  }
  return out;
}
