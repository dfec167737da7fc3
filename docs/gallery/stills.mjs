// Takes the stills of gallery.md in headless Chromium. A line of stills.txt is
// the name of a still, the lesson whose page it shows, and the place there.
//
//     node stills.mjs CHROMIUM MODULES PAGES     (MODULES: node_modules)
//
// reads PAGES/lesson-NN.html and writes NAME.webp next to this file. A place
// that the page does not have, or that gallery.md does not give, is an error.
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import fs from 'node:fs';

const [chromium, modules, pages] = process.argv.slice(2);
const require = createRequire(path.resolve(modules) + '/');
const { chromium: browserType } = require('playwright-core');
const here = name => fileURLToPath(new URL(name, import.meta.url));

async function still(browser, name, lesson, place) {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce',
    colorScheme: name.endsWith('-dark') ? 'dark' : 'light' });
  const file = path.resolve(pages, `lesson-${lesson}.html`);
  await page.goto(`${pathToFileURL(file)}#${place}`);
  await page.evaluate(() => document.fonts.ready);
  // The page writes its place into the address: what it could not follow is
  // another one there.
  const there = new URLSearchParams(new URL(page.url()).hash.slice(1));
  for (const [key, value] of new URLSearchParams(place))
    if (there.get(key) !== value)
      throw new Error(`${name}: ${file} has no ${key}=${value}`);
  // Below 85 the heat maps smear; 100 would lose nothing.
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot',
    { format: 'webp', quality: 85 });
  fs.writeFileSync(here(`${name}.webp`), Buffer.from(data, 'base64'));
  await page.close();
}

const text = fs.readFileSync(here('../gallery.md'), 'utf8');
const table = fs.readFileSync(here('stills.txt'), 'utf8').split('\n')
  .filter(line => /^[^#]/.test(line)).map(line => line.split(/\s+/));
const browser = await browserType.launch({
  executablePath: chromium,
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars',
    '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--no-first-run'] });
for (const [name, lesson, place] of table) {
  await still(browser, name, lesson, place);
  if (!text.includes(`lesson-${lesson}.html#${place}\``))
    throw new Error(`gallery.md does not lead to ${name}: #${place}`);
}
await browser.close();
console.log(`wrote ${table.length} stills to docs/gallery`);
