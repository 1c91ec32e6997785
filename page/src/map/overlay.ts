// Draws a scene over the ground, on a canvas of its own and at once, so that a seek shows in the same
// picture. It knows pixels; what is drawn comes from scene.ts.

import type { Campaign } from '../data/campaign';
import { Body, type Language } from '../data/frame';
import type { Letters } from '../data/letters';
import { PALETTES, type Theme } from './colours';
import { bordersOf, MeasureKind, shapesOf, type Shape } from './measures';
import type { Scene, Standing } from './scene';
import type { Symbols } from './symbols';

export interface Look {
  theme: Theme;
  language: Language;
  light: number;
  zoom: number;
  ratio: number;
  pixelsAKm: number;
  labels: boolean;
  measures: boolean;
  links: boolean;
  side: number;  // whose lines are drawn; -1: everybody's
  selected: number;  // formation
  letter: number;  // telegram
}
export type Spotter = (at: [number, number]) => { x: number; y: number };
export type Project = (hex: number) => { x: number; y: number };
export interface Spot {
  kind: 'formation' | 'letter';
  id: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}
const FONT = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Zen Hei",system-ui,sans-serif';

export class Overlay {
  spots: Spot[] = [];
  private names: Box[] = [];
  private context: CanvasRenderingContext2D;

  constructor(private readonly canvas: HTMLCanvasElement, private readonly campaign: Campaign, private readonly letters: Letters, private readonly symbols: Symbols) {
    // Kept off the graphics card: wide dashed circles and much small text are what it is slow at, and where there is
    // none they would take seconds.
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('this browser draws no canvas');
    this.context = context;
  }

  draw(scene: Scene, look: Look, project: Project, spot: Spotter): void {
    const { context: c, canvas } = this;
    const width = canvas.width / look.ratio;
    const height = canvas.height / look.ratio;
    c.setTransform(look.ratio, 0, 0, look.ratio, 0, 0);
    c.clearRect(0, 0, width, height);
    this.spots = [];
    this.names = [];
    if (look.light >= 2) {
      c.fillStyle = PALETTES[look.theme].night;
      if (look.light === 2) c.globalAlpha = 0.7;
      c.fillRect(0, 0, width, height);
      c.globalAlpha = 1;
    }
    if (look.measures) this.drawMeasures(look, spot);
    if (look.links) this.drawLinks(scene, look, project);
    this.drawTrails(scene, look, project);
    this.drawCircles(scene, look, project);
    this.drawFights(scene, look, project);
    this.drawCrossings(scene, look, project);
    this.drawStanding(scene, look, project, width, height);
    this.drawLetters(scene, look, project);
  }

  private line(points: { x: number; y: number }[]): void {
    const { context: c } = this;
    c.beginPath();
    points.forEach((p, i) => (i === 0 ? c.moveTo(p.x, p.y) : c.lineTo(p.x, p.y)));
  }

  private text(words: string, x: number, y: number, look: Look, size: number, colour?: string, align: CanvasTextAlign = 'center', weight = 600): void {
    const { context: c } = this;
    const palette = PALETTES[look.theme];
    c.font = `${weight} ${size}px ${FONT}`;
    c.textAlign = align;
    c.textBaseline = 'middle';
    c.lineJoin = 'round';
    c.lineWidth = 3;
    c.strokeStyle = palette.halo;
    c.strokeText(words, x, y);
    c.fillStyle = colour ?? palette.ink;
    c.fillText(words, x, y);
  }

  private drawMeasures(look: Look, spot: Spotter): void {
    const shapes = shapesOf(this.campaign, look.side);
    for (const shape of shapes) if (shape.closed) this.drawArea(shape, look, spot);
    for (const shape of shapes) if (!shape.closed) this.drawLine(shape, look, spot);
  }

  private drawLine(shape: Shape, look: Look, spot: Spotter): void {
    const { context: c } = this;
    const palette = PALETTES[look.theme];
    const boundary = shape.measure.kind === MeasureKind.boundary;
    const points = shape.points.map(spot);
    c.strokeStyle = palette.sides[shape.side] ?? palette.ink;
    c.globalAlpha = 0.6;
    c.lineWidth = boundary ? 1.4 : 2;
    c.setLineDash(boundary ? [10, 4, 2, 4] : [11, 6]);
    this.line(points);
    c.stroke();
    c.setLineDash([]);
    c.globalAlpha = 0.9;
    if (look.labels && look.zoom >= 8.5) this.text(shape.measure.name[look.language].slice(0, 40), points[0].x + 4, points[0].y - 8, look, 10.5, palette.sides[shape.side], 'left', 500);
    c.globalAlpha = 1;
  }

  /** Ground that is somebody's: a line about it, and within the line a band, so that one sees on which side it lies. */
  private drawArea(shape: Shape, look: Look, spot: Spotter): void {
    const { context: c } = this;
    const palette = PALETTES[look.theme];
    const zone = shape.measure.kind === MeasureKind.zone;
    const colour = palette.sides[shape.side] ?? palette.ink;
    c.save();
    c.lineJoin = 'round';
    this.line(shape.points.map(spot));
    c.closePath();
    c.strokeStyle = colour;
    c.fillStyle = colour;
    c.save();
    c.clip();
    c.globalAlpha = zone ? 0.03 : 0.12;
    c.fill();
    c.beginPath();
    for (const [from, to] of bordersOf(this.campaign, shape)) {
      const [a, b] = [spot(from), spot(to)];
      c.moveTo(a.x, a.y);
      c.lineTo(b.x, b.y);
    }
    c.lineCap = 'round';
    c.globalAlpha = zone ? 0.15 : 0;
    c.lineWidth = 16;
    c.stroke();
    c.restore();
    c.globalAlpha = 0.7;
    c.lineWidth = zone ? 1.6 : 1.2;
    c.stroke();
    c.restore();
    if (!look.labels) return;
    const at = spot(shape.nameAt);
    const name = shape.measure.name[look.language].slice(0, 40);
    c.globalAlpha = 0.9;
    this.text(name, at.x, at.y, look, zone ? 12 : 10.5, colour, 'center', 500);
    const wide = c.measureText(name).width + 4;
    if (zone) this.names.push({ x: at.x - wide / 2, y: at.y - 8, w: wide, h: 16 });
    c.globalAlpha = 1;
  }

  private drawLinks(scene: Scene, look: Look, project: Project): void {
    const { context: c } = this;
    c.lineWidth = 1;
    c.globalAlpha = 0.4;
    c.setLineDash([2, 4]);
    for (const link of scene.links) {
      c.strokeStyle = PALETTES[look.theme].sides[link.side];
      this.line([project(link.from), project(link.to)]);
      c.stroke();
    }
    c.setLineDash([]);
    c.globalAlpha = 1;
  }

  private drawTrails(scene: Scene, look: Look, project: Project): void {
    const { context: c } = this;
    for (const one of scene.standing) {
      if (one.trail.length < 2) continue;
      const side = this.campaign.frame.formations[one.formation]?.side ?? 0;
      c.strokeStyle = PALETTES[look.theme].sides[side];
      c.globalAlpha = one.belief ? 0.35 + 0.4 * one.belief.freshness : 0.5;
      c.lineWidth = one.belief ? 1.6 : 2.6;
      c.lineCap = 'round';
      c.lineJoin = 'round';
      this.line(one.trail.map(project));
      c.stroke();
    }
    c.globalAlpha = 1;
  }

  /** Within its circle a force may be by now: it widens as the news grows old. */
  private drawCircles(scene: Scene, look: Look, project: Project): void {
    const { context: c } = this;
    const palette = PALETTES[look.theme];
    for (const one of scene.standing) {
      if (!one.belief) continue;
      const at = project(one.hex);
      const side = this.campaign.frame.formations[one.formation]?.side ?? 0;
      const chosen = look.selected === one.formation;
      c.globalAlpha = (0.25 + 0.6 * one.belief.freshness) * (one.belief.own && !chosen ? 0.45 : 1);
      c.strokeStyle = palette.sides[side];
      c.lineWidth = chosen ? 2 : 1.1;
      c.setLineDash([5, 4]);
      c.beginPath();
      c.arc(at.x, at.y, Math.max(one.belief.radiusNow * look.pixelsAKm, 6), 0, 2 * Math.PI);
      c.stroke();
      if (!one.belief.own || chosen) {
        c.globalAlpha *= chosen ? 0.14 : 0.035;
        c.fillStyle = palette.sides[side];
        c.fill();
      }
      c.setLineDash([]);
      c.globalAlpha = 1;
      if (one.trueHex !== undefined && one.trueHex >= 0 && one.trueHex !== one.hex) {
        const to = project(one.trueHex);
        c.strokeStyle = palette.error;
        c.globalAlpha = one.outside ? 0.85 : 0.4;
        c.lineWidth = 1.4;
        c.setLineDash([1.5, 3]);
        this.line([at, to]);
        c.stroke();
        c.setLineDash([]);
        c.beginPath();
        c.arc(to.x, to.y, 2.6, 0, 2 * Math.PI);
        c.fillStyle = palette.error;
        c.fill();
        c.globalAlpha = 1;
      }
    }
  }

  private drawFights(scene: Scene, look: Look, project: Project): void {
    const { context: c } = this;
    const palette = PALETTES[look.theme];
    for (const hex of scene.fights) {
      const { x, y } = project(hex);
      c.beginPath();
      for (let k = 0; k < 16; ++k) {
        const r = k % 2 === 0 ? 15 : 8;
        const a = (k / 16) * 2 * Math.PI;
        c[k === 0 ? 'moveTo' : 'lineTo'](x + r * Math.cos(a), y + r * Math.sin(a));
      }
      c.closePath();
      c.fillStyle = palette.fight;
      c.globalAlpha = 0.55;
      c.fill();
      c.globalAlpha = 1;
    }
  }

  private drawCrossings(scene: Scene, look: Look, project: Project): void {
    const { context: c } = this;
    const { sites } = this.campaign.frame.map;
    for (const one of scene.crossings) {
      const site = sites[one.site];
      if (!site || site.left < 0 || site.right < 0) continue;
      const a = project(site.left);
      const b = project(site.right);
      const x = (a.x + b.x) / 2;
      const y = (a.y + b.y) / 2;
      c.strokeStyle = PALETTES[look.theme].ink;
      c.lineWidth = 1.6;
      const length = Math.max(Math.hypot(b.x - a.x, b.y - a.y), 1);
      const u = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
      for (const off of [-3.5, 3.5]) {
        this.line([{ x: x - u.x * 9 - u.y * off, y: y - u.y * 9 + u.x * off }, { x: x + u.x * 9 - u.y * off, y: y + u.y * 9 + u.x * off }]);
        c.stroke();
      }
      const men = `${Math.round(site.men_per_hour)}/h`;
      const many = `⇄${one.under_way}${one.waiting > 0 ? ` +${one.waiting}` : ''}`;
      this.text(look.zoom >= 9.2 ? `${many} · ${men}` : many, x + 10, y, look, 10, undefined, 'left', 600);
    }
  }

  private drawStanding(scene: Scene, look: Look, project: Project, width: number, height: number): void {
    const order = [...scene.standing].sort((a, b) => this.weight(a, look) - this.weight(b, look));
    const taken: Box[] = [...this.names];  // a symbol gives way to the name of an area
    for (const one of order) {
      const at = project(one.hex);
      if (at.x < -60 || at.y < -60 || at.x > width + 60 || at.y > height + 60) continue;
      this.drawOne(one, at, look, taken);
    }
  }

  /** The least is seated first: the chosen, then great forces, then small. */
  private weight(one: Standing, look: Look): number {
    if (one.formation === look.selected) return -1e9;
    return one.staff ? 1e6 - (this.campaign.frame.formations[one.formation]?.echelon ?? 0) * 1e4 : -one.fit;
  }

  private drawOne(one: Standing, at: { x: number; y: number }, look: Look, taken: Box[]): void {
    const { context: c } = this;
    const palette = PALETTES[look.theme];
    const size = (one.staff ? 0.85 : 1) * (look.zoom >= 9.5 ? 19 : look.zoom >= 8.3 ? 17 : 14);
    const stamp = this.symbols.stamp(one.formation, size, look.theme, look.ratio);
    const label = this.labelOf(one, look);
    c.font = `700 11px ${FONT}`;
    const labelWidth = look.labels ? Math.min(c.measureText(label).width, 130) : 0;
    const box = { w: Math.max(stamp.width, labelWidth) + 2, h: stamp.height + (look.labels ? 13 : 0) + 5 };
    const seat = this.seat(at, box, taken);
    const x = seat.x + box.w / 2;
    const y = seat.y + stamp.height / 2;
    const opacity = one.belief ? 0.4 + 0.6 * one.belief.freshness : 1;
    if (Math.hypot(x - at.x, y - at.y) > 14) {
      c.strokeStyle = palette.ink;
      c.globalAlpha = 0.45 * opacity;
      c.lineWidth = 0.9;
      this.line([{ x, y }, at]);
      c.stroke();
      c.globalAlpha = 1;
      c.beginPath();
      c.arc(at.x, at.y, 1.8, 0, 2 * Math.PI);
      c.fillStyle = palette.ink;
      c.fill();
    }
    const chosen = one.formation === look.selected;
    if (chosen || (look.selected >= 0 && this.campaign.stands(one.formation, look.selected))) {
      c.strokeStyle = palette.select;
      c.lineWidth = chosen ? 3 : 1.5;
      c.strokeRect(seat.x - 3, seat.y - 3, box.w + 6, box.h + 6);
    }
    c.globalAlpha = opacity;
    c.drawImage(stamp.picture, x - stamp.width / 2, seat.y, stamp.width, stamp.height);
    if (one.establishment > 0) this.bar(x, seat.y + stamp.height + 1, one.fit / one.establishment, look);
    if (look.labels) this.text(label, x, seat.y + stamp.height + 10.5, look, 11, palette.sides[this.campaign.frame.formations[one.formation]?.side ?? 0], 'center', 700);
    c.globalAlpha = 1;
    if (one.phantom) {
      c.strokeStyle = palette.error;
      c.lineWidth = 2.5;
      this.line([{ x: x - 11, y: y - 9 }, { x: x + 11, y: y + 9 }]);
      c.stroke();
      this.line([{ x: x + 11, y: y - 9 }, { x: x - 11, y: y + 9 }]);
      c.stroke();
    }
    this.spots.push({ kind: 'formation', id: one.formation, x: seat.x, y: seat.y, width: box.w, height: box.h });
  }

  private labelOf(one: Standing, look: Look): string {
    const name = look.zoom >= 9.2 || look.language === 'zh' ? this.campaign.name(one.formation, look.language) : one.label;
    const short = name.length > 26 ? `${name.slice(0, 25)}…` : name;
    if (one.belief) {
      const hours = Math.max(Math.round((this.now - one.belief.observed) / 60), 0);
      return look.language === 'zh' ? `${short} ${hours}时前` : `${short} ${hours}h`;
    }
    return one.share ? `${short} ${one.share}` : short;
  }
  now = 0;

  private bar(x: number, y: number, share: number, look: Look): void {
    const { context: c } = this;
    const palette = PALETTES[look.theme];
    c.fillStyle = palette.halo;
    c.fillRect(x - 13, y - 0.5, 26, 4);
    c.fillStyle = share > 0.75 ? '#2e8b57' : share > 0.5 ? '#c98a00' : '#c43c00';
    c.fillRect(x - 12, y + 0.5, 24 * Math.min(share, 1), 2);
  }

  /** As near to its place as there is room, so that nothing lies on anything else. */
  private seat(at: { x: number; y: number }, size: { w: number; h: number }, taken: Box[]): Box {
    let best: Box | undefined;
    for (let ring = 0; ring < 7 && !best; ++ring) {
      const seats = ring === 0 ? 1 : 8 + 4 * (ring - 1);
      for (let k = 0; k < seats; ++k) {
        const angle = (k / seats) * 2 * Math.PI + ring * 0.4;
        const box = {
          x: at.x - size.w / 2 + Math.cos(angle) * ring * size.w * 0.62, y: at.y - size.h / 2 + Math.sin(angle) * ring * size.h * 0.62,
          w: size.w, h: size.h,
        };
        if (taken.every((b) => box.x + box.w <= b.x || b.x + b.w <= box.x || box.y + box.h <= b.y || b.y + b.h <= box.y)) {
          best = box;
          break;
        }
      }
    }
    const box = best ?? { x: at.x - size.w / 2, y: at.y - size.h / 2, w: size.w, h: size.h };
    taken.push(box);
    return box;
  }

  private drawLetters(scene: Scene, look: Look, project: Project): void {
    const { context: c } = this;
    const palette = PALETTES[look.theme];
    const sorted = [...scene.letters].sort((a, b) => Number(a.letter === look.letter) - Number(b.letter === look.letter));
    for (const one of sorted) {
      const chosen = one.letter === look.letter;
      const kind = this.letters.kind[one.letter];
      const colour = kind === Body.order ? palette.order : kind === Body.objection ? palette.objection : palette.report;
      const a = project(one.from);
      const b = project(one.to);
      const x = a.x + (b.x - a.x) * one.share;
      const y = a.y + (b.y - a.y) * one.share;
      c.strokeStyle = colour;
      c.globalAlpha = chosen ? 0.95 : 0.28;
      c.lineWidth = chosen ? 2.4 : 1;
      c.setLineDash(chosen ? [] : [3, 4]);
      this.line([a, b]);
      c.stroke();
      c.setLineDash([]);
      c.globalAlpha = this.letters.lost(one.letter) ? 0.5 : 1;
      this.envelope(x, y, chosen ? 8 : 5, colour, look, this.letters.fate[one.letter] !== 0);
      c.globalAlpha = 1;
      this.spots.push({ kind: 'letter', id: one.letter, x: x - 8, y: y - 7, width: 16, height: 14 });
    }
  }

  private envelope(x: number, y: number, size: number, colour: string, look: Look, harmed: boolean): void {
    const { context: c } = this;
    c.fillStyle = colour;
    c.strokeStyle = PALETTES[look.theme].halo;
    c.lineWidth = 1.2;
    c.beginPath();
    c.rect(x - size, y - size * 0.68, size * 2, size * 1.36);
    c.fill();
    c.stroke();
    this.line([{ x: x - size, y: y - size * 0.68 }, { x, y: y + size * 0.12 }, { x: x + size, y: y - size * 0.68 }]);
    c.stroke();
    if (harmed) {
      c.strokeStyle = PALETTES[look.theme].halo;
      this.line([{ x: x - size, y: y + size }, { x: x + size, y: y - size }]);
      c.stroke();
    }
  }
}
