'use strict';
// What html.c wrote: entries; and frames, one for each step of the training
// that was kept, with the steps of its forward and backward pass.
const $ = id => document.getElementById(id);
const all = selector => document.querySelectorAll(selector);
const data = JSON.parse($('data').textContent), film = data.film;
const own = data.frames.length - 1; // the page's own loss has all of its steps
const first = data.frames[0].steps ? 0 : own; // where the page opens
const start = {frame: first, step: data.forward, entry: null};
const place = {...start}; // where we are
let peeked = null; // the entry that a pointer rests on

function make(tag, attributes, ...children) {
  const e = document.createElement(tag);
  for (const name in attributes) e.setAttribute(name, attributes[name]);
  e.append(...children);
  return e;
}

const link = e => make('a', {href: '#e' + e}, data.entry[e].label);

// Tensors are [text, short text, rows, columns, numbers]. A number above 0 has
// the accent's colour, one below is grey, "NaN" is black.
function shades(numbers, alpha) {
  const root = getComputedStyle(document.documentElement);
  const sizes = numbers.filter(Number.isFinite).map(Math.abs);
  const most = Math.max(1e-300, ...sizes);
  return numbers.map(x => {
    const name = x === 'NaN' ? 'ink' : `${x}`[0] === '-' ? 'soft' : 'accent';
    const strength = Number.isFinite(x) ? Math.abs(x) / most : 1;
    return `rgb(${root.getPropertyValue('--' + name)} / ${alpha * strength})`;
  });
}

function heat([text, , rows, columns, numbers], label, size = 4) {
  const rem = n => `${size * n / Math.max(rows, columns)}rem`;
  const picture = make('canvas', {width: columns || 1, height: rows || 1,
    style: `width: ${rem(columns)}; height: ${rem(rows)}`,
    role: 'img', 'aria-label': `${label}: ${text}`, title: text});
  const pen = picture.getContext('2d');
  shades(numbers, 1).forEach((shade, i) => {
    pen.fillStyle = shade;
    pen.fillRect(i % columns, Math.floor(i / columns), 1, 1);
  });
  return picture;
}

// A table of all numbers; of many, a picture of them or of their blocks' means.
function spelledOut(value, count) {
  const [text, short, , columns, numbers] = value;
  if (numbers.every(x => x === numbers[0])) return short;
  if (count > 64) return make('div', {class: 'bar'},
    heat(value, numbers.length < count ? 'means of blocks' : 'numbers'), text);
  const table = make('table', {class: 'numbers'});
  shades(numbers, 0.4).forEach((shade, i) => {
    if (i % columns === 0) table.insertRow();
    const cell = table.rows[table.rows.length - 1].insertCell();
    cell.append(numbers[i]);
    cell.style.background = shade;
  });
  return table;
}

const frame = () => data.frames[place.frame];
const passes = () => frame().steps ? frame() : data.frames[own];
const now = () => passes().steps[place.step - 1];
const value = e => passes().value[e];
const known = e => data.entry[e].leaf || place.step > data.forward ||
  Number(e) <= (now() ? now().e : data.before);

// By entry: what has arrived, in its order.
function arrivals() {
  const arrived = {};
  for (const step of passes().steps.slice(0, place.step))
    for (const [to, rule, part, total] of step.sent || [])
      (arrived[to] ||= []).push({from: step.e, rule, part, total});
  return arrived;
}

// Scrolls a panel, never the page, until `what` is in its view.
function follow(panel, what) {
  if (!what) return;
  const [view, box] = [panel, what].map(e => e.getBoundingClientRect());
  for (const [from, to, scroll] of
    [['top', 'bottom', 'scrollTop'], ['left', 'right', 'scrollLeft']])
    if (box[from] < view[from] + 30 || box[to] > view[to] - 30)
      panel[scroll] += (box[from] + box[to] - view[from] - view[to]) / 2;
}

const mark = (element, name, on) => element.classList.toggle(name, Boolean(on));
function showGraph(arrived, step) {
  const node = step && 'n' + data.entry[step.e].node;
  const sent = (step?.sent || []).map(([to]) => String(to));
  for (const box of all('.node')) {
    const e = box.dataset.e, here = box.id === node;
    const number = known(e) ? value(e)[1] : '';
    const gradient = arrived[e] ? '\u2207 ' + arrived[e].at(-1).total[1] : '';
    mark(box, 'now', here);
    mark(box, 'later', !known(e));
    mark(box, 'chosen', e === place.entry);
    mark(box, 'broken', /nan|inf/i.test(number + gradient));
    for (const line of box.querySelectorAll('.value, .gradient')) {
      const back = line.matches('.gradient');
      line.textContent = back ? gradient : number;
      mark(line, 'changed', back ? sent.includes(e) : here && !step.back);
    }
  }
  mark($('graph'), 'back', step?.back);
  for (const edge of all('.edge'))
    mark(edge, 'flows', 'n' + edge.dataset.to === node &&
      (!step.back || sent.includes($('n' + edge.dataset.from).dataset.e)));
  follow($('graph'), $(node));
}

// The row of the table and the line of source that are at work.
function showPlace(step) {
  for (const old of all('[aria-current]')) old.removeAttribute('aria-current');
  for (const id of step ? ['e' + step.e, data.entry[step.e].line] : [])
    $(id)?.setAttribute('aria-current', 'step');
  follow($('source'), step && $(data.entry[step.e].line)?.querySelector('a'));
}

function showEntry(arrived) {
  const e = peeked || place.entry;
  const entry = data.entry[e], got = arrived[e] || [];
  $('entry').innerHTML = entry ? entry.html
    : '<p>Point at a box or choose one to see it here.</p>';
  const add = (label, what) => $('entry').lastElementChild.append(
    make('dt', {}, label), make('dd', {}, what));
  if (!entry) return;
  add('value', known(e) ? spelledOut(value(e), entry.count) : 'not yet');
  add('gradient', got[0] ? spelledOut(got.at(-1).total, entry.count)
    : 'nothing has arrived');
  if (got[0]) add(got[1] ? 'a sum of' : 'sent by', make('ul', {},
    ...got.map(g => make('li', {}, link(g.from), ': ',
      make('code', {}, g.rule), ' = ' + g.part[0]))));
}

function showParams(arrived) {
  const {value: kept, steps} = frame(), values = kept || passes().value;
  const show = (t, label) =>
    t[4].every(x => x === t[4][0]) ? t[1] : heat(t, label);
  const params = Object.keys(data.entry).filter(e => data.entry[e].param);
  $('params').replaceChildren(...params.map(e => make('figure', {},
    make('figcaption', {}, link(e)), show(values[e], 'value'),
    ...(steps && arrived[e] || []).slice(-1)
      .flatMap(({total}) => [' \u2207 ', show(total, 'gradient')]))));
}

function showTraining() {
  const {at, loss, plane, steps} = frame(), last = data.frames[own].at;
  $('framed').textContent = `Training step ${at} of ${last}: loss ${loss}` +
    (steps ? '' : `; the passes belong to step ${last}`);
  $('frame').setAttribute('aria-valuetext', $('framed').textContent);
  $('here').setAttribute('d', `M${1000 * at / (last || 1)} 0V100`);
  $('plane').hidden = !plane;
  if (!plane) return;
  const p = [...plane].map(letter => (letter.charCodeAt() - 93) / 56);
  const text = `for ${p.filter(x => x > 0).length} of ${p.length} places`;
  $('plane').firstChild.replaceChildren(
    heat([text, '', film.across, film.across, p], 'it answers 1', 7));
}

function show() {
  const arrived = arrivals(), step = now(), said = step?.title || 'beginning';
  const focused = document.activeElement, panel = focused?.closest('section');
  for (const id of ['step', 'frame']) $(id).value = place[id];
  for (const to of all('button[data-to]'))
    to.setAttribute('aria-pressed', said.startsWith(to.dataset.to));
  $('step').setAttribute('aria-valuetext', said);
  $('moment').innerHTML = step ? step.html : data.beginning;
  $('more').textContent = step?.more || '';
  $('more').parentElement.hidden = !step;
  $('status').textContent = [...all('#moment :is(h2, p, code, .new)')]
    .map(part => part.textContent).join('; ');
  showGraph(arrived, step);
  showPlace(step);
  showEntry(arrived);
  showParams(arrived);
  if (film) showTraining();
  if (!focused?.isConnected) panel?.focus();
}

// The address says where the page is; a frame in another page has none.
function go(changes) {
  const most = {step: passes().steps.length, frame: own};
  for (const name of Object.keys(place).filter(name => name in changes))
    place[name] = name in most
      ? Math.max(0, Math.min(most[name], Math.trunc(changes[name]) || 0))
      : Object.hasOwn(data.entry, changes[name]) ? String(changes[name]) : null;
  const address = Object.entries(place)
    .filter(([name, x]) => x !== null && (own || name !== 'frame'));
  try {
    history.replaceState(null, '', '#' + new URLSearchParams(address));
  } catch { /* none */ }
  show();
  if ('entry' in changes) follow($('graph'), document.querySelector('.chosen'));
}

function search() {
  const wanted = $('search').value.trim().toLowerCase();
  const found = Object.keys(data.entry)
    .filter(e => wanted && data.entry[e].find.toLowerCase().includes(wanted));
  for (const box of all('.node'))
    mark(box, 'found', found.includes(box.dataset.e));
  $('found').replaceChildren(...wanted ? [`${found.length} found `] : [],
    ...found.slice(0, 12).flatMap(e => [link(e), ' ']));
  return found[0];
}

function onKey(event) {
  const {key, target, shiftKey} = event;
  const name = shiftKey || target === $('frame') ? 'frame' : 'step';
  const from = place[name], to =
    {ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: 1e9}[key];
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (key === 'Escape') go({entry: null});
  if (key === 'Enter' && target === $('search')) go({entry: search()});
  if (to === undefined || target === $('search') ||
    target.matches('#source:focus-visible, #tables:focus-visible')) return;
  event.preventDefault();
  go({[name]: to});
}

function onClick(event) {
  const to = event.target.closest('a[href^="#e"], button');
  if (!to) return;
  event.preventDefault();
  if (to.dataset.go) go({step: place.step + Number(to.dataset.go)});
  else if (to.dataset.to) go({step: Number(to.value)});
  else go({entry: to.getAttribute('href').slice(2)});
  if (!to.closest('main') && to.matches('a')) $('entry').focus();
}

function onPeek(event) {
  const box = /over|in$/.test(event.type) && event.target.closest('.node');
  peeked = box ? box.dataset.e : null;
  showEntry(arrivals());
}

// A fragment without a = is a place within the page, such as a link's.
function read() {
  const fragment = location.hash.slice(1);
  go({...fragment.includes('=') ? start : {},
    ...Object.fromEntries(new URLSearchParams(fragment))});
}

for (const e of all('[hidden]')) e.hidden = e.id === 'training' && !film;
for (const id of ['step', 'frame'])
  $(id).addEventListener('input', () => go({[id]: $(id).value}));
$('search').addEventListener('input', search);
document.addEventListener('keydown', onKey);
document.addEventListener('click', onClick);
for (const type of ['mouseover', 'mouseout', 'focusin', 'focusout'])
  $('graph').addEventListener(type, onPeek);
window.addEventListener('hashchange', read);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
read();
