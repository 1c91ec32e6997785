// The telegrams: who wrote to whom, the way each took, which are on the way at a moment, and the search
// among them.

import type { Campaign } from './campaign';
import { Body, Echelon, Fate, type Language } from './frame';
import { NEVER } from './table';

export interface LetterFilter {
  words: string;
  kind: 'all' | (typeof KINDS)[number];
  desk: number;  // a formation that wrote or reads it; -1: anybody
  to?: number;  // a formation that reads it
  high: boolean;  // only between commands of armies and above
  trouble: boolean;  // only lost, garbled, undecodable
}

export const KINDS = [
  'order', 'objection', 'answer', 'return', 'sighting', 'query', 'inspection', 'inspection_report',
  'promise',
] as const;
const PLACES_OF_KIND: Record<string, number> = { order: 0, objection: 1, answer: 2, return: 3, sighting: 4 };

export class Letters {
  readonly count: number;
  readonly kind: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly handedIn: Int32Array;
  readonly arrives: Int32Array;
  readonly fate: Int32Array;
  readonly means: Int32Array;
  readonly precedence: Int32Array;
  private readonly serial: Int32Array;
  private readonly legs: Int32Array[] = [];
  private readonly underWay: number[][] = [];
  private readonly foundBy = new Map<string, string[]>();

  constructor(private readonly campaign: Campaign) {
    const table = campaign.letters;
    this.count = table.rows;
    const c = (name: string) => table.column(`dispatch.${name}`);
    this.kind = c('body.kind');
    this.from = c('from');
    this.to = c('to');
    this.handedIn = c('handed_in');
    this.arrives = c('arrives');
    this.fate = c('fate');
    this.means = c('means');
    this.precedence = c('precedence');
    this.serial = c('id.serial');
    for (let leg = 0; table.has(`dispatch.legs.${leg}`); ++leg) this.legs.push(c(`legs.${leg}`));
    this.sortUnderWay();
  }

  private sortUnderWay(): void {
    const hours = Math.ceil(this.campaign.end / 60) + 1;
    for (let h = 0; h < hours; ++h) this.underWay.push([]);
    for (let i = 0; i < this.count; ++i) {
      const first = Math.max(Math.floor(this.handedIn[i] / 60), 0);
      const last = Math.min(Math.floor(this.ends(i) / 60), hours - 1);
      for (let h = first; h <= last; ++h) this.underWay[h].push(i);
    }
  }

  id(i: number): string {
    return `${this.campaign.id(this.from[i])}#${this.serial[i]}`;
  }
  find(sender: number, serial: number): number {
    return this.campaign.letterAt.get(sender * 65536 + serial) ?? -1;
  }
  legMinutes(i: number): number[] {
    return this.legs.map((leg) => leg[i]);
  }
  minutes(i: number): number {
    return this.legs.reduce((sum, leg) => sum + leg[i], 0);
  }
  lost(i: number): boolean {
    return this.fate[i] === Fate.lost || this.fate[i] === Fate.undecodable;
  }
  /** When it arrived, or would have: one that is lost is under way until then. */
  ends(i: number): number {
    if (this.campaign.delivered[i] !== NEVER) return this.campaign.delivered[i];
    if (this.arrives[i] !== NEVER && this.arrives[i] > this.handedIn[i]) return this.arrives[i];
    return this.handedIn[i] + this.minutes(i);
  }
  /** The share of its way that it has gone at t; undefined when it is not on the way. */
  share(i: number, t: number): number | undefined {
    const end = this.ends(i);
    if (t < this.handedIn[i] || t >= end) return undefined;
    return (t - this.handedIn[i]) / Math.max(end - this.handedIn[i], 1);
  }
  at(t: number): number[] {
    const hour = this.underWay[Math.max(Math.floor(t / 60), 0)] ?? [];
    return hour.filter((i) => this.share(i, t) !== undefined);
  }
  isHigh(i: number): boolean {
    const e = (f: number) => this.campaign.frame.formations[f]?.echelon ?? 0;
    return Math.min(e(this.from[i]), e(this.to[i])) >= Echelon.corps && Math.max(e(this.from[i]), e(this.to[i])) >= Echelon.army;
  }
  /** Words that decide something, not reports. */
  isWords(i: number): boolean {
    return this.kind[i] === Body.order || this.kind[i] === Body.objection;
  }
  insists(i: number): number {
    return this.kind[i] === Body.order ? this.campaign.letters.column('dispatch.body:0.task.insists')[i] : 0;
  }
  objective(i: number): number {
    if (this.kind[i] === Body.order) return this.campaign.letters.column('dispatch.body:0.task.objective')[i];
    if (this.kind[i] === Body.objection) return this.campaign.letters.column('dispatch.body:1.proposes.objective')[i];
    if (this.kind[i] === Body.report) return this.campaign.letters.column('dispatch.body:3.place')[i];
    if (this.kind[i] === Body.sighting) return this.campaign.letters.column('dispatch.body:4.place')[i];
    return -1;
  }
  /** The letter that this one answers or repeats. */
  refersTo(i: number): number {
    const at = (path: string) => this.find(this.campaign.letters.column(`${path}.sender`)[i], this.campaign.letters.column(`${path}.serial`)[i]);
    if (this.kind[i] === Body.order) return at('dispatch.body:0.refers_to');
    if (this.kind[i] === Body.objection) return at('dispatch.body:1.order');
    if (this.kind[i] === Body.answer) return at('dispatch.body:2.order');
    return -1;
  }

  text(i: number, language: Language): string {
    return this.campaign.sentence(language, 'dispatch', i);
  }
  code(i: number): string {
    return this.campaign.sentence('zh', 'code', i) || this.campaign.sentence('en', 'code', i);
  }
  /** As the addressee read it, when that was something else. */
  received(i: number, language: Language): string | undefined {
    const words = this.campaign.words[language];
    const found = words?.received.find(([row]) => row === i);
    return found && words ? words.sentences[found[1]] : undefined;
  }

  /** Rows that the filter lets through, in the order of handing in. */
  search(filter: LetterFilter, language: Language): number[] {
    const wanted = filter.words.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const kind = filter.kind === 'all' ? -1 : PLACES_OF_KIND[filter.kind];
    const out: number[] = [];
    for (let i = 0; i < this.count; ++i) {
      if (kind >= 0 && this.kind[i] !== kind) continue;
      if (filter.desk >= 0 && this.from[i] !== filter.desk && this.to[i] !== filter.desk) continue;
      if (filter.to !== undefined && this.to[i] !== filter.to) continue;
      if (filter.high && !this.isHigh(i)) continue;
      if (filter.trouble && this.fate[i] === Fate.whole) continue;
      if (wanted.length > 0 && !this.says(i, wanted, language)) continue;
      out.push(i);
    }
    return out;
  }

  private says(i: number, wanted: string[], language: Language): boolean {
    const all = this.lettersOf(i, language);
    return wanted.every((word) => {
      // "79th" does not mean the 179th.
      for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1)) {
        if (!/^\d/.test(word) || at === 0 || !/\d/.test(all[at - 1])) return true;
      }
      return false;
    });
  }

  /** All that a search may find it by, in small letters, made when it is first wanted. */
  private lettersOf(i: number, language: Language): string {
    let list = this.foundBy.get(language);
    if (!list) {
      list = new Array<string>(this.count);
      this.foundBy.set(language, list);
    }
    return (list[i] ??= [this.id(i), this.who(this.from[i]), this.who(this.to[i]), this.text(i, language), this.code(i)]
      .join(' ').toLowerCase());
  }

  private readonly whoIs = new Map<number, string>();
  private who(f: number): string {
    let known = this.whoIs.get(f);
    if (known === undefined) {
      const c = this.campaign;
      known = [c.name(f, 'zh'), c.name(f, 'en'), c.commander(f, 'zh'), c.commander(f, 'en'), c.id(f), ...c.otherNames(f)].join(' ');
      this.whoIs.set(f, known);
    }
    return known;
  }
}
