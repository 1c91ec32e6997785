// The symbols of formations after APP-6. Each distinct one is made once and kept as a picture.

import ms from 'milsymbol';
import type { Campaign } from '../data/campaign';
import { PALETTES, type Theme } from './colours';

// By echelon of the engine, from remnant to national; a detachment is drawn as a brigade.
const ECHELONS = ['16', '16', '17', '18', '18', '21', '22', '23', '23', '24', '25', '26'];
const ENTITIES = ['121100', '130300', '140700', '121100'];  // by arm
// A diamond for the first side, a rectangle for the second, whoever looks: shape before colour.
const IDENTITIES = ['6', '3', '4', '4'];

export function symbolCode(campaign: Campaign, f: number): string {
  const formation = campaign.frame.formations[f];
  if (!formation) return '10031000001211000000';
  const staff = formation.headquarters >= 0 && formation.echelon > 5 ? '2' : '0';
  return `100${IDENTITIES[formation.side] ?? '4'}100${staff}${ECHELONS[formation.echelon] ?? '00'}${ENTITIES[formation.arm] ?? '121100'}0000`;
}

export interface Stamp {
  picture: HTMLCanvasElement;
  x: number;  // where its anchor lies within it
  y: number;
  width: number;
  height: number;
}

export class Symbols {
  private readonly made = new Map<string, Stamp>();

  constructor(private readonly campaign: Campaign) {}

  get distinct(): number {
    return this.made.size;
  }

  stamp(f: number, size: number, theme: Theme, ratio: number): Stamp {
    const code = symbolCode(this.campaign, f);
    const side = this.campaign.frame.formations[f]?.side ?? 0;
    const key = `${code} ${size} ${theme} ${side} ${ratio}`;
    const known = this.made.get(key);
    if (known) return known;
    const colours = PALETTES[theme];
    const fill = colours.sideFills[side] ?? '#ddd';
    const edge = theme === 'dark' ? '#0c0e10' : '#1c1a17';
    const all = (colour: string) => ({ Civilian: colour, Friend: colour, Hostile: colour, Neutral: colour, Unknown: colour, Suspect: colour });
    const symbol = new ms.Symbol(code, {
      size: size * ratio, colorMode: all(fill) as never, frameColor: all(edge) as never, iconColor: all(edge) as never,
      strokeWidth: 5, outlineWidth: 3, outlineColor: theme === 'dark' ? 'rgba(10,12,14,0.85)' : 'rgba(255,253,245,0.9)',
    } as ConstructorParameters<typeof ms.Symbol>[1]);
    const picture = symbol.asCanvas() as HTMLCanvasElement;
    const anchor = symbol.getAnchor();
    const made = { picture, x: anchor.x / ratio, y: anchor.y / ratio, width: picture.width / ratio, height: picture.height / ratio };
    this.made.set(key, made);
    return made;
  }
}
