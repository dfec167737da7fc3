// What a page shows at a step. The functions run in the page, where each must
// be whole by itself.

// What is said of the step.
function readSaid() {
  const $ = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const letters = all('#moment dt').find((dt) => dt.textContent === 'letters');
  const texts = [];
  const walker = document.createTreeWalker($('moment'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode.data);
  return {
    moment: texts.join(' '), letters: letters?.nextSibling.textContent ?? '',
    more: $('more').textContent, status: $('status').textContent,
    hash: location.hash, slider: $('step').value,
    told: $('step').getAttribute('aria-valuetext'),
    pressed: all('button[data-to]').map((b) => b.getAttribute('aria-pressed')),
    current: all('[aria-current=step]').map((e) => e.id),
  };
}

// The order of classes does not matter.
function readGraph() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const ids = (selector) => all(selector).map((e) => e.id);
  const heads = all('.head').filter((head) =>
    getComputedStyle(head).display !== 'none');
  return {
    classes: all('.node, .edge').map((e) => [...e.classList].sort().join(' ')),
    numbers: all('.node .value, .node .gradient').map((e) => e.textContent),
    gradients: all('.node').filter((box) =>
      box.querySelector('.gradient')?.textContent).map((box) => box.id),
    now: ids('.node.now'), later: ids('.node.later'),
    changed: ids('.node:has(.changed)'),
    flows: all('.edge.flows').map((e) =>
      `n${e.dataset.from} n${e.dataset.to}`),
    arrows: [...new Set(heads.map((head) => head.classList[1]))].join(),
  };
}

// The panel by its labels: a text, or numbers where a table spells them out;
// uses: what was sent to its entry, "from | rule | contribution".
function readPanel() {
  const $ = (id) => document.getElementById(id);
  const panel = {};
  for (const dt of document.querySelectorAll('#entry dt')) {
    const dd = dt.nextElementSibling;
    const cells = [...dd.querySelectorAll('td')].map((td) => td.textContent);
    panel[dt.textContent] = cells.length ? cells.map(Number)
      : dd.textContent.trim();
  }
  return { panel, entry: $('entry').innerHTML, params: $('params').innerHTML,
    uses: [...document.querySelectorAll('#entry li')].map((li) => [
      li.querySelector('a').hash.slice(2), li.querySelector('code').textContent,
      li.lastChild.data.replace(' = ', '')].join(' | ')) };
}

// Sends keys to the page, and reads it before the first and after each: all at
// once, as nothing needs to be drawn.
export const walkBy = (page, keys) => page.evaluate(`{
  const read = () => ({ ...(${readSaid})(), ...(${readGraph})(),
    ...(${readPanel})() });
  [read(), ...${JSON.stringify(keys)}.map((key) => {
    document.body.dispatchEvent(new KeyboardEvent('keydown',
      { key, bubbles: true, cancelable: true }));
    return read();
  })];
}`);

export const panelOf = (page) => page.evaluate(readPanel);
