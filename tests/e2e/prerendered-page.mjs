// What may be in a page that `apostil render` wrote. In: its HTML. Out: what is wrong with it, in words, as a parser of HTML
// finds it: in the article nothing but what the table allows, around it nothing but the page's own head and body.

import { parse } from "parse5";
import { faults, table } from "./table.mjs";

const attributesOf = ({ attrs }) => attrs.map(({ name, value }) => [name, value]);

/** The elements below a node, in document order, and their text. */
function inside(node) {
  const elements = [];
  let text = "";
  const open = [node];
  while (open.length) {
    const next = open.pop();
    if (next.nodeName === "#text") text += next.value;
    if (next.tagName) elements.push({ name: next.tagName, attributes: attributesOf(next), node: next });
    // A template's content is beside its children.
    open.push(...[...(next.childNodes ?? []), ...(next.content ? [next.content] : [])].reverse());
  }
  return { elements, text };
}

/** What an element is, by its name and those of its attributes. */
const shape = ({ name, attributes }) => [name, ...attributes.map(([key]) => key)].join(" ");

/** What the head of a page may hold. */
const HEAD = ["meta charset", "meta name content", "meta property content", "title", "link rel href", "script type"];

/** Characters that are none, and controls beyond ASCII, stay in a text: they do nothing in a page. */
const isHarmless = ({ code }) => /^(noncharacter|control-character)-in-input-stream$/.test(code);

/** An address that the page itself gives, as a link. */
const link = (address) => ({ name: "a", attributes: [["href", address]] });

/** What is wrong with the structured data, in an article of this headline. */
function wrongData(json, headline) {
  try {
    const data = JSON.parse(json);
    const [article] = data["@graph"];
    const addresses = [article.isBasedOn, article.license].filter((address) => typeof address === "string");
    return [
      ...(data["@context"] === "https://schema.org" ? [] : ["the data are others"]),
      ...(headline && article.headline !== headline ? [`the data call it ${article.headline}`] : []),
      ...faults(addresses.map(link), table),
    ];
  } catch (error) {
    return [`the data: ${error.message}`];
  }
}

/** What is wrong with a page whose article ends with the words `end`, and is the `fragment`, if that is known. */
export function wrongWith(html, { end, fragment }) {
  const found = [];
  const onParseError = (error) => isHarmless(error) || found.push(`not well-formed: ${error.code}`);
  const { elements } = inside(parse(html, { onParseError }));
  const of = (name) => elements.filter((element) => element.name === name);
  const articles = of("article");
  if (articles.length !== 1) return [...found, `${articles.length} articles`];

  const { elements: within, text } = inside(articles[0].node);
  found.push(...faults(within, table));
  if (!text.includes(end)) found.push("the article has no end");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) found.push("a control character in the text");

  const nodes = new Set(within.map(({ node }) => node));
  const head = inside(of("head")[0].node).elements.slice(1);
  for (const element of head) {
    nodes.add(element.node);
    if (!HEAD.includes(shape(element))) found.push(`in the head: ${shape(element)}`);
  }
  const around = elements.filter(({ node }) => !nodes.has(node)).map(shape);
  if (around.join() !== "html lang,head,body class,main") found.push(`around the article: ${around}`);
  const [root] = of("html");
  found.push(...faults([{ ...root, name: "article" }], table));
  found.push(
    ...faults(
      of("link").map(({ attributes }) => link(attributes[1][1])),
      table,
    ),
  );

  const scripts = of("script").map(({ node }) => inside(node).text);
  const header = within.find(({ attributes }) => attributes.some(([, value]) => value === "apostil-header"));
  const title = header && inside(header.node).elements.find(({ name }) => name === "h1");
  if (scripts.length === 1) found.push(...wrongData(scripts[0], title && inside(title.node).text));
  else found.push(`${scripts.length} scripts`);

  const between = html.slice(html.indexOf("<main>") + 6, html.lastIndexOf("</main>")).trim();
  if (fragment !== undefined && between !== fragment.trim().replaceAll("&#10;", "\n"))
    found.push("the fragment is not what is in the page");
  if (/\n[ \t]*\n/.test(fragment)) found.push("the fragment has an empty line");
  return found;
}
