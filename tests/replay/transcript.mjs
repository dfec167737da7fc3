// What the stepper says of each moment: its screen, and its explanation. The
// transcript is the output of a lesson whose TG_STEP is "goto start" and then
// "s", "explain" again and again.
import fs from 'node:fs';

const words = (text) => text.split(/\s+/).filter((word) => word);

// A line has at most 79 letters; a longer one was cut and ends in "..".
const wasCut = (line) => line.endsWith('..') && Buffer.byteLength(line) >= 76;

// Words in order; where a line was cut, {begins: what is seen of the word}.
function wordsOf(line, cut = wasCut(line)) {
  if (!cut) return words(line);
  const seen = line.slice(0, -2);
  const begins = /\S*$/.exec(seen)[0];
  return [...words(seen.slice(0, seen.length - begins.length)), { begins }];
}

// "forward 2/4    %5 = add(%4, %2 b)               lesson.c:15  tg_add(...)";
// the place is "" where there is none, null where it was cut off.
function readHeading(line) {
  const [, title, id, rest] = /^(\w+ \d+\/\d+) +%(\d+) = (.*)$/.exec(line);
  const [entry, place = '', call] = rest.split(/ {2,}/);
  const cut = wasCut(line) && call === undefined;
  return { title, id, place: cut ? null : place,
    words: [...words(title), `%${id}`, '=', ...wordsOf(entry, cut && !place)] };
}

function readMoment([heading, ...lines], explanation) {
  const moment = readHeading(heading);
  moment.words.push(...lines.flatMap((line) => wordsOf(line)));
  return { ...moment, explanation };
}

// ->beginning: the words before the first moment; ->moments.
export function readTranscript(file) {
  const answers = fs.readFileSync(file, 'utf8').split(/^\(step\) /m).slice(1)
    .map((text) => text.replace(/\n$/, '').split('\n'));
  const starts = answers.filter(([command]) => command === 'goto start');
  if (starts.length !== 1)
    throw new Error(`${file}: ${starts.length} sessions of the stepper, not 1`);
  const moments = [];
  answers.forEach(([command, ...lines], i) => {
    if (command === 's' && !lines[0].startsWith('The end:'))
      moments.push(readMoment(lines, answers[i + 1].slice(1)));
  });
  return { beginning: words(starts[0][1]), moments };
}

// Whether the page's words are the screen's. Either says "rule" once for some
// rules; what the screen cut the page may go on with. Returns "", or the place
// where they part.
export function compareWords(screen, page) {
  let best = 0;
  const follows = (i, j) => {
    for (; i < screen.length; j++) {
      best = Math.max(best, i);
      if (screen[i].begins !== undefined) return goesOn(i, j);
      if (page[j] === screen[i]) i++;
      else if (screen[i] === 'rule') i++, j--;
      else if (page[j] !== 'rule') return false;
    }
    best = Math.max(best, i);
    return j === page.length;
  };
  const goesOn = (i, j) => {
    const { begins } = screen[i];
    if (begins && !page[j]?.startsWith(begins)) return false;
    for (let k = begins ? j + 1 : j; k <= page.length; k++)
      if (follows(i + 1, k)) return true;
    return false;
  };
  if (follows(0, 0)) return '';
  const next = screen.slice(Math.max(0, best - 3), best + 4)
    .map((word) => word.begins ?? word);
  return `the stepper has '${next.join(' ')}' in '` +
    `${screen.map((word) => word.begins ?? word).join(' ')}', the page ` +
    `'${page.join(' ')}'`;
}
