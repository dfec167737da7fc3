// Where and how a page is opened: at an address, in a frame, without
// JavaScript, by readers who want no motion.
import { check, same, visit, goTo, atStep, chosen } from './page.mjs';
import { factsOf } from './facts.mjs';

// ---- addresses ----

// The address, the step or 'middle', where the forward pass ends, and the
// entry.
const ADDRESSES = [['#step=12', 12, ''], ['#step=0', 0, ''],
  ['#step=12&entry=0', 12, '0'], ['#step=12&frame=0', 12, ''],
  ['#', 'middle', ''], ['#entry=0', 'middle', '0']];

async function tryAddress(page, lesson, [hash, step, e]) {
  const n = step === 'middle' ? lesson.forward
    : Math.min(step, lesson.moments.length);
  await atStep(page, lesson, n, `opened at ${hash}`);
  await chosen(page, lesson, e, `opened at ${hash}`);
  if (hash.includes('frame'))
    same(await page.evaluate(() => document.getElementById('frame').value),
      '0', `${lesson.name}, opened at ${hash}: the frame`);
}

// Nothing that stands in an address is an error, or an element of the page:
// some are opened, the others moved to.
const HOSTILE = ['step=abc', 'step=-5', 'step=1e9', 'entry=constructor',
  'entry=__proto__', 'entry=<img src=x onerror=alert(1)>', 'frame=NaN'];
const MORE = ['step=Infinity', 'step=1&step=2', 'entry=-1', 'frame=-1',
  'frame=1e9', 'entry=%3Cimg%20src=x%20onerror=alert(1)%3E', '%', '%E0%A4%A',
  '&&==', 'toString=1', 'e0', 'tables', ...HOSTILE];

async function tryHostile(page, lesson, text) {
  const is = await page.evaluate(() => [
    document.querySelector('#moment h2')?.textContent ?? 'beginning',
    document.querySelectorAll('#said img').length,
    document.querySelectorAll('#entry h2').length]);
  check(lesson.titles.includes(is[0]), `${lesson.name}#${text} is at ${is[0]}`);
  same(is.slice(1), [0, 0], `${lesson.name}#${text} shows`);
}

async function tryMoving(page, lesson) {
  const last = lesson.moments.length;
  for (const [hash, n] of [['#step=1', 1], [`#step=${last}`, last],
    ['#step=abc', 0], ['#step=-5', 0], ['#step=1e9', last],
    ['#step=0&frame=NaN', 0]]) {
    await goTo(page, hash);
    await atStep(page, lesson, n, `moved to ${hash}`);
  }
  for (const text of MORE) {
    await goTo(page, `#${text}`);
    await tryHostile(page, lesson, text);
  }
  await goTo(page, '#entry=0');
  await chosen(page, lesson, '0', 'moved to #entry=0');
  await goTo(page, '#step=1');
  await chosen(page, lesson, '', 'moved to #step=1, which names no entry');
  await goTo(page, '#entry=constructor');
  await chosen(page, lesson, '', 'moved to #entry=constructor');
}

const addresses = [
  ...ADDRESSES.map((a) => ({ what: `opened at ${a[0]}`, hash: a[0],
    body: (page, lesson) => tryAddress(page, lesson, a) })),
  ...HOSTILE.map((text) => ({ what: `opened at #${text}`, hash: `#${text}`,
    body: (page, lesson) => tryHostile(page, lesson, text) })),
  { what: 'moving by its address', body: tryMoving }];

// ---- in a frame ----

const escaped = (html) => html.replaceAll('&', '&amp;')
  .replaceAll('"', '&quot;');

// As notebooks hold it: scripts may run, and nothing else is allowed.
const framed = (html) => '<!doctype html><title>t</title><iframe title="f" ' +
  'style="width: 100%; height: 700px" sandbox="allow-scripts" ' +
  `srcdoc="${escaped(html)}"></iframe>`;

async function tryFrame(page, lesson) {
  const frame = page.frameLocator('iframe'), n = lesson.forward;
  const title = async (step, what) =>
    same(await frame.locator('#moment h2').textContent(), lesson.titles[step],
      `${lesson.name} in a frame, ${what}`);
  await title(n, 'at first');
  await frame.getByRole('button', { name: 'Step on' }).click();
  await title(n + 1, 'a step on');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await title(n - 1, 'two steps back');
  await frame.getByRole('button', { name: 'Forward' }).click();
  await title(1, 'forward');
  const link = frame.locator('#tables a').last();
  const e = (await link.getAttribute('href')).slice(2);
  await link.click();
  same(await frame.locator('#entry h2').textContent(), `Entry %${e}`,
    `${lesson.name} in a frame, a link`);
  same(await page.title(), 't', `${lesson.name} in a frame: the page around`);
}

const frame = (lesson) => [{ what: 'in a frame', body: tryFrame,
  content: framed(lesson.html) }];

// ---- without JavaScript ----

const READABLE = ['h1', 'noscript', '#graph svg', '#source pre',
  '#tables table >> nth=0', '#tables table >> nth=1'];
const USELESS = ['#find', '#controls', '#said', '#entry', '#keys', '#training',
  'button >> nth=0', 'input >> nth=0'];

async function tryWithoutScript(page, lesson) {
  const name = `${lesson.name} without JavaScript`;
  for (const selector of READABLE)
    check(await page.locator(selector).isVisible(),
      `${name}: ${selector} cannot be seen`);
  for (const selector of USELESS)
    check(!await page.locator(selector).isVisible(),
      `${name}: ${selector} can be seen`);
  await page.click('header a');
  same(page.url().split('#')[1], 'tables', `${name}: the link leads to`);
}

async function tryWithScript(page, lesson) {
  check(!await page.locator('noscript').isVisible(),
    `${lesson.name}: the words for those without JavaScript can be seen`);
}

const unscripted = [{ what: 'without JavaScript', body: tryWithoutScript }];

// ---- motion and colour ----

function readMotion() {
  const moving = [...document.querySelectorAll('*')].filter((e) => {
    const style = getComputedStyle(e);
    return style.scrollBehavior === 'smooth' ||
      style.animationName !== 'none' ||
      style.transitionDuration.split(',').some((time) => parseFloat(time) > 0);
  });
  return [document.getAnimations().length, ...moving.map((e) => e.tagName)];
}

async function tryStill(page, lesson) {
  const name = `${lesson.name} with reduced motion`;
  for (const key of ['ArrowRight', 'Shift+ArrowLeft', 'Home', 'End']) {
    await page.keyboard.press(key);
    same(await page.evaluate(readMotion), [0], `${name}, ${key}: moving`);
  }
  await page.hover('.node .name');
  same(await page.evaluate(readMotion), [0], `${name}, a pointer: moving`);
}

const still = [{ what: 'with reduced motion', body: tryStill }];

// Heat maps are drawn again when the colours change.
async function tryColours(page, lesson) {
  const drawn = () => page.evaluate(() =>
    [...document.querySelectorAll('canvas')].map((c) => c.toDataURL()));
  const light = await drawn();
  let stays = light.length;
  await page.emulateMedia({ colorScheme: 'dark' });
  for (let i = 0; stays > 0 && i < 40; i++) {
    await page.waitForTimeout(25);
    const dark = await drawn();
    stays = light.filter((image, k) => image === dark[k]).length;
  }
  check(stays === 0, `${lesson.name}, from light to dark: ` +
    `${stays} heat maps stay as they were`);
  const large = (await factsOf(page, lesson)).rows.filter((row) =>
    row.made.startsWith('param') && row.value.includes(','));
  check(light.length >= large.length,
    `${lesson.name}: ${light.length} heat maps, ${large.length} parameters`);
}

const colours = [{ what: 'from light to dark', body: tryColours },
  { what: 'with JavaScript', body: tryWithScript }];

export async function checkPlaces(browser, lesson) {
  await visit(browser, lesson,
    [...addresses, ...colours, ...frame(lesson)]);
  await visit(browser, lesson, unscripted, { javaScriptEnabled: false });
  await visit(browser, lesson, still, { reducedMotion: 'reduce' });
}
