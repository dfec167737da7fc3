// Each step of a page against what the stepper prints at that moment, and
// against the tables and the graph that C wrote; forth and back.
import { check, same, goTo } from './page.mjs';
import { compareWords } from './transcript.mjs';
import { factsOf, expectedGraph, arrivedAt, saysTheSame } from './facts.mjs';
import { walkBy, panelOf } from './state.mjs';

// The page's words as the screen has them: "a -> b", not "so a \u2192 b".
const wordsOf = (text) => text.replace(/, so (\S+) \u2192/g, ' $1 ->')
  .replaceAll('\u2192', '->').split(/\s+/).filter((word) => word);

// "y = %9, a = %8 h, b = %2 W2" beside "%9 = matmul(%8 h, %2 W2)".
function checkLetters(m, is, what) {
  if (/the pass begins/.test(is.moment)) return; // no rule is applied
  const made = /%(\d+) = \w+\((.*?)\)/.exec(is.moment);
  const [y, ...inputs] = is.letters.replace(/^dy = [^,]*, /, '').split(/, (?=\w+ = %)/)
    .map((text) => text.replace(/^\w+ = /, ''));
  same([y, inputs.join(', ')], [`%${m.id}`, made?.[2]], `${what}: letters`);
}

function checkWords(lesson, n, is, what) {
  const m = lesson.moments[n - 1], lines = m?.explanation ?? [];
  const difference = compareWords(m ? m.words : lesson.beginning,
    wordsOf(is.moment));
  check(!difference, `${what}: ${difference}`);
  same(is.more, lines.map((line) => line + '\n').join(''),
    `${what}: the explanation`);
  if (m) checkLetters(m, is, what);
  else same(is.letters, '', `${what}: letters`);
}

function checkGraph(facts, lesson, n, is, what) {
  const wanted = expectedGraph(facts, lesson, n);
  const sorted = (list) => Array.isArray(list) ? [...list].sort() : list;
  for (const name of Object.keys(wanted))
    same(sorted(is[name]), sorted(wanted[name]),
      `${what}: in the graph, ${name}`);
  const got = facts.boxes.filter((b) => b.gradient !== null &&
    arrivedAt(facts, lesson, n, b.e).length > 0);
  same(is.gradients, got.map((b) => b.id), `${what}: gradients are shown in`);
}

// What a screen reader is told: the step, its entry, and what is new.
function checkStatus(lesson, n, is, what) {
  const clean = (text) => text.replace(/\s+/g, ' ').trim();
  const [said, status] = [clean(is.moment), clean(is.status)];
  const news = said.split(/ now (?:y )?/)[1] ?? '';
  check(status !== '' && (n === 0 || status.startsWith(lesson.titles[n])) &&
    said.startsWith(status.split('; ')[0]) &&
    clean(status.replaceAll(';', '')).endsWith(clean(news)),
  `${what}: the status is '${status}'`);
}

// The row and the line at work: "L0-59" for lesson.c:59.
function checkCurrent(lesson, n, is, what) {
  const m = lesson.moments[n - 1];
  const row = is.current.filter((id) => id.startsWith('e'));
  const line = is.current.filter((id) => !id.startsWith('e'))
    .map((id) => id.replace(/^L\d+-/, ''));
  same(row, m ? [`e${m.id}`] : [], `${what}: the current row`);
  if (m?.place !== null)
    same(line, m?.place ? [m.place.split(':').at(-1)] : [],
      `${what}: the current line`);
}

// What was sent to entry e in the first n moments, as the table of the
// backward pass and the panel have it.
function checkUses(facts, lesson, n, e, { uses, panel }, what) {
  const got = arrivedAt(facts, lesson, n, e);
  const from = (p) => p.from ?? facts.rows.at(-1).e;
  same(uses, got.map((p) => [from(p), p.rule, p.sends].join(' | ')),
    `${what}: in the panel, what was sent`);
  const together = got.at(-1)?.together ?? 'nothing has arrived';
  check(saysTheSame(together, panel.gradient),
    `${what}: together ${panel.gradient}, not ${together}`);
}

// The same where the table is that of another time.
function checkArrived(facts, lesson, n, e, { uses, panel }, what) {
  const got = arrivedAt(facts, lesson, n, e);
  same(uses.length, got.length, `${what}: contributions in the panel`);
  check((panel.gradient === 'nothing has arrived') === (got.length === 0),
    `${what}: the gradient in the panel is ${panel.gradient}`);
}

// The entry to which most is sent.
function busiest(facts) {
  const uses = (e) => facts.pass.filter((p) => p.to === e).length;
  return facts.pass.map((p) => p.to)
    .reduce((a, b) => uses(b) > uses(a) ? b : a);
}

function checkForth(lesson, facts, e, seen) {
  seen.forEach((is, n) => {
    const what = `${lesson.name}, step ${n} (${lesson.titles[n]})`;
    same([is.slider, is.told], [String(n), lesson.titles[n]],
      `${what}: the slider`);
    checkStatus(lesson, n, is, what);
    same(is.pressed, ['forward', 'backward'].map((pass) =>
      String(lesson.titles[n].startsWith(pass))), `${what}: aria-pressed`);
    checkWords(lesson, n, is, what);
    checkGraph(facts, lesson, n, is, what);
    checkCurrent(lesson, n, is, what);
    (facts.frames === 1 ? checkUses : checkArrived)(
      facts, lesson, n, e, is, what);
  });
}

function checkAgain(is, was, what) {
  const other = Object.keys(is).filter((name) =>
    JSON.stringify(is[name]) !== JSON.stringify(was[name]));
  check(other.length === 0, `${what}: other than before: ${other}`);
}

// From the beginning to the end, a step too far, and back, at the first frame,
// which is the one that the stepper saw.
async function walk(page, lesson) {
  const facts = await factsOf(page, lesson), e = busiest(facts);
  const last = lesson.moments.length;
  await goTo(page, `#frame=0&step=0&entry=${e}`);
  check(facts.walkable, `${lesson.name}: no pass of the first frame`);
  same(await page.evaluate(() => document.getElementById('step').max),
    String(last), `${lesson.name}: how many steps`);
  const right = Array(last + 1).fill('ArrowRight');
  const forth = await walkBy(page, right);
  const over = forth.pop();
  checkAgain(over, forth[last], `${lesson.name}, a step after the end`);
  checkForth(lesson, facts, e, forth);
  const left = Array(last + 1).fill('ArrowLeft');
  const back = (await walkBy(page, left)).reverse();
  checkAgain(back.shift(), forth[0],
    `${lesson.name}, a step before the beginning`);
  back.forEach((is, n) => checkAgain(is, forth[n], // nothing is left over
    `${lesson.name}, back at step ${n} (${lesson.titles[n]})`));
}

// ---- at the end of the pass, everything is what C wrote ----

function checkPanel(row, panel, what) {
  for (const [name, cell] of
    [['value', row.value], ['gradient', row.gradient]])
    check(saysTheSame(cell || 'nothing has arrived', panel[name]),
      `${what}: ${name} '${panel[name]}', in the table '${cell}'`);
  same([panel.is, panel.shape ?? ''], [row.made, row.shape], what);
  if (row.place) same(panel[row.place], row.call, `${what}: its call`);
}

const readBoxes = () =>
  [...document.querySelectorAll('.node')].map((box) => ({
    id: box.id, value: box.querySelector('.value')?.textContent ?? null,
    gradient: box.querySelector('.gradient')?.textContent ?? null }));

async function end(page, lesson) {
  const facts = await factsOf(page, lesson);
  for (const row of facts.rows) {
    await goTo(page, `#frame=1e9&step=1e9&entry=${row.e}`);
    const is = await panelOf(page);
    const what = `${lesson.name}, the panel of %${row.e} at the end`;
    checkPanel(row, is.panel, what);
    checkUses(facts, lesson, lesson.moments.length, row.e, is, what);
  }
  same(await page.evaluate(() => [...new Set([...document.querySelectorAll(
    '[aria-pressed]:not(button)')].map((x) => x.tagName))]), [],
  `${lesson.name}: aria-pressed, but no buttons`);
  const boxes = await page.evaluate(readBoxes);
  facts.boxes.forEach(({ id, value, gradient }, i) =>
    same(boxes[i], { id, value, gradient },
      `${lesson.name}, a box at the end of the pass`));
}

export const steps = [{ what: 'walking', body: walk },
  { what: 'at the end', body: end }];
