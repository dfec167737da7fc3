// What the checks of a replay page share: counting, opening, looking.
import { pathToFileURL } from 'node:url';
import path from 'node:path';

export const count = { passed: 0, failed: 0 };

export function check(good, what) {
  if (good) {
    count.passed++;
  } else {
    count.failed++;
    console.log(`FAIL  ${what}`);
  }
}

export function same(is, wanted, what) {
  const [a, b] = [is, wanted].map((x) => String(JSON.stringify(x)));
  check(a === b, `${what}: ${a.slice(0, 300)}, not ${b.slice(0, 300)}`);
}

const urlOf = (lesson) => pathToFileURL(path.resolve(lesson.file)).href;

// All that a page should not do: complain, ask for something, open a dialog.
function listen(page, url) {
  const troubles = [];
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning')
      troubles.push(`${m.type()} '${m.text()}'`);
  });
  page.on('pageerror', (e) => troubles.push(String(e)));
  page.on('request', (r) => {
    if (r.url().split(/[?#]/)[0] !== url && !r.url().startsWith('data:'))
      troubles.push(`asks for ${r.url()}`);
  });
  page.on('dialog', (d) => {
    troubles.push(`opens a dialog '${d.message()}'`);
    return d.dismiss();
  });
  return troubles;
}

// Opens the page, or the content of the view, and lets its body look at it.
async function look(page, lesson, view, number) {
  const { width = 1440, height = 800, colorScheme = 'light', hash = '' } = view;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  // With a number, or only another #address would not open the page anew.
  if (view.content) await page.setContent(view.content);
  else await page.goto(`${urlOf(lesson)}?${number}${hash}`);
  await view.body(page, lesson);
  await page.waitForTimeout(10);
}

// Opens a lesson's page in one context for each of `views`, {what, body} and
// how it is opened, and checks that it made no trouble. `options` are those of
// the browser's context.
export async function visit(browser, lesson, views, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles = listen(page, urlOf(lesson));
  page.setDefaultTimeout(120000);
  for (const [number, view] of views.entries()) {
    troubles.length = 0;
    try {
      await look(page, lesson, view, number);
    } catch (error) {
      troubles.push(`went no further: ${error.stack.slice(0, 600)}`);
    }
    check(troubles.length === 0,
      `${lesson.name}, ${view.what}: ${troubles.join('; ')}`);
  }
  await context.close();
}

// ---- where a page is ----

function readPlace() {
  const slider = document.getElementById('step');
  return {
    title: document.querySelector('#moment h2')?.textContent ?? 'beginning',
    hash: new URLSearchParams(location.hash.slice(1)).get('step'),
    slider: slider.value,
    told: slider.getAttribute('aria-valuetext'),
  };
}

// Checks that all of the page is at step n.
export async function atStep(page, lesson, n, what) {
  const title = lesson.titles[n];
  same(await page.evaluate(readPlace),
    { title, hash: String(n), slider: String(n), told: title },
    `${lesson.name}, ${what}`);
}

// The entry in the panel, "" for none.
export const panel = (page) => page.evaluate(() =>
  (document.querySelector('#entry h2')?.textContent || '')
    .replace('Entry %', ''));

// Checks that entry e ("" for none) is chosen: in panel, address and graph.
export async function chosen(page, lesson, e, what) {
  const is = await page.evaluate(() => ({
    panel: document.querySelector('#entry h2')?.textContent || '',
    hash: new URLSearchParams(location.hash.slice(1)).get('entry') || '',
    boxes: [...document.querySelectorAll('.chosen')].map((b) => b.dataset.e),
  }));
  const drawn = e === '' ? [] : await page.evaluate((wanted) =>
    [...document.querySelectorAll('.node')].map((b) => b.dataset.e)
      .filter((x) => x === wanted), e);
  same(is, { panel: e === '' ? '' : `Entry %${e}`, hash: e, boxes: drawn },
    `${lesson.name}, ${what}`);
}

// Drags a slider.
export const slide = (page, id, to) => page.evaluate(([slider, value]) => {
  document.getElementById(slider).value = value;
  document.getElementById(slider)
    .dispatchEvent(new Event('input', { bubbles: true }));
}, [id, to]);

// Changes the address as a reader would, and waits until the page has read it.
export const goTo = (page, hash) => page.evaluate((wanted) =>
  new Promise((resolve) => {
    const done = () => resolve();
    if (location.hash === wanted) done();
    setTimeout(done, 20000);
    addEventListener('hashchange', done, { once: true });
    location.hash = wanted;
  }), hash);
