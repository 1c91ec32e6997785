// What the reader looks at: moment, desk, language, what is chosen. It lives in the address too, so that
// a look can be handed on.

import type { Campaign } from '../data/campaign';
import type { Language } from '../data/frame';
import { Letters, type LetterFilter } from '../data/letters';
import catalogue from '../words/catalogue.json';
import type { Theme } from '../map/colours';

export type Mode = 'truth' | 'swipe' | 'split' | 'belief';
export type Tab = 'story' | 'telegrams' | 'decisions' | 'account' | 'charts' | 'forces' | 'history';
export type WordKey = keyof typeof catalogue;
export interface Camera {
  lon: number;
  lat: number;
  zoom: number;
}

export class View {
  readonly campaign: Campaign;
  readonly letters: Letters;

  t = $state(0);
  playing = $state(false);
  speed = $state(6);  // hours a second
  language = $state<Language>('en');
  theme = $state<Theme>('light');
  desk = $state(-1);
  mode = $state<Mode>('truth');
  tab = $state<Tab>('story');
  panel = $state(true);
  wide = $state(false);
  formation = $state(-1);
  letter = $state(-1);
  decision = $state(-1);
  reports = $state(false);
  labels = $state(true);
  measures = $state(true);
  links = $state(false);
  errors = $state(true);
  legend = $state(false);
  camera = $state<Camera | null>(null);
  fly = $state.raw<{ lon: number; lat: number; zoom: number; stamp: number } | null>(null);
  swipe = $state(0.5);
  wordsReady = $state<Record<Language, boolean>>({ zh: false, en: false });
  filter = $state<LetterFilter>({ words: '', kind: 'all', desk: -1, high: true, trouble: false });

  constructor(campaign: Campaign) {
    this.campaign = campaign;
    this.letters = new Letters(campaign);
    this.language = campaign.frame.language;
    this.theme = globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    this.t = 0;
    if (campaign.frame.desk >= 0) {
      this.desk = campaign.frame.desk;
      this.mode = campaign.sealed ? 'belief' : 'swipe';
    }
    if (campaign.sealed) this.filter.high = false;
  }

  say(key: WordKey): string {
    return catalogue[key][this.language];
  }
  name(f: number): string {
    return this.campaign.name(f, this.language);
  }
  where(hex: number): string {
    return this.wordsReady[this.language] ? this.campaign.where(hex, this.language) : '';
  }
  word(kind: string, i: number): string {
    return this.campaign.word(kind, i, this.language);
  }

  /** Words come after the first picture; whoever shows them asks here, and is told when they are there. */
  sentence(list: 'happened' | 'task_taken' | 'mission' | 'decision', row: number): string {
    return this.wordsReady[this.language] ? this.campaign.sentence(this.language, list, row) : '';
  }
  text(letter: number): string {
    return this.wordsReady[this.language] ? this.letters.text(letter, this.language) : '';
  }

  seek(t: number): void {
    this.t = Math.min(Math.max(Math.round(t), 0), this.campaign.end);
  }
  choose(f: number, go = true): void {
    this.formation = f;
    if (!go || f < 0) return;
    // A force that is spread is shown as a whole, not where its staff sits.
    const parts = this.campaign.sealed ? [] : this.campaign.partsOf(f, this.t).map(({ at }) => this.campaign.position(at.place));
    const [east, north] = [parts.map((at) => at[0]), parts.map((at) => at[1])];
    const degrees = Math.max(Math.max(...east) - Math.min(...east), 1.4 * (Math.max(...north) - Math.min(...north)));
    if (parts.length < 2 || degrees < 0.15) return this.goTo(this.hexOf(f));
    const middle = (all: number[]) => (Math.min(...all) + Math.max(...all)) / 2;
    this.fly = { lon: middle(east), lat: middle(north), zoom: Math.min(Math.max(Math.log2(380 / degrees), 7.2), 9.4), stamp: performance.now() };
  }
  hexOf(f: number): number {
    const c = this.campaign;
    const h = c.frame.formations[f]?.headquarters ?? -1;
    if (!c.sealed) {
      if (c.isLeaf(f)) return c.leaf(f, this.t)?.place ?? -1;
      const seat = h >= 0 ? c.seat(h, this.t) : -1;
      return seat >= 0 ? seat : c.strength(f, this.t).place;
    }
    return c.picture(this.desk, this.t).find((e) => e.subject === f)?.place ?? (h >= 0 ? c.seat(h, this.t) : -1);
  }
  goTo(hex: number, zoom = 9.4): void {
    if (hex < 0) return;
    const [lon, lat] = this.campaign.position(hex);
    this.fly = { lon, lat, zoom: Math.max(this.camera?.zoom ?? 0, zoom), stamp: performance.now() };
  }
  openDesk(h: number): void {
    this.desk = h;
    if (h < 0) this.mode = 'truth';
    else if (this.campaign.sealed) this.mode = 'belief';
    else if (this.mode === 'truth') this.mode = 'swipe';
  }
  openLetter(i: number, seek = true): void {
    this.letter = i;
    this.tab = 'telegrams';
    this.panel = true;
    if (seek) this.seek(this.letters.handedIn[i] + (this.letters.ends(i) - this.letters.handedIn[i]) / 2);
    const from = this.campaign.station(this.letters.from[i], this.t);
    const to = this.campaign.station(this.letters.to[i], this.t);
    if (from >= 0 && to >= 0) return;
    this.goTo(from >= 0 ? from : to, 8.4);
  }
  openDecision(row: number, seek = true): void {
    this.decision = row;
    this.tab = 'decisions';
    this.panel = true;
    const h = this.campaign.decisions.column('headquarters')[row];
    if (seek) this.seek(this.campaign.decisions.column('at')[row]);
    this.openDesk(h);
    this.formation = this.campaign.deskFormation(h);
  }

  // ---- the address ------------------------------------------------------------------------------------

  address(): string {
    const out = new URLSearchParams();
    out.set('t', this.campaign.calendar.iso(this.t));
    if (this.desk >= 0) out.set('desk', this.campaign.id(this.campaign.deskFormation(this.desk)));
    if (this.mode !== 'truth') out.set('mode', this.mode);
    out.set('lang', this.language);
    out.set('tab', this.tab);
    if (this.camera) out.set('at', `${this.camera.lon.toFixed(3)},${this.camera.lat.toFixed(3)},${this.camera.zoom.toFixed(1)}`);
    if (this.letter >= 0) out.set('telegram', this.letters.id(this.letter));
    if (this.decision >= 0) out.set('decision', this.campaign.decisionName(this.decision));
    return `#${out.toString().replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%23/g, '.')}`;
  }

  readAddress(hash: string): void {
    const given = new URLSearchParams(hash.replace(/^#/, ''));
    const language = given.get('lang');
    if (language === 'zh' || language === 'en') this.language = language;
    const t = this.campaign.calendar.read(given.get('t') ?? '');
    if (t !== undefined) this.seek(t);
    const desk = given.get('desk');
    if (desk && !this.campaign.sealed) {
      const h = this.campaign.frame.headquarters.findIndex((one) => this.campaign.id(one.formation) === desk);
      if (h >= 0) this.openDesk(h);
    }
    const mode = given.get('mode');
    if (!this.campaign.sealed && this.desk >= 0 && (mode === 'swipe' || mode === 'split' || mode === 'belief')) this.mode = mode;
    const tab = given.get('tab');
    if (tab && ['story', 'telegrams', 'decisions', 'account', 'charts', 'forces', 'history'].includes(tab)) this.tab = tab as Tab;
    const at = (given.get('at') ?? '').split(',').map(Number);
    if (at.length === 3 && at.every(Number.isFinite)) this.camera = { lon: at[0], lat: at[1], zoom: at[2] };
    this.readChosen(given);
  }

  private readChosen(given: URLSearchParams): void {
    const split = (text: string | null): [string, number] => {
      const at = (text ?? '').search(/[.#](?=\d+$)/);
      return at < 0 ? ['', 0] : [text!.slice(0, at), Number(text!.slice(at + 1))];
    };
    const [writer, serial] = split(given.get('telegram'));
    const sender = this.campaign.frame.formations.findIndex((f) => f?.id === writer);
    if (sender >= 0) this.letter = this.letters.find(sender, serial);
    const [desk, number] = split(given.get('decision'));
    const h = this.campaign.frame.headquarters.findIndex((one) => this.campaign.id(one.formation) === desk);
    if (h >= 0) {
      const found = Array.from(this.campaign.decisionsOf(h)).find((row) => this.campaign.decisions.column('appreciation.number')[row] === number);
      if (found !== undefined) this.decision = found;
    }
  }
}
