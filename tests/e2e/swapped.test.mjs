// Pages that change without being loaded again, by scripts that many sites have: a reader that takes another's place keeps
// ids without a prefix, so that links to its entries live; an article that is morphed away comes back; frameworks that
// render around a reader leave one article.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { render } from "./apostil.mjs";
import { letters, pageOf } from "./letters.mjs";
import { packages } from "./packages.mjs";
import { scenario } from "./scenario.mjs";

const reader = (src = "/letters.md") => `<apostil-reader src="${src}" loading="eager"><p>Fallback</p></apostil-reader>`;
const other = "# Other\n\nAlpha.[^cape]\n\n[^cape]: A note.\n\n## Glossary\n\nAlpha\n: A letter.\n";
const script = (file, type = "") => `<script ${type} src="/${file}"></script>`;

const setUp = async (use, open) => {
  const pages = await packages(
    "swup/dist/Swup.umd.js",
    "htmx.org/dist/htmx.js",
    "@hotwired/turbo/dist/turbo.es2017-esm.js",
    "idiomorph/dist/idiomorph.js",
    "react/umd/react.production.min.js",
    "react-dom/umd/react-dom.production.min.js",
    "vue/dist/vue.global.prod.js",
  );
  const prerendered = `<apostil-reader>${await render("www/article.md", "--fragment")}</apostil-reader>`;
  const boost = `htmx.config.scrollBehavior = "instant"; document.body.setAttribute("hx-boost", "true"); htmx.process(document.body);`;
  const heads = {
    plain: "",
    turbo: script("turbo.es2017-esm.js", 'type="module"'),
    htmx: script("htmx.js") + script("boost.js", "defer"),
    swup: script("Swup.umd.js") + script("swup.js", "defer"),
  };
  const more = {
    "/other.md": { body: other },
    "/boost.js": { body: boost },
    "/swup.js": { body: `new Swup({ containers: ["main"], animationSelector: false });` },
    "/morph": { body: pageOf(`<div id="box">${reader()}</div>`, script("idiomorph.js")) },
    "/morph-found": { body: pageOf(`<div id="box">${prerendered}</div>`, script("idiomorph.js")) },
    "/found.html": { body: prerendered },
    "/react": {
      body: pageOf(
        `<div id="root">${reader()}</div>`,
        script("react.production.min.js") + script("react-dom.production.min.js"),
      ),
    },
    "/vue": { body: pageOf(`<div id="root">${reader()}</div>`, script("vue.global.prod.js")) },
    ...pages,
  };
  for (const [name, head] of Object.entries(heads)) {
    more[`/${name}/one`] = { body: pageOf(`<a id="on" href="/${name}/two">On</a>${reader()}`, head) };
    more[`/${name}/two`] = { body: pageOf(`<p>Two</p>${reader("/other.md")}`, head) };
  }
  return { site: await use(letters({}, more)), page: await open() };
};

scenario("a page that is not loaded again", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path) => {
    await at.page.visit(at.site.origin + path);
    await lively();
  };
  const lively = () =>
    at.page.until("one lively article", () => {
      const articles = document.querySelectorAll(".apostil-article");
      return articles.length === 1 && articles[0].closest("apostil-reader[data-lively]");
    });
  const ids = () => at.page.run(() => [...document.querySelectorAll(".apostil-article [id]")].map(({ id }) => id));
  const hasOwnIds = async () =>
    assert.deepEqual(
      (await ids()).filter((id) => /^a\d+-/.test(id)),
      [],
    );
  const opens = async (selector = ".apostil-body a.apostil-term") => {
    await at.page.click(await at.page.find(selector));
    await at.page.cards(1);
    await at.page.press("ESCAPE");
    await at.page.cards(0);
  };

  for (const name of ["turbo", "htmx", "swup"])
    test(`leads to another article, whose ids have no prefix, and to its entries (${name})`, async () => {
      await visit(`/${name}/one`);
      await at.page.run(() => {
        window.same = true;
      });
      await (await at.page.find("#on")).click();
      await at.page.until("the other article", () => document.querySelector("#fn-cape"));
      await lively();
      assert.equal(await at.page.run(() => window.same), true, "the page is still the same");
      await hasOwnIds();
      await opens();
      await at.page.run(() => history.back());
      await at.page.until("the first article", () => document.querySelector("#fn-order"));
      await lively();
      await hasOwnIds();
      await opens();
    });

  const swaps = {
    "its HTML set anew": (html) => {
      document.querySelector("main").innerHTML = html;
    },
    "replaced by its successor": (html) => {
      const next = document.createElement("div");
      next.innerHTML = html;
      document.querySelector("apostil-reader").replaceWith(next.firstElementChild);
    },
    "removed after its successor came": (html) => {
      const old = document.querySelector("apostil-reader");
      old.insertAdjacentHTML("afterend", html);
      old.remove();
    },
  };
  for (const [name, swap] of Object.entries(swaps))
    test(`has ids without a prefix in an article that takes another's place: ${name}`, async () => {
      await visit("/plain/one");
      await at.page.run(swap, reader("/other.md"));
      await at.page.until("the other article", () => document.querySelector("#fn-cape"));
      await lively();
      await hasOwnIds();
      await opens();
    });

  test("keeps two articles apart that stay together", async () => {
    await visit("/plain/one");
    await at.page.run((html) => document.querySelector("main").insertAdjacentHTML("afterbegin", html), reader());
    await at.page.until("two articles", () => document.querySelectorAll("[data-lively] .apostil-article").length === 2);
    const all = await ids();
    assert.equal(new Set(all).size, all.length);
  });

  for (const isOpen of [false, true])
    test(`has an article again that was morphed away (${isOpen ? "with" : "without"} an open card)`, async () => {
      await visit("/morph");
      if (isOpen) {
        await at.page.click(await at.page.find(".apostil-body a.apostil-term"));
        await at.page.cards(1);
      }
      for (const style of ["outerHTML", "innerHTML"]) {
        await at.page.run(
          (html, style) => {
            const box = document.querySelector("#box");
            Idiomorph.morph(box, style === "outerHTML" ? `<div id="box">${html}</div>` : html, { morphStyle: style });
          },
          reader(),
          style,
        );
        await lively();
        await at.page.cards(0);
        await hasOwnIds();
      }
      await opens();
    });

  test("has a prerendered article that is morphed into itself, and it stays lively", async () => {
    await visit("/morph-found");
    await at.page.run(async () => {
      const html = await (await fetch("/found.html")).text();
      const holder = new DOMParser().parseFromString(html, "text/html");
      Idiomorph.morph(document.querySelector("#box"), holder.querySelector("apostil-reader").outerHTML, {
        morphStyle: "innerHTML",
      });
    });
    await at.page.until("marked links", () => document.querySelector("[data-lively] .apostil-term[target]"));
    await opens();
    assert.equal(await at.page.run(() => document.querySelectorAll(".apostil-live").length), 1);
  });

  test("has one article where React takes over what a server has sent, and renders again", async () => {
    await visit("/react");
    await at.page.run(() => {
      const { createElement, useState } = React;
      const App = () => {
        const [count, setCount] = useState(0);
        window.renderAgain = () => setCount(count + 1);
        const fallback = createElement("p", null, "Fallback");
        return createElement("apostil-reader", { src: "/letters.md", loading: "eager", "data-count": count }, fallback);
      };
      window.recovered = [];
      const onRecoverableError = ({ message }) => window.recovered.push(message);
      ReactDOM.hydrateRoot(document.querySelector("#root"), createElement(App), { onRecoverableError });
    });
    await at.page.until("React's reader", () => window.renderAgain);
    await lively();
    await hasOwnIds();
    await at.page.run(() => window.renderAgain());
    await at.page.until("another rendering", () => document.querySelector("[data-count='1']"));
    await lively();
    await opens();
  });

  test("has one article where Vue takes over what a server has sent, and renders again", async () => {
    await visit("/vue");
    await at.page.run(() => {
      const { createSSRApp, h, ref } = Vue;
      const count = ref(0);
      window.renderAgain = () => {
        count.value += 1;
      };
      const render = () =>
        h("apostil-reader", { src: "/letters.md", loading: "eager", "data-count": count.value }, [h("p", "Fallback")]);
      const app = createSSRApp({ render });
      app.config.compilerOptions.isCustomElement = (name) => name === "apostil-reader";
      const { error } = console;
      console.error = () => {}; // Vue says that it has put right what it did not expect
      app.mount("#root");
      console.error = error;
    });
    await lively();
    await at.page.run(() => window.renderAgain());
    await at.page.until("another rendering", () => document.querySelector("[data-count='1']"));
    await lively();
    await hasOwnIds();
    await opens();
  });
});
