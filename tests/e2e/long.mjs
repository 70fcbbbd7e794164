// A long article. In: its size in bytes and the number of its notes. Out: its Markdown, with a heading now and then.

const words = (count, seed) =>
  Array.from(
    { length: count },
    (_, index) => "of the sea and its tides under a slow moon".split(" ")[(seed * 7 + index * 3) % 10],
  ).join(" ");

/** An article of about so many bytes, of which each note and what it is on take the same part. */
export function long(bytes, notes) {
  const count = Math.max(4, Math.floor(bytes / notes / 3.9 / 2) - 1);
  const sentence = (number) => `Sentence ${number} ${words(count, number)}.`;
  const numbers = Array.from({ length: notes }, (_, index) => index + 1);
  const marked = numbers.map((number) => {
    const end = number % 4 ? " " : "\n\n";
    const heading = number % 80 === 1 ? `## Part ${Math.ceil(number / 80)}\n\n` : "";
    return `${heading}${sentence(number)}[^${number}]${end}`;
  });
  const entries = numbers.map((number) => `[^${number}]: Note ${number} ${words(count, number + 5)}.\n\n`);
  return `# A long article\n\n${marked.join("")}\n\n${entries.join("")}`;
}
