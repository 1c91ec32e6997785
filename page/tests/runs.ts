// Runs for the tests: the program fights a campaign, writes its page, and the data is taken out of it as
// the page itself takes it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Campaign, type RawRecord, type Words } from '../src/data/campaign';
import type { Frame } from '../src/data/frame';
import { unpack } from '../src/data/load';

const home = new URL('../..', import.meta.url).pathname;
const program = process.env.LISHUI ?? join(home, 'build/release/lishui');
export const folder = mkdtempSync(join(tmpdir(), 'lishui-page-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export function lishui(...words: string[]): string {
  return execFileSync(program, words, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, LISHUI_HOME: process.env.LISHUI_HOME ?? home } });
}

export interface Parts {
  frame: Frame;
  record: RawRecord;
  zh: Words;
  en: Words;
  html: string;
}

export async function partsOf(path: string): Promise<Parts> {
  const html = readFileSync(path, 'utf8');
  const part = <T>(name: string): Promise<T> => {
    const found = new RegExp(`id="lishui-${name}">([^<]*)<`).exec(html);
    if (!found) throw new Error(`no part ${name}`);
    return unpack<T>(found[1]);
  };
  return {
    html, frame: await part<Frame>('frame'), record: await part<RawRecord>('record'),
    zh: await part<Words>('text-zh'), en: await part<Words>('text-en'),
  };
}

export function campaignOf(parts: Parts): Campaign {
  const campaign = new Campaign(parts.frame, parts.record);
  campaign.words.zh = parts.zh;
  campaign.words.en = parts.en;
  return campaign;
}

export async function fought(scenario: string, seed: number, ...more: string[]): Promise<{ run: string; page: string; campaign: Campaign; parts: Parts }> {
  const run = join(folder, `${scenario.replace(/\W/g, '_')}-${seed}.lishui`);
  const page = run.replace('.lishui', '.html');
  lishui('run', scenario, '--seed', String(seed), '--out', run, '--no-report', '--lang', 'en', ...more);
  lishui('report', run, '--out', page, '--lang', 'en');
  const parts = await partsOf(page);
  return { run, page, parts, campaign: campaignOf(parts) };
}

/** Draws that are the same every time: a test that fails must fail again. */
export function draws(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) % below;
  };
}
