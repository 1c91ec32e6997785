// The page as a person uses it, in a real browser: opened from a file, without a server, without a network.
// Prints what it measured; leaves pictures in build/check/page/ for somebody to look at.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const home = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.LISHUI ?? join(home, 'build/release/lishui');
const folder = mkdtempSync(join(tmpdir(), 'lishui-browser-'));
const pictures = join(home, 'build/check/page');
mkdirSync(pictures, { recursive: true });

const lishui = (...words) => execFileSync(program, words, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, LISHUI_HOME: home } });
let passed = 0;
let failed = 0;
const measured = [];

async function test(name, act) {
  const begun = Date.now();
  try {
    await act();
    ++passed;
    console.log(`  ok      ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    ++failed;
    console.log(`  FAILED  ${name}\n          ${String(error?.message ?? error).split('\n').slice(0, 16).join('\n          ')}`);
  }
}
function must(holds, what) {
  if (!holds) throw new Error(what);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  // Only the map's own WebGL goes through the software card; the rest of the page is put together without it, as
  // that takes seconds a picture.
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-rasterization', '--disable-gpu-compositing', '--no-first-run', '--disable-quic',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--enable-precise-memory-info'],
});

/** A page with everything watched that must not happen. */
async function opened(path, hash = '', viewport = { width: 1280, height: 760 }) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (m) => { if ((m.type() === 'error' || m.type() === 'warning') && !/willReadFrequently|GPU stall|GL Driver/.test(m.text())) wrong.push(`console: ${m.text()}`); });
  page.on('pageerror', (e) => wrong.push(`error: ${e.message}`));
  page.on('request', (r) => { if (!/^(file|blob|data):/.test(r.url())) wrong.push(`request: ${r.url()}`); });
  page.on('dialog', (d) => { wrong.push(`dialog: ${d.message()}`); void d.dismiss(); });
  await page.goto(`file://${path}${hash}`);
  await page.waitForSelector('.app');
  await page.waitForFunction(() => performance.getEntriesByName('lishui-words').length > 0);
  await page.waitForFunction(() => document.querySelectorAll('.maplibregl-canvas').length > 0);
  return { page, wrong, close: () => context.close() };
}
const shot = (page, name) => page.screenshot({ path: join(pictures, `${name}.png`) });
const now = (page) => page.$eval('.now strong', (e) => e.textContent);
/** Something is drawn: the canvas over the ground has ink on it. */
const inked = (page, index = 0) => page.evaluate((i) => {
  const canvas = document.querySelectorAll('.pane > canvas')[i];
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let ink = 0;
  for (let k = 3; k < data.length; k += 4) if (data[k] > 0) ++ink;
  return ink;
}, index);

async function large() {
  const run = join(folder, 'large.lishui');
  lishui('run', 'changde-1943', '--seed', '1', '--out', run, '--no-report');
  const path = join(folder, 'large.html');
  const many = join(folder, 'many.json');
  writeFileSync(many, lishui('history', 'changde-1943', '--runs', '4', '--json'));
  lishui('report', run, '--out', path, '--lang', 'en', '--history', many);
  measured.push(`size of the page of changde-1943: ${(readFileSync(path).length / 1e6).toFixed(2)} MB (wanted: under 8)`);
  const begun = Date.now();
  const { page, wrong, close } = await opened(path);

  await test('it opens by itself, with a picture', async () => {
    await page.waitForTimeout(600);
    must((await inked(page)) > 2000, 'nothing is drawn');
    must((await page.title()).includes('Changde'), 'no title');
    const marks = await page.evaluate(() => performance.getEntriesByType('mark').map((m) => [m.name, m.startTime]));
    for (const [name, at] of marks) measured.push(`${name}: ${Math.round(at)} ms after the start (first picture wanted: 2000)`);
    measured.push(`opened and watched for: ${Date.now() - begun} ms`);
    await shot(page, 'story-light-en');
  });

  await test('its policy lets nothing in but its own script', async () => {
    const policy = await page.$eval('meta[http-equiv="Content-Security-Policy"]', (e) => e.getAttribute('content'));
    must(/default-src 'none'/.test(policy) && /script-src 'sha256-/.test(policy) && !/unsafe-eval|script-src[^;]*unsafe-inline|https?:/.test(policy), policy);
    const fetched = await page.evaluate(() => fetch('https://example.org/').then(() => 'fetched', () => 'refused'));
    must(fetched === 'refused', 'a host could be asked');
    wrong.length = 0;  // that refusal was wanted
  });

  await test('the scrubber, the keys and the permalink seek alike', async () => {
    await page.$eval('#scrubber', (e) => { e.value = '6120'; e.dispatchEvent(new Event('input', { bubbles: true })); });
    must((await now(page)).includes('9 December 1943, 06:00'), await now(page));
    await page.keyboard.press('ArrowRight');
    must((await now(page)).includes('07:00'), await now(page));
    await page.keyboard.press('Shift+ArrowLeft');
    must((await now(page)).includes('8 December 1943, 07:00'), await now(page));
    await page.waitForTimeout(400);
    must((await page.evaluate(() => location.hash)).includes('t=1943-12-08T07:00'), 'the address does not follow');
    await page.evaluate(() => { location.hash = '#t=1943-12-15T12:00&desk=11A&mode=swipe&lang=en&tab=telegrams'; });
    await page.waitForTimeout(300);
    must((await now(page)).includes('15 December 1943, 12:00'), await now(page));
    must((await page.$$('.pane')).length === 2, 'the address did not open the desk');
  });

  await test('a seek is instant, and gives the picture that a play gives', async () => {
    const times = await page.evaluate(async () => {
      const bar = document.getElementById('scrubber');
      const out = [];
      for (let i = 0; i < 15; ++i) {
        const t = (i * 7919) % Number(bar.max);
        const begun = performance.now();
        bar.value = String(t);
        bar.dispatchEvent(new Event('input', { bubbles: true }));
        await Promise.resolve();  // by now the data is found and the scene is drawn on both panes
        const drawn = performance.now() - begun;
        await new Promise((done) => setTimeout(done, 0));
        out.push([drawn, performance.now() - begun]);
      }
      return [0, 1].map((k) => out.map((one) => one[k]).sort((a, b) => a - b));
    });
    measured.push(`a seek with both panes, found and drawn: median ${times[0][7].toFixed(1)} ms, worst ${times[0][14].toFixed(1)} ms (wanted: 100 median)`);
    measured.push(`the same until the browser is free again, with the layout of the panel: median ${times[1][7].toFixed(1)} ms, worst ${times[1][14].toFixed(1)} ms`);
    const picture = async () => page.evaluate(() => {
      const canvas = document.querySelectorAll('.pane > canvas')[0];
      const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      let hash = 0;
      for (let k = 0; k < data.length; k += 4) hash = (Math.imul(hash, 31) + data[k] * 65536 + data[k + 1] * 256 + data[k + 2] + data[k + 3]) | 0;
      return hash;
    });
    const seek = (t) => page.$eval('#scrubber', (e, to) => { e.value = String(to); e.dispatchEvent(new Event('input', { bubbles: true })); }, t);
    await seek(12000);
    await page.waitForTimeout(250);
    const sought = await picture();
    await seek(11400);
    for (let t = 11400; t <= 12000; t += 150) await seek(t);
    await page.waitForTimeout(250);
    must((await picture()) === sought, 'played there, it looks otherwise');
  });

  await test('play moves time, and pause stops it', async () => {
    await page.$eval('#scrubber', (e) => { e.value = '3000'; e.dispatchEvent(new Event('input', { bubbles: true })); });
    const before = await now(page);
    await page.click('#play');
    await page.waitForTimeout(1500);
    await page.click('#play');
    const after = await now(page);
    must(before !== after, `it stood still at ${after}`);
    await page.waitForTimeout(300);
    must((await now(page)) === after, 'it went on after the pause');
  });

  await test('a desk is chosen; the bar swipes between truth and belief', async () => {
    await page.selectOption('#desk', { label: (await page.$$eval('#desk option', (all) => all.map((o) => o.textContent))).find((l) => l.startsWith('Military Affairs Commission')) });
    await page.$eval('#scrubber', (e) => { e.value = '6120'; e.dispatchEvent(new Event('input', { bubbles: true })); });
    await page.click('.modes button:nth-child(2)');
    await page.waitForTimeout(500);
    must((await inked(page, 1)) > 300, 'the desk has no picture');
    const box = await page.$eval('.stage', (e) => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.width, b.height]; });
    const where = () => page.$eval('.swiper', (e) => e.getBoundingClientRect().left);
    const before = await where();
    await page.mouse.move(before + 12, box[1] + box[3] / 2);
    await page.mouse.down();
    await page.mouse.move(box[0] + box[2] * 0.3, box[1] + box[3] / 2, { steps: 4 });
    await page.mouse.up();
    must(Math.abs((await where()) + 12 - (box[0] + box[2] * 0.3)) < 20, 'the bar did not follow');
    await shot(page, 'swipe-light-en');
    await page.click('.modes button:nth-child(3)');
    await page.waitForTimeout(400);
    await shot(page, 'split-light-en');
    await page.click('.modes button:nth-child(4)');
    await page.waitForTimeout(300);
    must((await page.$$('.pane')).length === 1, 'belief alone is one map');
    await page.click('.modes button:nth-child(2)');
  });

  await test('a headquarters is found by the town where it sits, and looked at from within', async () => {
    await page.selectOption('#desk', '-1');
    await page.fill('#find', '重庆');
    await page.waitForSelector('#found li');
    must((await page.$eval('#found li', (e) => e.textContent)).includes('Military Affairs Commission'), await page.$eval('#found', (e) => e.textContent));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2);
    must((await page.$eval('#desk', (e) => e.selectedOptions[0].textContent)).includes('Chungking'), 'its town is not beside its name');
  });

  await test('a telegram is searched and opened, with its way item by item', async () => {
    await page.selectOption('#desk', '-1');
    await page.fill('#find', 'pursue');
    await page.keyboard.press('ArrowUp');
    await page.waitForSelector('#found li');
    await page.click('#found li:last-child');
    await page.waitForSelector('.telegrams .item');
    const many = Number((await page.$eval('.telegrams .count', (e) => e.textContent)).match(/\d+/)[0]);
    must(many > 3, `only ${many} found`);
    await shot(page, 'telegrams-light-en');
    await page.click('.telegrams .item');
    await page.waitForSelector('.letter-card .way');
    must((await page.$$('.letter-card .legs li')).length > 2, 'the delay is not itemised');
    await page.click('.letter-card details summary');
    await page.waitForFunction(() => /[一-鿿]/.test(document.querySelector('.letter-card details blockquote')?.textContent ?? ''));
    await shot(page, 'telegram-light-en');
  });

  await test('a decision is followed to the telegrams behind it', async () => {
    await page.click('#tab-decisions');
    await page.fill('#decision-search', 'Yokoyama');
    await page.waitForSelector('.decisions .item');
    // The list may still be filling when the first click comes.
    const open = () => page.waitForSelector('.courses tbody tr.chosen', { timeout: 3000 }).then(() => true, () => false);
    for (let tries = 0; tries < 6; ++tries) {
      await page.waitForTimeout(400);
      const item = await page.$('.decisions .item');
      if (item) await item.click().catch(() => undefined);
      if (await open()) break;
    }
    must(await open(), 'no decision opens');
    must((await page.$$('.courses tbody tr')).length > 1, 'only one course');
    await page.waitForTimeout(300);
    await shot(page, 'decision-light-en');
    let rests = await page.$$('.rests-on');
    for (let tries = 0; rests.length === 0 && tries < 12; ++tries) {
      await page.click('.decisions .back');
      await page.waitForSelector('.decisions .item');
      const items = await page.$$('.decisions .item');
      await items[Math.min(tries + 1, items.length - 1)].click();
      rests = await page.$$('.rests-on');
    }
    must(rests.length > 0, 'no decision rests on a telegram');
    await rests[0].click();
    await page.waitForSelector('.letter-card blockquote');
  });

  await test('what is on record stands beside this run and many', async () => {
    await page.click('#tab-history');
    await page.waitForSelector('.history tbody');
    must((await page.$$('.history tbody')).length > 10, 'no facts');
    must((await page.$$('.history thead th')).length === 4, 'the date of this run, or the band of many, is missing');
    const wide = await page.evaluate(() => { const body = document.querySelector('.panel .body'); return body.scrollWidth - body.clientWidth; });
    must(wide <= 0, `the table is ${wide} pixels too wide`);
    must((await page.$$('.history .strip .band')).length > 5 && (await page.$$('.history .strip .here')).length > 5, 'nothing is drawn');
    const link = await page.$('.history td:nth-child(2) .link');
    const date = await link.textContent();
    await link.click();
    must((await now(page)).includes(date.split(' ')[2]), `a click on ${date} went to ${await now(page)}`);
    await shot(page, 'history-light-en');
    await page.click('#tab-telegrams');
  });

  await test('the language changes everywhere, and so does the theme', async () => {
    await page.click('#language');
    await page.waitForFunction(() => document.documentElement.lang === 'zh-Hans' && /月/.test(document.querySelector('.now strong').textContent));
    must(/[一-鿿]/.test(await page.$eval('.letter-card blockquote', (e) => e.textContent)), 'the telegram stayed English');
    await page.click('#theme');
    await page.click('#tab-story');
    await page.waitForTimeout(900);
    await shot(page, 'story-dark-zh');
    for (const tab of ['account', 'charts', 'forces']) {
      await page.click(`#tab-${tab}`);
      await page.waitForTimeout(300);
      must((await page.$eval('.panel .body', (e) => e.textContent.length)) > 50, `${tab} is empty`);
      await shot(page, `${tab}-dark-zh`);
    }
    await page.click('#legend');
    await page.waitForTimeout(200);
    await shot(page, 'legend-dark-zh');
    // The zones alone are worth some thousands of pixels of ink, by day and when the whole map is seen: night inks it all.
    await page.keyboard.press('Home');
    for (let hour = 0; hour < 12; ++hour) await page.keyboard.press('ArrowRight');
    for (let k = 0; k < 4; ++k) await page.locator('.maplibregl-ctrl-zoom-out').first().click();
    await page.waitForTimeout(1500);
    const measures = page.locator('.legend input[type=checkbox]').nth(1);
    const [with_zones] = [await inked(page)];
    await measures.uncheck();
    await page.waitForTimeout(200);
    const without_zones = await inked(page);
    must(with_zones - without_zones > 20000, `lines and zones are not drawn: ${with_zones} and ${without_zones} of ink`);
    await measures.check();
    await page.click('#legend');
  });

  await test('it prints', async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.waitForSelector('.printed p', { state: 'attached' });
    must((await page.$$eval('.printed img', (all) => all.filter((img) => img.src.length > 20000).length)) > 0, 'the map is not printed');
    await page.emulateMedia({ media: 'print' });
    await page.waitForTimeout(300);
    must((await page.$$('.printed p')).length > 10, 'the story is not printed');
    const pdf = await page.pdf({ path: join(pictures, 'report.pdf'), format: 'A4', printBackground: true });
    must(pdf.length > 30000, 'the print is empty');
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  });

  await test('no error in the console, no host asked', () => must(wrong.length === 0, wrong.join('\n')));
  const heap = await page.evaluate(() => performance.memory?.usedJSHeapSize ?? 0);
  measured.push(`memory of the script after all this: ${(heap / 1e6).toFixed(0)} MB (wanted: under 300)`);
  await close();
}

/** The list may still be filling when the first click comes. */
async function openFirst(page, item, wanted) {
  for (let tries = 0; tries < 6; ++tries) {
    await page.waitForTimeout(400);
    await page.click(item, { timeout: 2000 }).catch(() => undefined);
    if (await page.waitForSelector(wanted, { timeout: 2000 }).then(() => true, () => false)) return;
  }
  throw new Error(`${item} opens no ${wanted}`);
}

/** Contrast, names and roles by the rules of WCAG 2, A and AA, in every tab and in both themes. Seen with a desk
 *  beside the truth, the legend and the card of a formation open, and a telegram and a decision open too. */
async function accessible() {
  const path = join(folder, 'large.html');
  const axe = readFileSync(join(home, 'page/node_modules/axe-core/axe.min.js'), 'utf8');
  const { page, close } = await opened(path, '#t=1943-12-09T06:00&desk=11A&mode=swipe&lang=en');
  await page.evaluate(axe);
  await page.click('#legend');
  await page.fill('#find', '11th Army');
  await page.click('#found li:nth-child(2)');
  await page.waitForSelector('.about');
  const states = [
    ...['story', 'telegrams', 'decisions', 'account', 'charts', 'forces', 'history'].map((tab) => [tab, () => page.click(`#tab-${tab}`)]),
    ['a telegram', async () => { await page.click('#tab-telegrams'); await openFirst(page, '.telegrams .item', '.letter-card'); }],
    ['a decision', async () => { await page.click('#tab-decisions'); await openFirst(page, '.decisions .item', '.courses'); }],
    ['finding', async () => { await page.click('#tab-story'); await page.fill('#find', 'ch'); await page.waitForSelector('#found li'); }, () => page.keyboard.press('Escape')],
  ];
  const checks = new Set();
  for (const theme of ['light', 'dark']) {
    for (const [name, go, leave] of states) {
      await test(`WCAG 2 AA: ${name}, ${theme}`, async () => {
        await go();
        await page.evaluate((to) => document.documentElement.dataset.theme !== to && document.getElementById('theme').click(), theme);
        await page.waitForTimeout(400);
        const { violations, passes } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] }));
        for (const pass of passes) checks.add(pass.id);
        must(violations.length === 0, violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.help}\n${v.nodes.slice(0, 4).map((n) => `  ${n.target.join(' ')}: ${n.any.concat(n.all, n.none).map((c) => c.message).join('; ')}`).join('\n')}`).join('\n'));
      });
      await page.evaluate(() => document.querySelector('.telegrams .back, .decisions .back')?.click());
      await leave?.();
    }
  }
  await test('WCAG 2 AA: contrast was among what was measured', () => must(checks.has('color-contrast'), [...checks].join(' ')));
  await close();
}

/** Somebody who sees the page for the first time has four questions, and a minute. */
async function newcomer() {
  const begun = Date.now();
  const { page, close } = await opened(join(folder, 'large.html'), '#lang=en');
  const ask = async (words, hit) => {
    await page.fill('#find', words);
    await page.waitForFunction((text) => document.querySelector('#found li')?.textContent.includes(text), hit);
    await page.keyboard.press('Enter');
  };
  await test('a newcomer: where was the 11th Army on the 9th?', async () => {
    await ask('9 December', 'Go to');
    must((await now(page)).startsWith('9 December 1943'), await now(page));
    await page.fill('#find', '11th Army');
    await page.click('#found li:nth-child(2)');
    await page.waitForSelector('.about .parts li');
    const parts = await page.$$eval('.about .parts li', (all) => all.map((e) => e.textContent));
    must(parts.length > 5 && parts.every((text) => /Division|Detachment|elements/.test(text)), parts.join('; '));
    await page.waitForTimeout(700);
    await shot(page, 'newcomer-1-army');
  });
  await test('a newcomer: what did Chungking believe then?', async () => {
    await ask('Chungking', 'Military Affairs Commission');
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2);
    await page.waitForTimeout(500);
    must((await inked(page, 1)) > 300, 'nothing is believed');
    must((await page.$$('.about')).length === 0, 'a card hides the map');
    // What the desk holds of a formation can be read to its first letter: only the map is cut at the bar.
    await page.fill('#find', '68th Division');
    await page.click('#found li:nth-child(2)');
    must((await page.$eval('.about .belief', (e) => getComputedStyle(e).clipPath)) === 'none', 'the bar cuts the card');
    await page.click('.about .close');
    await shot(page, 'newcomer-2-belief');
  });
  await test('a newcomer: when did the order to pursue reach the 79th Corps?', async () => {
    await ask('pursue 79th Corps', 'Orders to the 79th Corps');
    await page.waitForSelector('.telegrams .only');
    await openFirst(page, '.telegrams .item', '.letter-card');
    must(/→ 79th Corps/.test(await page.$eval('.letter-card h3', (e) => e.textContent)), 'it is to somebody else');
    must(/ursue/.test(await page.$eval('.letter-card blockquote', (e) => e.textContent)), 'it is another order');
    must(/\d+ Dec \d\d:\d\d/.test(await page.$eval('.times div:nth-child(2) dd', (e) => e.textContent)), 'it does not say when');
    await shot(page, 'newcomer-3-order');
  });
  await test('a newcomer: why did Yokoyama refuse?', async () => {
    await page.click('#tab-story');
    if (!(await page.$eval('.intro', (e) => e.open))) await page.click('.intro summary');
    await page.click('.questions button:has-text("Yokoyama")');
    await page.waitForSelector('.courses tr.chosen');
    must(/Mission then/.test(await page.$eval('.card', (e) => e.textContent)), 'it does not say what he was told');
    await shot(page, 'newcomer-4-refusal');
  });
  measured.push(`a newcomer's four questions, by a machine that waits for each picture: ${((Date.now() - begun) / 1000).toFixed(0)} s (wanted: 60)`);
  await close();
}

const HOSTILE = ['<img src=x onerror=window.pwned=1>', '"><script>window.pwned=1</script>', '\u202Eelims\u202C', '{get}${1}</script><b>', 'x'.repeat(300)];

async function hostile() {
  const scenario = join(folder, 'hostile');
  cpSync(join(home, 'scenarios/two-divisions'), scenario, { recursive: true });
  let next = 0;
  const evil = () => HOSTILE[next++ % HOSTILE.length];
  for (const name of ['headquarters.csv', 'order_of_battle.csv', 'places.csv', 'crossing_sites.csv']) {
    const file = join(scenario, name);
    const lines = readFileSync(file, 'utf8').split('\n');
    const heads = lines[0].split(',');
    const columns = ['name_en', 'name_zh', 'commander_en', 'commander_zh'].map((c) => heads.indexOf(c)).filter((i) => i >= 0);
    writeFileSync(file, lines.map((line, i) => {
      const cells = line.split(',');
      if (i === 0 || cells.length !== heads.length) return line;
      for (const c of columns) cells[c] = `"${(evil() + i).replace(/"/g, '""')}"`;
      return cells.join(',');
    }).join('\n'));
  }
  const run = join(folder, 'hostile.lishui');
  lishui('run', scenario, '--seed', '2', '--out', run, '--no-report');
  const path = join(folder, 'hostile.html');
  lishui('report', run, '--out', path, '--lang', 'en');
  const { page, wrong, close } = await opened(path, '#desk=WD&mode=split&t=1943-04-11T06:00');
  await test('hostile names are text', async () => {
    for (const tab of ['story', 'telegrams', 'decisions', 'account', 'charts', 'forces']) {
      await page.click(`#tab-${tab}`);
      await page.waitForTimeout(120);
    }
    await page.fill('#find', 'img');
    await page.waitForTimeout(150);
    must((await page.evaluate(() => window.pwned)) === undefined, 'a name ran as a script');
    must((await page.$$('#page img[src="x"], #page script')).length === 0, 'a name became an element');
    must((await page.evaluate(() => document.body.innerText)).includes('<img src=x'), 'the name is not shown as it is written');
    must((await page.evaluate(() => document.documentElement.scrollWidth)) <= 1280, 'a long name breaks the page');
    await page.keyboard.press('Escape');
    await page.click('#language');
    await page.waitForTimeout(300);
    await shot(page, 'hostile');
  });
  await test('hostile names: no error in the console, no host asked', () => must(wrong.length === 0, wrong.join('\n')));
  await close();
}

async function sealed() {
  const run = join(folder, 'large.lishui');
  const path = join(folder, 'sealed.html');
  lishui('report', run, '--out', path, '--desk', '11A', '--sealed', '--lang', 'zh');
  measured.push(`size of a sealed page: ${(readFileSync(path).length / 1e6).toFixed(2)} MB`);
  const { page, wrong, close } = await opened(path, '#t=1943-12-09T06:00', { width: 1280, height: 720 });
  await test('a sealed page opens, shows one desk, and offers no truth', async () => {
    await page.waitForTimeout(500);
    must((await inked(page)) > 500, 'nothing is drawn');
    must((await page.$$('.modes')).length === 0 && (await page.$$('#desk')).length === 0, 'it offers another desk');
    for (const tab of ['telegrams', 'decisions', 'account', 'charts', 'forces']) {
      await page.click(`#tab-${tab}`);
      await page.waitForTimeout(150);
    }
    await page.click('#tab-account');
    await page.waitForTimeout(200);
    await shot(page, 'sealed-zh');
    must(wrong.length === 0, wrong.join('\n'));
  });
  await close();
}

try {
  await large();
  await newcomer();
  await accessible();
  await hostile();
  await sealed();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
for (const line of measured) console.log(`  measured: ${line}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
