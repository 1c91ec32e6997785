// Whom somebody means by a word: formations and headquarters by name, id, commander, the town where they sit.

import type { Campaign } from './campaign';
import { DAY, type Language } from './frame';

export interface Found {
  formation: number;
  by: string;  // the other name or place by which it was found, when its own names do not say it
}

/** "pursue 79th Corps" means the telegrams of the 79th Corps with that word: a formation at either end, and the rest. */
export function wordsAboutOne(campaign: Campaign, words: string): { formation: number; rest: string } | undefined {
  const parts = words.trim().split(/\s+/);
  const whole = (text: string) => campaign.frame.formations.findIndex((f, i) => f &&
    [f.id, f.name.zh, f.name.en, ...campaign.otherNames(i)].some((name) => name.toLowerCase() === text.toLowerCase()));
  for (let cut = 1; cut < parts.length; ++cut) {
    const [head, tail] = [parts.slice(0, cut).join(' '), parts.slice(cut).join(' ')];
    const [first, last] = [whole(head), whole(tail)];
    if (last >= 0) return { formation: last, rest: head };
    if (first >= 0) return { formation: first, rest: tail };
  }
  return undefined;
}

/** Noon of the day that is meant: "9 December", "9 dec", "12月9日", "1943-12-09", "12-09". */
export function findDay(campaign: Campaign, words: string): number | undefined {
  const wanted = words.trim().toLowerCase();
  const at = campaign.calendar.read(wanted);
  if (at !== undefined) return at >= 0 && at <= campaign.end ? at + (/t/.test(wanted) ? 0 : DAY / 2) : undefined;
  const day = campaign.days().find((d) => wanted.length > 2 && (campaign.calendar.day(d, 'zh') === wanted ||
    (/^\d+ \p{L}{3}/u.test(wanted) && campaign.calendar.day(d, 'en').toLowerCase().startsWith(wanted))));
  return day === undefined ? undefined : Math.min(day + DAY / 2, campaign.end);
}

/** Best first: what begins with the word, then what has it, then what is only near it. */
export function findFormations(campaign: Campaign, words: string, language: Language, most: number): Found[] {
  const wanted = words.trim().toLowerCase();
  if (wanted.length === 0) return [];
  const out: (Found & { rank: number })[] = [];
  campaign.frame.formations.forEach((f, i) => {
    if (!f) return;
    const shown = `${f.name[language]} ${campaign.commander(i, language)}`.toLowerCase();
    const own = `${f.id} ${f.name.zh} ${f.name.en} ${campaign.commander(i, 'zh')} ${campaign.commander(i, 'en')}`.toLowerCase();
    const by = (names: string[]) => names.find((name) => name.toLowerCase().includes(wanted));
    const other = by(campaign.otherNames(i));
    const near = other ? undefined : by(campaign.placesOf(i));
    if (f.id.toLowerCase() === wanted || shown.startsWith(wanted)) out.push({ formation: i, by: '', rank: 0 });
    else if (other) out.push({ formation: i, by: other, rank: other.toLowerCase().startsWith(wanted) ? 0 : 1 });
    else if (shown.includes(wanted)) out.push({ formation: i, by: '', rank: 1 });
    else if (own.includes(wanted)) out.push({ formation: i, by: '', rank: 2 });
    else if (near) out.push({ formation: i, by: near, rank: 3 });
  });
  return out.sort((a, b) => a.rank - b.rank || (campaign.frame.formations[b.formation]?.echelon ?? 0) - (campaign.frame.formations[a.formation]?.echelon ?? 0)).slice(0, most);
}
