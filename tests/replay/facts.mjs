// What stands on a page before its script does anything: two tables and a
// graph, which C wrote. They are read from the file, and tell what to expect.

function readFacts(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const all = (selector, from = page) => [...from.querySelectorAll(selector)];
  const text = (e) => e?.textContent ?? null;
  const target = (e) => e.querySelector('a')?.hash.slice(2) ?? null;
  const [tape, pass] = all('#tables table');
  const data = JSON.parse(text(page.getElementById('data')));
  return {
    rows: all('tbody tr', tape).map((row) => {
      const [id, made, shape, value, gradient, place, call] =
        [...row.cells].map(text);
      return { e: id.slice(1), made, shape, value, gradient, place, call };
    }),
    pass: all('tbody tr', pass).map(({ cells }) => ({
      step: text(cells[0]), from: target(cells[1]), rule: text(cells[2]),
      to: target(cells[3]), sends: text(cells[4]), together: text(cells[5]),
    })),
    boxes: all('.node').map((box) => ({
      id: box.id, e: box.dataset.e, copy: box.classList.contains('reference'),
      value: text(box.querySelector('.value')),
      gradient: text(box.querySelector('.gradient')),
    })),
    edges: all('.edge').map((edge) =>
      ({ from: `n${edge.dataset.from}`, to: `n${edge.dataset.to}` })),
    frames: data.frames.length, plane: Boolean(data.frames.at(-1).plane),
    walkable: Boolean(data.frames[0].steps),
  };
}

export const factsOf = (page, lesson) => page.evaluate(readFacts, lesson.html);

// What is at work at moment n (1 ..): the boxes and edges of the graph.
export function expectedGraph(facts, lesson, n) {
  const { moments } = lesson, m = moments[n - 1];
  const back = m?.title.startsWith('backward');
  const later = moments.slice(n).filter((x) => x.title.startsWith('forward'))
    .map((x) => x.id);
  const here = facts.boxes.filter((b) => b.e === m?.id && !b.copy);
  const to = facts.pass.filter((p) => p.step === m?.title).map((p) => p.to);
  const entryOf = (id) => facts.boxes.find((b) => b.id === id).e;
  const has = back ? 'gradient' : 'value';
  return {
    arrows: back ? 'up' : 'down',
    now: here.map((b) => b.id),
    later: facts.boxes.filter((b) => later.includes(b.e)).map((b) => b.id),
    flows: facts.edges.filter((edge) => edge.to === here[0]?.id &&
      (!back || to.includes(entryOf(edge.from))))
      .map((edge) => `${edge.from} ${edge.to}`),
    changed: facts.boxes.filter((b) => b[has] !== null &&
      (back ? to.includes(b.e) : here.includes(b))).map((b) => b.id),
  };
}

// What has arrived at entry e when n moments have passed.
export function arrivedAt(facts, lesson, n, e) {
  const titles = lesson.moments.slice(0, n).map((m) => m.title);
  return facts.pass.filter((p) => p.to === e && titles.includes(p.step));
}

// ---- numbers ----

const close = (a, b, scale = Math.abs(b), digits = 3) =>
  Object.is(a, b) || Math.abs(a - b) <= 10 ** -digits * scale;

// Whether a cell, "(1, 2)" or "-1 .. 2, mean 0.5", sums up numbers.
function sumsUp(cell, numbers) {
  const size = Math.max(...numbers.map(Math.abs));
  const found = [...cell.matchAll(/-?\d[\d.]*(?:e[-+]?\d+)?|nan|inf/gi)]
    .map((match) => Number(match[0]));
  if (cell.startsWith('('))
    return found.length === numbers.length &&
      found.every((x, i) => close(numbers[i], x));
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length;
  return close(Math.min(...numbers), found[0]) &&
    close(Math.max(...numbers), found[1]) && close(mean, found[2], size);
}

// Whether a cell says what the panel does: numbers, or a text; where they are
// all the same "all 0.123", with fewer digits.
export function saysTheSame(cell, said) {
  if (Array.isArray(said)) return sumsUp(cell, said);
  if (!said.startsWith('all ')) return cell === said;
  return cell.replace(/^(all |\()|\)$/g, '').split(', ')
    .every((x) => close(Number(said.slice(4)), Number(x), Math.abs(x), 2));
}
