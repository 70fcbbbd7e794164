// Prerenders an article by `apostil render`. In: its file, from the blog's folder, and options. Out: HTML, for pages
// and feeds.

import { execFileSync } from "node:child_process";

export function render(article, ...options) {
  return execFileSync("apostil", ["render", "--fragment", ...options, article], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}
