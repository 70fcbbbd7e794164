// Articles that are hidden, and what lies over cards: a link into closed details opens them, one into what only the page
// can open opens no card; Escape closes what is on top; a card does not outlive the dialog that it is in.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { render } from "./apostil.mjs";
import { letters, pageOf } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const reader = `<apostil-reader src="/letters.md" loading="eager"></apostil-reader>`;
const around = {
  details: (it) => `<details><summary>More</summary><details><summary>Read</summary>${it}</details></details>`,
  tab: (it) => `<div id="tab" hidden>${it}</div>`,
  dialog: (it) => `<dialog id="dialog">${it}</dialog>`,
  popover: (it) => `<div id="box" popover>${it}</div>`,
};

const keys = `
  window.heard = [];
  document.addEventListener("keydown", ({ key }) => heard.push(key));
`;

const setUp = async (use, open) => {
  const prerendered = `<apostil-reader>${await render("www/article.md", "--fragment")}</apostil-reader>`;
  const head = `<link rel="stylesheet" href="/box.css"><script src="/keys.js"></script>`;
  const more = { "/keys.js": { body: keys }, "/box.css": { body: "#box { max-block-size: 90vh }" } };
  for (const [name, box] of Object.entries(around)) {
    more[`/live/${name}`] = { body: pageOf(box(reader), head) };
    more[`/found/${name}`] = { body: pageOf(box(prerendered), head) };
  }
  more["/"] = { body: pageOf(`<div id="menu" popover>A menu</div><dialog id="modal">Words</dialog>${reader}`, head) };
  return { site: await use(letters({}, more)), page: await open() };
};

scenario("a hidden article", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path) => {
    await at.page.visit(at.site.origin + path);
    await at.page.until(
      "a lively article",
      (path) =>
        location.pathname + location.hash === path &&
        document.readyState === "complete" &&
        document.querySelector("apostil-reader[data-lively] .apostil-body"),
      path,
    );
  };
  const isInSight = () =>
    at.page.until("the card and its word in sight", () =>
      [".apostil-card", ".apostil-article [aria-expanded=true]"].every((selector) => {
        const { top, bottom, height } = document.querySelector(selector).getBoundingClientRect();
        return height > 0 && top >= -1 && bottom <= innerHeight + 1;
      }),
    );
  const openCard = async () => {
    await at.page.click(await at.page.find(".apostil-body a.apostil-term"));
    return (await at.page.cards(1))[0];
  };

  for (const [way, id] of [
    ["live", "fn-order"],
    ["found", "fn-death-statistic"],
  ]) {
    test(`in closed details is opened by a link to an entry (${way})`, async () => {
      await visit(`/${way}/details#${id}`);
      await at.page.cards(1);
      assert.equal(await at.page.run(() => document.querySelectorAll("details:not([open])").length), 0);
      await isInSight();
    });

    test(`is opened by a link that is followed later, too (${way})`, async () => {
      await visit(`/${way}/details`);
      await at.page.run((id) => {
        location.hash = id;
      }, id);
      await at.page.cards(1);
      await isInSight();
    });

    for (const name of ["tab", "dialog", "popover"])
      test(`opens no card where only the page can show it: ${name} (${way})`, async () => {
        await visit(`/${way}/${name}#${id}`);
        assert.equal(await at.page.run((id) => document.querySelector("apostil-reader").open(id), id), false);
        await at.page.cards(0);
        await at.page.run(() => {
          for (const show of ["showModal", "showPopover"]) {
            const box = document.querySelector(show === "showModal" ? "#dialog" : "#box");
            box?.[show]();
          }
          document.querySelector("#tab")?.removeAttribute("hidden");
        });
        assert.equal(await at.page.run((id) => document.querySelector("apostil-reader").open(id), id), true);
        await at.page.cards(1);
        await isInSight();
      });
  }

  test("takes its cards along when its dialog closes, and is shown again without", async () => {
    await visit("/live/dialog");
    for (const again of [false, true]) {
      await at.page.run(() => document.querySelector("#dialog").showModal());
      await openCard();
      await at.page.run((again) => {
        const dialog = document.querySelector("#dialog");
        dialog.close();
        if (again) dialog.showModal();
      }, again);
      await at.page.cards(0);
    }
    await openCard();
    await isInSight();
  });

  test("takes its cards along when its tab is hidden", async () => {
    await visit("/live/tab");
    await at.page.run(() => document.querySelector("#tab").removeAttribute("hidden"));
    await openCard();
    await at.page.run(() => document.querySelector("#tab").setAttribute("hidden", ""));
    await at.page.cards(0);
  });

  for (const [name, show] of [
    ["menu", () => document.querySelector("#menu").showPopover()],
    ["modal", () => document.querySelector("#modal").showModal()],
  ])
    test(`with a card below the page's own: Escape closes what is on top (${name})`, async () => {
      await visit("/");
      const card = await openCard();
      await at.page.run(() => (window.heard.length = 0));
      await at.page.run(show);
      const isShown = () => document.querySelector("#menu:popover-open, #modal[open]") !== null;
      if (name === "menu") {
        await at.page.press("ESCAPE");
        await at.page.until("no menu", () => document.querySelector("#menu:popover-open") === null);
        assert.equal(await at.page.run((it) => it.isConnected && it.matches(":popover-open"), card), true);
        await at.page.press("ESCAPE");
        await at.page.cards(0);
        assert.deepEqual(await at.page.run(() => window.heard), ["Escape"], "the page hears of the first alone");
      } else {
        await at.page.press("ESCAPE");
        await at.page.until("no dialog", () => document.querySelector("#modal[open]") === null);
      }
      assert.equal(await at.page.run(isShown), false);
    });

  test("with a card above the page's own: Escape closes the card first, and the page does not hear of it", async () => {
    await visit("/live/dialog");
    await at.page.run(() => document.querySelector("#dialog").showModal());
    await openCard();
    await at.page.run(() => (window.heard.length = 0));
    await at.page.press("ESCAPE");
    await at.page.cards(0);
    assert.deepEqual(await at.page.run(() => [window.heard, document.querySelector("#dialog").open]), [[], true]);
    await at.page.press("ESCAPE");
    await at.page.until("no dialog", () => !document.querySelector("#dialog").open);
  });
});
