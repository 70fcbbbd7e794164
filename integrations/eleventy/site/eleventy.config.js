import { feedPlugin } from "@11ty/eleventy-plugin-rss";
import { minify } from "html-minifier-terser";
import apostil from "./apostil.js";

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(apostil);
  eleventyConfig.addPlugin(feedPlugin, {
    type: "rss",
    outputPath: "/feed.xml",
    collection: { name: "post", limit: 0 },
    metadata: { title: "A blog in Eleventy", base: "https://example.org/", language: "en", author: { name: "Ann" } },
  });
  eleventyConfig.addTransform("minify", (text, path) =>
    path?.endsWith(".html") ? minify(text, { collapseWhitespace: true, removeComments: true }) : text,
  );
}
