// What never changes while a campaign runs: who takes part, the ground, the calendar, the words.

export type Language = 'zh' | 'en';
export interface Text {
  zh: string;
  en: string;
}

export interface Formation {
  id: string;
  name: Text;
  side: number;
  echelon: number;
  arm: number;
  superior: number;
  group: number;  // the army or war zone it belongs to
  headquarters: number;
  establishment: number;
}
export interface Headquarters {
  formation: number;
  commander: Text | null;
  also: { zh: string[]; en: string[] };  // other names that people look for it by
  place: number;
  base: number;
  outside: boolean;
  slots: number;
}
export interface Measure {
  id: string;
  name: Text;
  kind: number;
  sides: number[];
  holders: number[];
  hexes: number[];
  line: [number, number][];  // as it was drawn, of an area its outline; the hexes are what the staffs march by
}
export interface Place {
  id: string;
  name: Text;
  kind: number;
  hex: number;
  at: [number, number];
}
export interface Site {
  id: string;
  name: Text;
  river: number;
  kind: number;
  left: number;
  right: number;
  men_per_hour: number;
}
export interface Feature {
  properties: Record<string, string | number | boolean>;
  geometry: { type: string; coordinates: unknown };
}
export interface Ground {
  width: number;
  height: number;
  hex_km: number;
  east: number[];
  north: number[];
  ground: string;
  places: Place[];
  sites: Site[];
  areas: Feature[];
  rivers: Feature[];
  ways: Feature[];
}
export interface RecordedFact {
  id: string;
  text: Text;
  line: Text | null;  // which of several lines of history tells it
  throughout: boolean;
  recorded: string;
  window: [string, string];
  this_run?: string | null;  // when it came true here; null: not
  share?: number;  // of many runs, within the window
  median?: string | null;
  band?: [string, string] | null;  // eight in ten of many runs
  in_band?: boolean | null;
}
export interface RecordedHistory {
  runs: number;  // 0: none were given
  judged: boolean;  // this run could be held against it
  facts: RecordedFact[];
}
export interface Frame {
  format: number;
  scenario: { id: string; name: Text; summary: Text };
  seed: number | null;
  language: Language;
  desk: number;
  sealed: boolean;
  complete: boolean;
  last_hour: number;
  opening_utc_minute: number;
  offset_minutes: number;
  light: string;
  sides: { id: string; name: Text; offset: number }[];
  leaf_count: number;
  formations: (Formation | null)[];
  headquarters: Headquarters[];
  measures: (Measure | null)[];
  links: [number, number, number][];
  map: Ground;
  belief_rules: Record<string, number>;
  bearings: number[];  // by kind of task
  words: Record<string, Text[]>;
  key: [number, number][];
  history: RecordedHistory | null;
}

/** The kinds of things by number, in the order of the engine's lists. */
export const Echelon = { division: 5, corps: 6, army: 7, group_army: 8, war_zone: 9 } as const;
export const Activity = { attacking: 2, delaying: 4, withdrawing: 5, crossing: 6, waiting: 7, dispersed: 8 } as const;
export const Body = { order: 0, objection: 1, answer: 2, report: 3, sighting: 4 } as const;
export const Fate = { whole: 0, noticed: 1, unnoticed: 2, undecodable: 3, lost: 4 } as const;
export const Obedience = {
  no_conflict: 0, complies: 1, complies_in_form: 2, complies_in_part: 3, halts_between: 4, stretches: 5, refuses: 6,
  refuses_silently: 7,
} as const;
export const goesOwnWay = (obedience: number): boolean => obedience >= Obedience.refuses;
export const Intention = { attack: 0, hold: 1, withdraw: 2, lure: 3 } as const;
export const Bearing = { at_them: 0, stay: 1, go_back: 2 } as const;
export const Course = { wait_and_watch: 7 } as const;
export const Milestone = {
  crossing_began: 0, crossing_ended: 1, engagement_began: 2, engagement_ended: 3, gave_way: 4, broke: 5,
  called_off: 6, surrounded: 7, dispersed: 8, place_taken: 9, blocked: 10,
} as const;
export const DAY = 24 * 60;
