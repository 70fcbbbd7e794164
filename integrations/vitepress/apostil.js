// A plugin for VitePress. In: the site's configuration. Out: the same with Apostil's script and stylesheet in every
// page, its element known to Vue, and articles that `apostil render` prerenders in the place of the comments
// `<!-- apostil FILE OPTION… -->`.

import { execFileSync } from "node:child_process";

/** The prerendered article's element; Vue takes what is in it as it is. */
function reader(file, ...options) {
  const article = execFileSync("apostil", ["render", "--fragment", ...options, file], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return `<apostil-reader v-pre>${article}</apostil-reader>\n`;
}

/** A plugin for markdown-it. */
function comments(markdown) {
  const asItIs = markdown.renderer.rules.html_block;
  markdown.renderer.rules.html_block = (tokens, index, ...rest) => {
    const comment = tokens[index].content.match(/^<!-- apostil (.+) -->\s*$/);
    return comment ? reader(...comment[1].split(" ")) : asItIs(tokens, index, ...rest);
  };
}

export default function apostil(config) {
  const { base = "/", head = [], markdown, vue } = config;
  const options = vue?.template?.compilerOptions;
  const isCustomElement = (tag) => tag === "apostil-reader" || Boolean(options?.isCustomElement?.(tag));
  return {
    ...config,
    head: [
      ...head,
      ["link", { rel: "stylesheet", href: `${base}apostil/apostil.css` }],
      ["script", { type: "module", src: `${base}apostil/apostil.js` }],
    ],
    markdown: {
      ...markdown,
      config: (it) => {
        markdown?.config?.(it);
        comments(it);
      },
    },
    vue: { ...vue, template: { ...vue?.template, compilerOptions: { ...options, isCustomElement } } },
  };
}
