// Walks through replay pages in headless Chromium, and checks all they show
// and do; each step against what the stepper prints at that moment
// (transcript.mjs says how a transcript is made).
//
//     node walk.mjs CHROMIUM MODULES PAGE.html=TRANSCRIPT.txt ...
//
// MODULES is the node_modules with playwright-core and axe-core. Of some
// lessons all controls are tried, of the others the steps.
import { createRequire } from 'node:module';
import path from 'node:path';
import fs from 'node:fs';
import { count, check, visit } from './page.mjs';
import { readTranscript } from './transcript.mjs';
import { steps } from './steps.mjs';
import { looks, otherLooks, axeViews } from './looks.mjs';
import { moves } from './keys.mjs';
import { entries } from './entries.mjs';
import { training } from './training.mjs';
import { checkPlaces } from './places.mjs';

const CONTROLLED = /-(03|06|07|13)\.html$/; // all controls, and axe
const PLACED = /-(03|07)\.html$/; // addresses, frames, no JavaScript
const WORKERS = 2;

const [chromium, modules, ...pairs] = process.argv.slice(2);
const require = createRequire(path.resolve(modules) + '/');
const { chromium: browserType } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

function readLesson(pair) {
  const at = pair.lastIndexOf('=');
  const file = pair.slice(0, at), said = readTranscript(pair.slice(at + 1));
  return {
    ...said, file, name: path.basename(file, '.html'),
    html: fs.readFileSync(file, 'utf8'),
    titles: ['beginning', ...said.moments.map((m) => m.title)],
    forward: said.moments.filter((m) => m.title.startsWith('f')).length,
  };
}

function jobsOf(browser, lesson) {
  const jobs = [() => visit(browser, lesson, [...steps, ...looks])];
  if (CONTROLLED.test(lesson.file))
    jobs.push(() => visit(browser, lesson, axeViews(axe), { bypassCSP: true }),
      () => visit(browser, lesson,
        [...otherLooks, ...moves, ...entries, ...training]));
  if (PLACED.test(lesson.file)) jobs.push(() => checkPlaces(browser, lesson));
  return jobs;
}

async function work(jobs) {
  for (let job; (job = jobs.shift());) await job();
}

const browser = await browserType.launch({
  executablePath: chromium,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--no-first-run'] });
const jobs = pairs.map(readLesson)
  .flatMap((lesson) => jobsOf(browser, lesson));
check(jobs.length > 0, 'no page was given');
await Promise.all(Array.from({ length: WORKERS }, () => work(jobs)));
await browser.close();
console.log(`replay pages in a browser: ${count.passed} passed, ` +
  `${count.failed} failed`);
process.exit(count.failed > 0 || count.passed === 0 ? 1 : 0);
