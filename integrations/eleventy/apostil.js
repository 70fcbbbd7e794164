// A plugin for Eleventy: publishes the folders `apostil` and `articles` as they are, and prerenders articles by
// `apostil render`, with a shortcode `apostil`, or each in a file that ends with `.apostil`.

import { execFileSync } from "node:child_process";

/** The article, in its element. */
function reader(file, ...options) {
  const html = execFileSync("apostil", ["render", "--fragment", ...options, file], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return `<apostil-reader>\n${html}</apostil-reader>\n`;
}

export default function apostil(eleventyConfig) {
  eleventyConfig.addPassthroughCopy("apostil");
  eleventyConfig.addPassthroughCopy("articles");
  eleventyConfig.ignores.add("articles/**");
  eleventyConfig.ignores.add("apostil/**");
  eleventyConfig.addShortcode("apostil", reader);
  eleventyConfig.addTemplateFormats("apostil");
  eleventyConfig.addExtension("apostil", { compile: (_text, file) => () => reader(file) });
}
