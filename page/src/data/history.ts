// What is on record of the campaign beside what came true in this run and in many.

import type { Campaign } from './campaign';
import type { RecordedFact } from './frame';

export interface FactRow {
  fact: RecordedFact;
  recorded: number;
  window: [number, number];
  here: number | undefined;  // when it came true in this run
  /** yet: this run ended before the window did. */
  verdict: 'within' | 'outside' | 'never' | 'yet' | 'unknown';
  band: [number, number] | undefined;
  median: number | undefined;
}

export function factRows(campaign: Campaign): FactRow[] {
  const at = (iso: string | null | undefined): number | undefined => (iso ? campaign.calendar.read(iso) : undefined);
  const history = campaign.frame.history;
  return (history?.facts ?? []).map((fact) => {
    const window: [number, number] = [at(fact.window[0]) ?? 0, at(fact.window[1]) ?? 0];
    const here = at(fact.this_run);
    const band = fact.band ? [at(fact.band[0]), at(fact.band[1])] : [];
    return {
      fact, recorded: at(fact.recorded) ?? 0, window, here, median: at(fact.median),
      band: band[0] !== undefined && band[1] !== undefined ? [band[0], band[1]] : undefined,
      verdict: !history?.judged ? 'unknown' : here === undefined ? (campaign.end < window[1] ? 'yet' : 'never')
        : here >= window[0] && here <= window[1] ? 'within' : 'outside',
    };
  });
}
