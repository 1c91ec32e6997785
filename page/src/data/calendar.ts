// Dates of the campaign. A moment is minutes from the opening; nobody's time zone but the map's.

import type { Frame, Language } from './frame';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];
const two = (n: number) => String(n).padStart(2, '0');

export class Calendar {
  constructor(private readonly frame: Pick<Frame, 'opening_utc_minute' | 'offset_minutes'>) {}

  date(t: number): Date {
    return new Date((this.frame.opening_utc_minute + this.frame.offset_minutes + t) * 60000);
  }

  /** 1943-12-09T06:00, as the program writes it. */
  iso(t: number): string {
    const d = this.date(t);
    return `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}T${this.clock(t)}`;
  }

  clock(t: number): string {
    const d = this.date(t);
    return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
  }

  day(t: number, language: Language): string {
    const d = this.date(t);
    return language === 'zh' ? `${d.getUTCMonth() + 1}月${d.getUTCDate()}日` : `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]}`;
  }

  short(t: number, language: Language): string {
    const d = this.date(t);
    return language === 'zh' ? `${d.getUTCDate()}日 ${this.clock(t)}` : `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()].slice(0, 3)} ${this.clock(t)}`;
  }

  long(t: number, language: Language): string {
    const d = this.date(t);
    return language === 'zh' ? `${d.getUTCFullYear()}年${this.day(t, language)} ${this.clock(t)}` : `${this.day(t, language)} ${d.getUTCFullYear()}, ${this.clock(t)}`;
  }

  /** Back from 1943-12-09T06:00 (or 12-09, or 1943-12-09); undefined if it is not a date. */
  read(text: string): number | undefined {
    const m = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})(?:T(\d{1,2}):(\d{2}))?$/.exec(text.trim());
    if (!m) return undefined;
    const year = m[1] ? Number(m[1]) : this.date(0).getUTCFullYear();
    const utc = Date.UTC(year, Number(m[2]) - 1, Number(m[3]), Number(m[4] ?? 0), Number(m[5] ?? 0)) / 60000;
    return utc - this.frame.opening_utc_minute - this.frame.offset_minutes;
  }

  /** The midnight before t. */
  midnight(t: number): number {
    const d = this.date(t);
    return t - d.getUTCHours() * 60 - d.getUTCMinutes();
  }
}

export function span(minutes: number, language: Language): string {
  const h = Math.floor(minutes / 60);
  const m = Math.round(minutes % 60);
  if (language === 'zh') return h > 0 ? (m > 0 ? `${h}时${m}分` : `${h}小时`) : `${m}分`;
  return h > 0 ? (m > 0 ? `${h} h ${m} min` : `${h} h`) : `${m} min`;
}

export function figures(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
