// Opens pages in headless Chromium, narrow and wide, light and dark: no message
// of an error, no request, nothing wider than the window, no finding of axe;
// what is copied of a cell is its code; a page in a frame (of runs/) runs its
// script.
//
//     node pages.mjs CHROMIUM MODULES PAGE.html ...     (MODULES: node_modules)
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import fs from 'node:fs';

const [chromium, modules, ...pages] = process.argv.slice(2);
const require = createRequire(path.resolve(modules) + '/');
const { chromium: browserType } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
let passed = 0, failed = 0;

function check(good, what) {
  if (good) {
    passed++;
  } else {
    failed++;
    console.log(`FAIL  ${what}`);
  }
}

// What is wider than the window and cannot be scrolled by itself.
function tooWide() {
  const found = [];
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > room) found.push('the page');
  for (const e of document.querySelectorAll('main *')) {
    if (e.closest('pre, .wide') && !e.matches('pre, .wide')) continue;
    if (e.getBoundingClientRect().right > room + 0.5)
      found.push(`${e.tagName} ${e.className} ${e.textContent.slice(0, 30)}`);
  }
  return found;
}

// The code of all cells, as the .ipynb beside the page has it.
function codeOf(file) {
  const { cells } = JSON.parse(fs.readFileSync(file.replace(/html$/, 'ipynb')));
  return cells.filter((c) => c.cell_type === 'code')
    .map((c) => c.source.join('').trimEnd());
}

async function look(browser, file, width, colorScheme) {
  const name = `${path.basename(file)} at ${width}, ${colorScheme}`;
  const context = await browser.newContext({
    viewport: { width, height: 800 }, colorScheme, bypassCSP: false });
  const page = await context.newPage();
  const url = pathToFileURL(path.resolve(file)).href;
  const messages = [], requests = [];
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') messages.push(m.text());
  });
  page.on('pageerror', (e) => messages.push(String(e)));
  page.on('request', (r) => {
    if (r.url() !== url && !r.url().startsWith('data:')) requests.push(r.url());
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(50);
  check(messages.length === 0, `${name}: ${messages.join('; ')}`);
  check(requests.length === 0, `${name} asks for ${requests.join(' ')}`);
  const wide = await page.evaluate(tooWide);
  check(wide.length === 0, `${name}: wider than the window: ${wide.join('; ')}`);
  const broken = await page.evaluate(() => [...document.images]
    .filter((i) => i.naturalWidth === 0 || !i.alt).map((i) => i.alt));
  check(broken.length === 0, `${name}: pictures not drawn: ${broken.join('; ')}`);
  const links = await page.evaluate(() => [...document.querySelectorAll('nav a')]
    .filter((a) => !document.getElementById(a.hash.slice(1)))
    .map((a) => a.hash));
  check(links.length === 0, `${name}: contents lead nowhere: ${links}`);
  const ids = await page.evaluate(() => {
    const all = [...document.querySelectorAll('[id]')].map((e) => e.id);
    return all.filter((id, i) => all.indexOf(id) !== i);
  });
  check(ids.length === 0, `${name}: ids given twice: ${ids}`);
  const copied = await page.evaluate(() =>
    [...document.querySelectorAll('pre.code')].map((e) => {
      getSelection().selectAllChildren(e);
      return getSelection().toString().trimEnd();
    }));
  check(copied.join() === codeOf(file).join(), `${name}: a cell copies otherwise`);
  for (const frame of page.frames().slice(1)) {
    const text = await frame.evaluate(() => document.body.innerText);
    check(/script ran|forward \d+\/\d+/.test(text), // or a replay page's
      `${name}: the frame's script did not run`);
  }
  await context.close();
}

// axe runs as a script, which the page forbids: so in a context that does not
// mind, apart from all else.
async function accessible(browser, file, colorScheme) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 800 }, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.resolve(file)).href);
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document));
  for (const v of result.violations)
    check(false, `${path.basename(file)}, ${colorScheme}: axe ${v.id}: ` +
      v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | '));
  check(result.passes.length > 5, `axe looked at ${file}`);
  await context.close();
}

const browser = await browserType.launch({
  executablePath: chromium,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--no-first-run'] });
for (const file of pages) {
  for (const width of [360, 1440])
    for (const scheme of ['light', 'dark'])
      await look(browser, file, width, scheme);
  for (const scheme of ['light', 'dark']) await accessible(browser, file, scheme);
}
await browser.close();
console.log(`pages in a browser: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
