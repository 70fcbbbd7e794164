// The page that Apostil is measured beside. In: the same article and glossary in Markdown. Out: the article, its terms linked,
// its notes as cards by littlefoot. It announces its cards by the name of Apostil's event, which the probe knows.

import littlefoot from "littlefoot";
import { markdownItStack } from "./markdown-it.mjs";

const FRONT_MATTER = /^---\n.*?\n---\n/s;
const text = async (address) => (await fetch(address)).text();

const [article, glossary] = await Promise.all(["article.md", "glossary.md"].map(text));
// markdown-it has been told to let no HTML through.
document.querySelector("main").innerHTML = markdownItStack(article.replace(FRONT_MATTER, ""), glossary);
littlefoot();
document.dispatchEvent(new Event("apostil-ready", { bubbles: true }));
