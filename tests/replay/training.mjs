// The film of a training: its slider and its keys. A page without a film shows
// none, and the keys for it do nothing.
import { check, same, goTo, slide, atStep } from './page.mjs';
import { factsOf } from './facts.mjs';

const readFrame = () => ({
  hash: new URLSearchParams(location.hash.slice(1)).get('frame'),
  slider: document.getElementById('frame').value,
  told: document.getElementById('frame').getAttribute('aria-valuetext') ===
    document.getElementById('framed').textContent,
});

// Checks that the page is at frame k, and that the steps stayed.
async function atFrame(page, lesson, k, what) {
  same(await page.evaluate(readFrame),
    { hash: String(k), slider: String(k), told: true },
    `${lesson.name}, ${what}`);
  await atStep(page, lesson, lesson.forward, what);
}

async function tryKeys(page, lesson, last) {
  for (const [key, k] of [['End', last], ['ArrowLeft', last - 1],
    ['ArrowRight', last], ['ArrowRight', last], ['Home', 0],
    ['ArrowLeft', 0], ['ArrowRight', 1], ['End', last], ['Home', 0]]) {
    await page.keyboard.press(`Shift+${key}`);
    await atFrame(page, lesson, k, `Shift+${key}`);
  }
}

async function trySlider(page, lesson, last) {
  await page.focus('#frame');
  for (const [key, k] of [['End', last], ['ArrowRight', last],
    ['ArrowLeft', last - 1], ['Home', 0], ['ArrowLeft', 0],
    ['ArrowRight', 1]]) {
    await page.keyboard.press(key);
    await atFrame(page, lesson, k, `${key} in the slider of the training`);
  }
  for (const k of [last, 1, 0]) {
    await slide(page, 'frame', k);
    await atFrame(page, lesson, k, `the slider of the training set to ${k}`);
  }
}

// What a frame shows: the step and loss in words, the place in the curve, the
// plane as an image, the numbers of the graph and of the parameters.
const readShown = () => {
  const said = document.getElementById('framed').textContent;
  const [, at, of, loss] =
    /^Training step (\d+) of (\d+): loss ([^\s;]+)/.exec(said) || [];
  const path = document.getElementById('here').getAttribute('d');
  const image = (e) => e?.toDataURL() ?? '';
  return { at: Number(at), of: Number(of), loss: Number(loss),
    here: Number(/^M([\d.e-]+) 0V100$/.exec(path)?.[1]),
    plane: image(document.querySelector('#plane canvas')),
    params: [...document.querySelectorAll('#params canvas[aria-label^=value]')]
      .map(image).join(),
    numbers: document.getElementById('graph').textContent };
};

// Later than the frame before, with other numbers.
function checkFrame(is, before, what) {
  check(is.at <= is.of && Number.isFinite(is.loss) &&
    (!before || is.at > before.at), `${what}: step ${is.at} of ${is.of}`);
  check(Math.abs(is.here - 1000 * is.at / is.of) < 1,
    `${what}: the curve is marked at ${is.here}`);
  check(!before || is.numbers !== before.numbers,
    `${what}: its numbers are those of the frame before`);
}

// Frame by frame; and back: the same numbers.
async function tryFrames(page, lesson, last, plane) {
  const seen = [], what = `${lesson.name}, frame`;
  for (let k = 0; k <= last; k++) {
    await slide(page, 'frame', k);
    seen.push(await page.evaluate(readShown));
    checkFrame(seen[k], seen[k - 1], `${what} ${k}`);
  }
  check(!plane || seen[0].plane !== seen.at(-1).plane,
    `${what}s show the same plane`);
  check(seen[0].params !== seen.at(-1).params,
    `${what}s show the same parameters`);
  for (const k of [last - 1, 0]) {
    await goTo(page, `#frame=${k}&step=${lesson.moments.length}`);
    same(await page.evaluate(readShown), seen[k], `${what} ${k} again`);
  }
}

async function tryFilm(page, lesson, { frames, plane }) {
  const last = frames - 1;
  check(await page.locator('#frame').isVisible() &&
    await page.locator('#curve path').first().isVisible(),
  `${lesson.name}: the training can be seen`);
  await tryKeys(page, lesson, last);
  await trySlider(page, lesson, last);
  await goTo(page, `#step=${lesson.moments.length}`);
  await tryFrames(page, lesson, last, plane);
}

// Without a training, its keys leave everything as it was.
async function tryNone(page, lesson) {
  check(!await page.locator('#training').isVisible(),
    `${lesson.name}: a training can be seen`);
  for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) {
    await page.keyboard.press(`Shift+${key}`);
    await atStep(page, lesson, lesson.forward, `Shift+${key}`);
  }
  same(await page.evaluate(readFrame), { hash: null, slider: '0', told: false },
    `${lesson.name}: the training`);
}

async function tryTraining(page, lesson) {
  const facts = await factsOf(page, lesson);
  if (facts.frames === 1) {
    await tryNone(page, lesson);
  } else {
    await atFrame(page, lesson, facts.walkable ? 0 : facts.frames - 1,
      'at first');
    await tryFilm(page, lesson, facts);
  }
}

export const training = [{ what: 'training', body: tryTraining }];
