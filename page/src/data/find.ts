// Whom somebody means by a word: formations and headquarters by name, id, commander, the town where they sit.

import type { Campaign } from './campaign';
import type { Language } from './frame';

export interface Found {
  formation: number;
  by: string;  // the other name or place by which it was found, when its own names do not say it
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
