// Charts of what was measured. In: labels with medians and quartiles. Out: SVGs that follow the reader's colour scheme.

const ROW = 26;
const LEFT = 230;
const WIDTH = 720;
const TOP = 44;

const number = (value) => value.toFixed(1);

/** A picture of rows, with vertical rules. */
function picture(label, rows, x, rules, legend = "") {
  const height = TOP + rows.length * ROW + 12;
  const rule = ({ at, text, isBase = false }) =>
    `<line class="${isBase ? "base" : "rule"}" x1="${number(x(at))}" x2="${number(x(at))}" y1="${TOP - 6}" y2="${height - 8}"/>
<text class="quiet" x="${number(x(at))}" y="${TOP - 12}" text-anchor="middle">${text}</text>`;
  const named = ({ name, marks }, i) => {
    const middle = TOP + i * ROW + ROW / 2;
    return `<text x="${LEFT - 10}" y="${middle + 4}" text-anchor="end">${name}</text>\n${marks(middle)}`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height + (legend ? 24 : 0)}" role="img" aria-label="${label}">
<style>
svg { --paper: #fdfcf8; --ink: #24262b; --quiet: #62656d; --line: #dddad2; --bar: #4a7a9c; --pale: #b9cbd8; }
@media (prefers-color-scheme: dark) {
svg { --paper: #16181c; --ink: #dee0e4; --quiet: #9a9ea7; --line: #33363d; --bar: #6f9fc0; --pale: #324a5c; }
}
text { font: 13px system-ui, sans-serif; fill: var(--ink); }
.quiet { fill: var(--quiet); font-size: 12px; }
.rule { stroke: var(--line); }
.base { stroke: var(--quiet); stroke-dasharray: 3 3; }
.bar { fill: var(--bar); }
.pale { fill: var(--pale); }
.spread { stroke: var(--ink); stroke-width: 2; }
</style>
<rect width="100%" height="100%" rx="8" fill="var(--paper)"/>
${rules.map(rule).join("\n")}
${rows.map(named).join("\n")}
${legend}</svg>
`;
}

const box = (kind, from, to, middle) =>
  `<rect class="${kind}" x="${number(from)}" y="${middle - 8}" width="${number(to - from)}" height="16" rx="2"/>`;
const spread = (from, to, middle) =>
  `<line class="spread" x1="${number(from)}" x2="${number(to)}" y1="${middle}" y2="${middle}"/>`;

/** Round steps, about eight of them, up to a number. */
function steps(most) {
  const power = 10 ** Math.floor(Math.log10(most / 8));
  const step = [1, 2, 5, 10].map((it) => it * power).find((it) => most / it <= 8);
  return Array.from({ length: Math.floor(most / step) }, (_, i) => (i + 1) * step);
}

/** Ratios as bars. */
export function bars(ratios) {
  const most = Math.ceil(Math.max(3, ...ratios.map(({ high }) => high)));
  const x = (ratio) => LEFT + (ratio / most) * (WIDTH - LEFT - 60);
  const rows = ratios.map(({ label, low, median, high }) => ({
    name: label,
    marks: (middle) => `${box("bar", LEFT, x(median), middle)}
${spread(x(low), x(high), middle)}
<text x="${number(x(Math.max(median, high)) + 6)}" y="${middle + 4}">${median.toFixed(2)}</text>`,
  }));
  const at = [...new Set([...steps(most), 1])];
  const rules = at.map((ratio) => ({ at: ratio, text: `${ratio}×`, isBase: ratio === 1 }));
  return picture("Times as long as Apostil", rows, x, rules);
}

/** Visits as spans: until the article is readable, and from then on until its cards can be opened. */
export function spans(visits) {
  const ends = Object.values(visits).map(({ readable, cards = readable }) => Math.max(readable.high, cards.high));
  const most = Math.max(...ends);
  const x = (time) => LEFT + (time / most) * (WIDTH - LEFT - 70);
  const rows = Object.entries(visits).map(([name, { readable, cards = readable }]) => ({
    name,
    marks: (middle) => `${box("bar", LEFT, x(readable.median), middle)}
${box("pale", x(readable.median), x(Math.max(cards.median, readable.median)), middle)}
${spread(x(readable.low), x(readable.high), middle)}
<text x="${number(x(Math.max(cards.median, readable.high)) + 6)}" y="${middle + 4}">${Math.round(cards.median).toLocaleString("en")} ms</text>`,
  }));
  const rules = steps(most).map((time) => ({ at: time, text: time.toLocaleString("en") }));
  const foot = TOP + rows.length * ROW + 18;
  const key = (kind, from, text) =>
    `<rect class="${kind}" x="${from}" y="${foot - 9}" width="12" height="12" rx="2"/><text class="quiet" x="${from + 18}" y="${foot + 1}">${text}</text>`;
  const legend = `${key("bar", LEFT, "until it can be read")}${key("pale", LEFT + 170, "until a card can be opened")}\n`;
  return picture("Milliseconds from the navigation", rows, x, rules, legend);
}
