// How a page looks, narrow and wide, light and dark: nothing wider than the
// window at any step, ids and links that fit together, no finding of axe.
import { check, same, goTo } from './page.mjs';

// What is wider than the window at any step, with all opened that opens:
// panels may scroll, the page may not. Leaves the page there.
function walkAll() {
  const $ = (id) => document.getElementById(id), found = new Set();
  const root = document.documentElement, room = root.clientWidth;
  const set = (id, value) => {
    $(id).value = value;
    $(id).dispatchEvent(new Event('input', { bubbles: true }));
    if (root.scrollWidth > room)
      found.add(`the page (${root.scrollWidth}) at ${id} ${value}`);
  };
  const measure = () => {
    for (const e of document.querySelectorAll('body *')) {
      const panel = e.closest('main > section, #tables');
      if ((!panel || panel === e) &&
        e.getBoundingClientRect().right > room + 0.5)
        found.add(`${e.tagName} ${e.id} ${e.className}`);
    }
  };
  measure();
  document.querySelector('details').open = true;
  set('search', 'e');
  for (const frame of new Set([$('frame').max, '0'])) {
    set('frame', frame);
    for (let step = 0; step <= Number($('step').max); step++)
      set('step', step);
    measure();
  }
  return [...found];
}

// What should not be there.
function readWrong() {
  const all = [...document.querySelectorAll('[id]')].map((e) => e.id);
  return {
    twice: all.filter((id, i) => all.indexOf(id) !== i),
    nowhere: [...document.querySelectorAll('a')]
      .map((a) => a.getAttribute('href'))
      .filter((href) => !/^#./.test(href) || !all.includes(href.slice(1))),
  };
}

const nothing = { twice: [], nowhere: [] };

// To the end, with an entry chosen.
const toTheEnd = (page, lesson) => goTo(page,
  `#step=${lesson.moments.length}&entry=${lesson.moments[0].id}`);

async function look(page, lesson, what, colorScheme) {
  const name = `${lesson.name}, ${what}`;
  same(await page.evaluate(readWrong), nothing,
    `${name}: ids given twice, links to nowhere`);
  const dark = await page.evaluate(() => getComputedStyle(document.body)
    .backgroundColor.match(/\d+/g).every((x) => x < 128));
  same(dark, colorScheme === 'dark', `${name}: the paper is dark`);
  await toTheEnd(page, lesson);
  same(await page.evaluate(walkAll), [], `${name}: wider than the window`);
  same(await page.evaluate(readWrong), nothing,
    `${name}, walked: ids given twice, links to nowhere`);
}

const view = (width, colorScheme) => {
  const what = `${width} wide, ${colorScheme}`;
  return { what, width, colorScheme,
    body: (page, lesson) => look(page, lesson, what, colorScheme) };
};

export const looks = [view(360, 'light'), view(1440, 'dark')];
export const otherLooks = [view(360, 'dark'), view(1440, 'light'),
  view(800, 'light')];

// ---- axe ----

async function runAxe(page, what) {
  const result = await page.evaluate(() => window.axe.run(
    document, { resultTypes: ['violations'], preload: false }));
  for (const v of result.violations)
    check(false, `${what}: axe ${v.id}: ` +
      v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | '));
  check(result.passes.length > 5, `${what}: axe looked at little`);
}

async function examine(page, lesson, axe, what) {
  const name = `${lesson.name}, ${what}`;
  await page.evaluate(axe);
  await runAxe(page, `${name}, at first`);
  await toTheEnd(page, lesson);
  await runAxe(page, `${name}, an entry chosen`);
  await page.click('summary');
  await runAxe(page, `${name}, details open`);
  await goTo(page, '#step=0');
  await page.fill('#search', 'e');
  await runAxe(page, `${name}, results of a search, at the beginning`);
}

// axe runs as a script, which the page forbids: these views want a context
// that does not mind.
export const axeViews = (axe) => ['light', 'dark'].map((colorScheme) => ({
  what: `${colorScheme}, axe`, colorScheme,
  body: (page, lesson) => examine(page, lesson, axe, colorScheme),
}));
