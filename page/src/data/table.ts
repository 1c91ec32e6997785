// The tables of a run as the program writes them: a column a field. A column is one number (all rows
// alike), a list, or a list of steps; of a field that only some rows have, only those rows are there.

export type RawColumn = number | number[] | { steps: number[] };
export interface RawTable {
  rows: number;
  columns: Record<string, RawColumn>;
}
export type RawTables = Record<string, RawTable>;

export const NEVER = 0x3fffffff;
export const LONG_AGO = -0x3fffffff;

function plain(raw: RawColumn, rows: number): Int32Array {
  if (typeof raw === 'number') return new Int32Array(rows).fill(raw);
  if (Array.isArray(raw)) return Int32Array.from(raw);
  const out = new Int32Array(raw.steps.length);
  let value = 0;
  for (let i = 0; i < out.length; ++i) out[i] = value += raw.steps[i];
  return out;
}

export class Table {
  readonly rows: number;
  private readonly raw: Record<string, RawColumn>;
  private readonly ready = new Map<string, Int32Array>();

  constructor(raw: RawTable | undefined) {
    this.rows = raw?.rows ?? 0;
    this.raw = raw?.columns ?? {};
  }

  has(name: string): boolean {
    return name in this.raw;
  }

  names(): string[] {
    return Object.keys(this.raw);
  }

  /** One number a row; 0 where the row has no such field. */
  column(name: string): Int32Array {
    const known = this.ready.get(name);
    if (known) return known;
    const made = name in this.raw ? this.spread(name) : new Int32Array(this.rows);
    this.ready.set(name, made);
    return made;
  }

  /** "body:2.fit_men" is there only for rows whose "body.kind" is 2. */
  private spread(name: string): Int32Array {
    const raw = this.raw[name];
    const variant = /^(.*):(\d+)/.exec(name);
    if (!variant) return plain(raw, this.rows);
    const kinds = this.column(`${variant[1]}.kind`);
    const wanted = Number(variant[2]);
    const out = new Int32Array(this.rows);
    if (typeof raw === 'number') {
      for (let i = 0; i < this.rows; ++i) if (kinds[i] === wanted) out[i] = raw;
      return out;
    }
    const dense = plain(raw, 0);
    let next = 0;
    for (let i = 0; i < this.rows; ++i) if (kinds[i] === wanted) out[i] = dense[next++];
    return out;
  }
}

/** For each key its rows in order, so that what held at a moment is found by halving. Nothing is
 *  played forward: to seek is to look up. */
export class Timeline {
  private readonly first: Int32Array;
  private readonly order: Int32Array;
  private readonly from: Int32Array;

  constructor(keys: ArrayLike<number>, from: Int32Array, keyCount: number) {
    this.from = from;
    this.first = new Int32Array(keyCount + 1);
    for (let i = 0; i < keys.length; ++i) if (keys[i] >= 0) ++this.first[keys[i] + 1];
    for (let k = 0; k < keyCount; ++k) this.first[k + 1] += this.first[k];
    this.order = new Int32Array(this.first[keyCount]);
    const next = this.first.slice();
    for (let i = 0; i < keys.length; ++i) if (keys[i] >= 0) this.order[next[keys[i]]++] = i;
  }

  /** The last row of the key that holds at t; -1 before the first. */
  at(key: number, t: number): number {
    const end = this.end(key, t);
    return end > this.first[key] ? this.order[end - 1] : -1;
  }

  /** All rows of the key up to t, oldest first. */
  upTo(key: number, t: number): Int32Array {
    return this.order.subarray(this.first[key], this.end(key, t));
  }

  all(key: number): Int32Array {
    return this.order.subarray(this.first[key], this.first[key + 1]);
  }

  private end(key: number, t: number): number {
    let low = this.first[key];
    let high = this.first[key + 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.from[this.order[middle]] <= t) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
