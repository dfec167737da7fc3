// Looking at entries: boxes, links, searching.
import { check, same, goTo, panel, chosen } from './page.mjs';
import { factsOf } from './facts.mjs';

// ---- boxes ----

async function tryBoxes(page, lesson, boxes) {
  for (const { id, e } of boxes.slice(0, 6)) {
    await page.locator(`#${id} rect`).first().click();
    await page.mouse.move(0, 0);
    await chosen(page, lesson, e, `a click on box ${id}`);
  }
}

async function tryHover(page, lesson, boxes) {
  const [a, b, c] = boxes;
  for (const start of ['', a.e]) {
    await goTo(page, `#step=${lesson.forward}&entry=${start}`);
    await page.evaluate(() => document.activeElement.blur());
    for (const { id, e } of [b, c]) {
      await page.hover(`#${id} .name`);
      same(await panel(page), e, `${lesson.name}: a pointer on ${id} shows`);
    }
    await page.keyboard.press('ArrowRight');
    same(await panel(page), c.e,
      `${lesson.name}: a step with the pointer on ${c.id} shows`);
    await page.mouse.move(0, 0);
    await chosen(page, lesson, start, 'when the pointer has left');
  }
}

// Tab goes from the graph to its boxes; what is focused is shown, as long as
// it is, and Enter chooses it.
async function tryTab(page, lesson) {
  const { boxes } = await factsOf(page, lesson);
  await goTo(page, `#step=${lesson.forward}`);
  await page.focus('#graph');
  for (const { id, e } of boxes.slice(0, 3)) {
    await page.keyboard.press('Tab');
    same([await page.evaluate(() => document.activeElement.id),
      await panel(page)], [id, e], `${lesson.name}: Tab shows`);
  }
  await page.keyboard.press('Enter');
  await chosen(page, lesson, boxes[2].e, 'Enter on a box');
  await page.keyboard.press('Shift+Tab');
  same(await panel(page), boxes[1].e, `${lesson.name}: Shift+Tab shows`);
  await page.focus('#search');
  await chosen(page, lesson, boxes[2].e, 'when the focus has left the boxes');
}

// Behind the last box: the source, whose links choose as others do.
async function tryTabAway(page, lesson) {
  const { boxes } = await factsOf(page, lesson);
  await goTo(page, `#step=${lesson.forward}&entry=`);
  await page.focus(`#${boxes.at(-1).id}`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const e = await page.evaluate(() => document.activeElement.hash?.slice(2));
  await page.keyboard.press('Enter');
  await chosen(page, lesson, e, 'Tab from the last box to a line, Enter');
  await page.keyboard.press('Escape');
  await chosen(page, lesson, '', 'Tab from the last box to a line, Escape');
}

// ---- links ----

// By link: where the focus is when it was followed; '' for the link itself.
const LINKS = { '#source a': '', '#params a': 'entry',
  '#found a': 'entry', '#tables a': 'entry', '#entry a': 'entry' };

async function tryLinks(page, lesson, facts) {
  const last = facts.rows.at(-1).e, away = facts.rows[0].e;
  await page.fill('#search', '%');
  for (const [selector, focus] of Object.entries(LINKS))
    for (const [way, at] of [['click', 'last'], ['Enter', 'first']]) {
      await goTo(page, `#step=${lesson.moments.length}&entry=${
        selector === '#entry a' ? last : away}`);
      const link = page.locator(selector)[at]();
      const e = (await link.getAttribute('href')).slice(2);
      if (way === 'click') await link.click();
      else await link.press('Enter');
      await page.mouse.move(0, 0);
      const what = `${way} on the ${at} of ${selector}`;
      await chosen(page, lesson, e, what);
      same(await page.evaluate(() => [document.activeElement.tagName === 'A',
        document.activeElement.id]), [focus === '', focus],
      `${lesson.name}, ${what}: the focus is on a link, or`);
    }
}

// What a link says is about the entry to which it leads: "%5", "%5 h".
async function checkLabels(page, lesson, facts) {
  const links = await page.evaluate((all) =>
    [...document.querySelectorAll(all)].map((a) => [a.hash.slice(2),
      a.textContent]), '#params a, #found a, #tables a, #entry a');
  for (const [e, text] of links)
    check(text.split(' ')[0] === `%${e}`,
      `${lesson.name}: a link to %${e} says ${text}`);
  const lines = await page.evaluate(() =>
    [...document.querySelectorAll('#source a')].map((a) =>
      [a.hash.slice(2), a.textContent]));
  for (const [e, line] of lines)
    same(facts.rows.find((row) => row.e === e)?.place.split(':').at(-1), line,
      `${lesson.name}: the line of %${e}`);
}

async function tryPointer(page, lesson) {
  const facts = await factsOf(page, lesson);
  await tryBoxes(page, lesson, facts.boxes);
  await tryHover(page, lesson, facts.boxes);
  await tryLinks(page, lesson, facts);
  await checkLabels(page, lesson, facts);
}

// ---- searching ----

const readFound = () => ({
  said: document.getElementById('found').textContent.split(' found')[0],
  links: [...document.querySelectorAll('#found a')]
    .map((a) => a.hash.slice(2)),
  boxes: [...document.querySelectorAll('.node.found')]
    .map((box) => box.dataset.e),
});

// Entries of which the table says it, in whatever case.
function expectedFound(facts, text) {
  const wanted = text.trim().toLowerCase();
  const found = facts.rows.filter((r) => wanted &&
    [`%${r.e}`, r.made, r.shape, r.place, r.call].join(' ').toLowerCase()
      .includes(wanted)).map((r) => r.e);
  return {
    said: wanted ? String(found.length) : '', links: found.slice(0, 12),
    boxes: facts.boxes.map((b) => b.e).filter((e) => found.includes(e)),
  };
}

async function trySearches(page, lesson, facts) {
  const row = facts.rows.at(-1);
  for (const text of [`%${row.e}`, row.made, row.place, row.call, 'MUL', ' e ',
    'tg_', '(', '\\', '<b>', 'no such thing', '', ' ']) {
    await page.fill('#search', text);
    const is = await page.evaluate(readFound);
    same(is, expectedFound(facts, text), `${lesson.name}: search '${text}'`);
  }
}

async function tryEnter(page, lesson, facts) {
  for (const text of ['%', `%${facts.rows.at(-1).e}`, 'no such thing']) {
    await page.fill('#search', text);
    await page.keyboard.press('Enter');
    await chosen(page, lesson, expectedFound(facts, text).links[0] ?? '',
      `Enter in a search for '${text}'`);
  }
  await page.fill('#search', '%');
  await page.keyboard.press('Escape');
  same(await page.evaluate(readFound), expectedFound(facts, ''),
    `${lesson.name}: Escape empties the search`);
}

async function trySearch(page, lesson) {
  const facts = await factsOf(page, lesson);
  await goTo(page, `#step=${lesson.forward}`);
  await trySearches(page, lesson, facts);
  await tryEnter(page, lesson, facts);
}

// High, so that no step scrolls the graph away from below the pointer.
export const entries = [
  { what: 'boxes and links', body: tryPointer, height: 2400 },
  { what: 'from box to box', body: tryTab },
  { what: 'from the boxes on', body: tryTabAway },
  { what: 'searching', body: trySearch }];
