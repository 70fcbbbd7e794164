// Ratios as bars. In: labels with a median and quartiles. Out: an SVG that follows the reader's colour scheme.

const ROW = 26;
const LEFT = 230;
const WIDTH = 720;
const TOP = 44;

export function chart(bars) {
  const most = Math.ceil(Math.max(3, ...bars.map(({ high }) => high)));
  const x = (ratio) => LEFT + (ratio / most) * (WIDTH - LEFT - 60);
  const height = TOP + bars.length * ROW + 12;
  const number = (value) => value.toFixed(1);
  const rule = (ratio) =>
    `<line class="${ratio === 1 ? "base" : "rule"}" x1="${number(x(ratio))}" x2="${number(x(ratio))}" y1="${TOP - 6}" y2="${height - 8}"/>
<text class="quiet" x="${number(x(ratio))}" y="${TOP - 12}" text-anchor="middle">${ratio}×</text>`;
  const step = Math.max(1, Math.round(most / 8));
  const marks = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
  const ratios = [...new Set([...marks, 1])].filter((ratio) => ratio > 0);
  const bar = ({ label, low, median, high }, i) => {
    const middle = TOP + i * ROW + ROW / 2;
    return `<text x="${LEFT - 10}" y="${middle + 4}" text-anchor="end">${label}</text>
<rect class="bar" x="${LEFT}" y="${middle - 8}" width="${number(x(median) - LEFT)}" height="16" rx="2"/>
<line class="spread" x1="${number(x(low))}" x2="${number(x(high))}" y1="${middle}" y2="${middle}"/>
<text x="${number(x(Math.max(median, high)) + 6)}" y="${middle + 4}">${median.toFixed(2)}</text>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Times as long as Apostil">
<style>
svg { --paper: #fdfcf8; --ink: #24262b; --quiet: #62656d; --line: #dddad2; --bar: #4a7a9c; }
@media (prefers-color-scheme: dark) {
svg { --paper: #16181c; --ink: #dee0e4; --quiet: #9a9ea7; --line: #33363d; --bar: #6f9fc0; }
}
text { font: 13px system-ui, sans-serif; fill: var(--ink); }
.quiet { fill: var(--quiet); font-size: 12px; }
.rule { stroke: var(--line); }
.base { stroke: var(--quiet); stroke-dasharray: 3 3; }
.bar { fill: var(--bar); }
.spread { stroke: var(--ink); stroke-width: 2; }
</style>
<rect width="100%" height="100%" rx="8" fill="var(--paper)"/>
${ratios.map(rule).join("\n")}
${bars.map(bar).join("\n")}
</svg>
`;
}
