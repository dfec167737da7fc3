// Every key and every control that moves through the steps.
import { check, same, goTo, slide, atStep, chosen } from './page.mjs';

const PLAIN = [['ArrowRight', 1], ['ArrowRight', 2], ['ArrowLeft', 1],
  ['Home', 'first'], ['ArrowLeft', 'first'], ['ArrowRight', 1],
  ['End', 'last'], ['ArrowRight', 'last'], ['ArrowLeft', -1]];

// 'first', 'last'; a step counted from the beginning, or, below 0, the end.
function stepOf(lesson, where) {
  const last = lesson.moments.length;
  return where === 'first' ? 0 : where === 'last' ? last
    : where < 0 ? last + where : where;
}

// ---- keys ----

// On the page all of them; on a panel, a button, a summary the same.
async function tryKeys(page, lesson, focus) {
  await goTo(page, '#step=0');
  if (focus) await page.focus(focus);
  for (const [key, where] of focus ? PLAIN.slice(0, 3) : PLAIN) {
    await page.keyboard.press(key);
    await atStep(page, lesson, stepOf(lesson, where),
      `${key} with ${focus || 'nothing'} focused`);
  }
}

// Keys that belong to the browser: the page leaves them to it.
async function tryModified(page, lesson) {
  const e = lesson.moments[0].id, n = lesson.forward;
  const search = 'document.getElementById("search")';
  await goTo(page, `#step=${n}&entry=${e}`);
  await page.fill('#search', lesson.moments[1].id);
  for (const modifier of ['ctrlKey', 'altKey', 'metaKey'])
    for (const [key, on] of [['ArrowLeft', 'document.body'],
      ['ArrowRight', 'document.body'], ['Home', 'document.body'],
      ['End', 'document.body'], ['Escape', 'document.body'],
      ['Enter', search]]) {
      const what = `${key} with ${modifier}`;
      const taken = await page.evaluate(`!${on}.dispatchEvent(
        new KeyboardEvent('keydown', { key: '${key}', ${modifier}: true,
          bubbles: true, cancelable: true }))`);
      check(!taken, `${lesson.name}, ${what} is kept from the browser`);
      await atStep(page, lesson, n, what);
      await chosen(page, lesson, e, what);
      await goTo(page, `#step=${n}&entry=${e}`);
    }
}

// A panel that scrolls has its keys for itself.
async function tryKeysInPanels(page, lesson) {
  const n = lesson.forward;
  await goTo(page, `#step=${n}`);
  for (const focus of ['#source', '#tables'])
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) {
      await page.focus(focus);
      await page.keyboard.press(key);
      await atStep(page, lesson, n, `${key} in ${focus}`);
    }
}

async function tryEscape(page, lesson) {
  const e = lesson.moments[0].id, n = lesson.forward;
  for (const focus of ['#graph', '#search', '#step']) {
    await goTo(page, `#step=${n}&entry=${e}`);
    await chosen(page, lesson, e, 'chosen by the address');
    await page.focus(focus);
    await page.keyboard.press('Escape');
    await chosen(page, lesson, '', `Escape in ${focus}`);
    await atStep(page, lesson, n, `Escape in ${focus}`);
  }
}

async function tryKeysInSearch(page, lesson) {
  const n = lesson.forward;
  await goTo(page, `#step=${n}`);
  await page.fill('#search', 'ab');
  for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) {
    await page.keyboard.press(key);
    await atStep(page, lesson, n, `${key} in the search field`);
  }
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  same(await page.evaluate(() =>
    document.getElementById('search').selectionStart), 1,
  `${lesson.name}: Home and ArrowRight move in the search field to`);
}

// The explanation opens and closes by its key, and stays open while walking.
async function tryDetails(page, lesson) {
  const open = () => page.evaluate(() =>
    document.querySelector('details').open);
  for (const key of ['Enter', ' ', 'Enter']) {
    const before = await open();
    await page.focus('summary');
    await page.keyboard.press(key);
    same(await open(), !before, `${lesson.name}: '${key}' opens the details`);
  }
  await page.keyboard.press('End');
  same(await open(), true, `${lesson.name}: open details stay open`);
  check(await page.locator('#more').isVisible(),
    `${lesson.name}: the explanation can be seen`);
}

async function keys(page, lesson) {
  await atStep(page, lesson, lesson.forward, 'at first');
  for (const focus of ['', '#graph', '#said', '[data-go="1"]', 'summary'])
    await tryKeys(page, lesson, focus);
  await tryModified(page, lesson);
  await tryKeysInPanels(page, lesson);
  await tryEscape(page, lesson);
  await tryKeysInSearch(page, lesson);
  await tryDetails(page, lesson);
}

// ---- controls ----

async function press(page, lesson, name, n, what = '') {
  await page.getByRole('button', { name, exact: true }).click();
  await atStep(page, lesson, n, `button '${name}' ${what}`);
}

async function tryButtons(page, lesson) {
  const last = lesson.moments.length;
  await goTo(page, `#step=${last - 1}`);
  await press(page, lesson, 'Step on', last);
  await press(page, lesson, 'Step on', last, 'at the end');
  await press(page, lesson, 'Step back', last - 1);
  await press(page, lesson, 'Forward', 1);
  await press(page, lesson, 'Step back', 0);
  await press(page, lesson, 'Step back', 0, 'at the beginning');
  await press(page, lesson, 'Backward', lesson.forward + 1);
  await press(page, lesson, 'Backward', lesson.forward + 1, 'again');
  await press(page, lesson, 'Step on', lesson.forward + 2);
}

async function tryButtonsByKey(page, lesson) {
  await goTo(page, '#step=0');
  for (const [button, key, n] of [['[data-go="1"]', 'Enter', 1],
    ['[data-go="1"]', ' ', 2], ['[data-go="-1"]', 'Enter', 1],
    ['[data-to=backward]', ' ', lesson.forward + 1],
    ['[data-to=forward]', 'Enter', 1]]) {
    await page.focus(button);
    await page.keyboard.press(key);
    await atStep(page, lesson, n, `'${key}' on ${button}`);
  }
}

// The slider's own keys are left to it: no key steps twice.
async function trySlider(page, lesson) {
  await goTo(page, '#step=0');
  await page.focus('#step');
  for (const [key, where] of PLAIN) {
    await page.keyboard.press(key);
    await atStep(page, lesson, stepOf(lesson, where), `${key} in the slider`);
  }
  for (const n of [0, lesson.forward, lesson.moments.length]) {
    await slide(page, 'step', n);
    await atStep(page, lesson, n, `the slider set to ${n}`);
  }
  const box = await page.locator('#step').boundingBox();
  await page.mouse.click(box.x + 2, box.y + box.height / 2);
  await atStep(page, lesson, 0, 'a click on the slider\'s beginning');
}

// To the tables, and nowhere else.
async function tryTables(page, lesson) {
  await goTo(page, '#step=1&entry=0');
  await page.locator('header a').click();
  await page.waitForFunction(() => scrollY > 0 &&
    location.hash !== '#tables'); // read, and as it was
  check(await page.evaluate(() => document.getElementById('tables')
    .getBoundingClientRect().top < innerHeight / 2),
  `${lesson.name}: the link to the tables leads elsewhere`);
  await atStep(page, lesson, 1, 'the link to the tables');
  await chosen(page, lesson, '0', 'the link to the tables');
}

async function controls(page, lesson) {
  await tryButtons(page, lesson);
  await tryButtonsByKey(page, lesson);
  await trySlider(page, lesson);
  await tryTables(page, lesson);
}

export const moves = [{ what: 'keys', body: keys },
  { what: 'controls', body: controls }];
