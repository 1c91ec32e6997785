// The colours of both themes. Sides are told apart by the shape of their frame first and by red and blue
// second; both keep apart for the colour-blind and have contrast on the ground beneath.

export type Theme = 'light' | 'dark';

export interface Palette {
  ground: string;
  beyond: string;
  areas: Record<string, string>;
  lake: string;
  river: string;
  riverCase: string;
  ways: Record<string, string>;
  place: string;
  placeHalo: string;
  riverName: string;
  ink: string;
  halo: string;
  night: string;
  sides: string[];
  sideFills: string[];
  order: string;
  objection: string;
  report: string;
  fight: string;
  select: string;
  error: string;
}

export const PALETTES: Record<Theme, Palette> = {
  light: {
    ground: '#f6f1e3', beyond: '#e3dccb',
    areas: { rolling: '#ece3c6', hills: '#e0d2a8', mountains: '#cdb98a', marsh: '#d9e6d3' },
    lake: '#b5d5e8', river: '#5a9cc9', riverCase: '#3f7fac',
    ways: { motor_road: '#a0522d', ditched_road: '#a0522d', dyke: '#6b7f4a', track: '#8a6d4b' },
    place: '#6b6354', placeHalo: '#fffdf5', riverName: '#1d5c86', ink: '#1c1a17', halo: '#fffdf5', night: 'rgba(40,66,150,0.13)',
    sides: ['#b3261e', '#1f4e9c', '#2e7d32', '#6a3d9a'], sideFills: ['#ffb3a8', '#a9c7f5', '#bfe3c0', '#dac6f0'],
    order: '#a35c00', objection: '#a3006f', report: '#5b6470', fight: '#c43c00', select: '#d19a00', error: '#8a1c9c',
  },
  dark: {
    ground: '#2a3138', beyond: '#191e23',
    areas: { rolling: '#31383c', hills: '#3b3f3d', mountains: '#4a4a42', marsh: '#2c3d38' },
    lake: '#1f4a6b', river: '#4b8fc4', riverCase: '#2f6690',
    ways: { motor_road: '#b07a55', ditched_road: '#b07a55', dyke: '#8a9a68', track: '#8d7c66' },
    place: '#c9c3b4', placeHalo: '#1b2127', riverName: '#8cc0e6', ink: '#f0ece2', halo: '#14181c', night: 'rgba(0,6,40,0.36)',
    sides: ['#ff8a80', '#82b1ff', '#81c784', '#ce93d8'], sideFills: ['#ff9d92', '#9cc2ff', '#a5d6a7', '#d7b3e6'],
    order: '#ffb74d', objection: '#ff80d0', report: '#aab4c0', fight: '#ff8a50', select: '#ffd54f', error: '#e3a0ff',
  },
};
