// What a card offers: the short definition first, more of it, related terms, the neighbouring mentions, the entry in its
// list, a link to keep; and where the focus is throughout.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { letters } from "./letters.mjs";
import { scenario } from "./scenario.mjs";

const setUp = async (use, open) => ({
  site: await use(letters({ "/": `<apostil-reader src="letters.md"></apostil-reader>` })),
  page: await open(),
});

scenario("a card", setUp, (at) => {
  beforeEach(async () => {
    await at.page.visit(at.site.origin);
    await at.page.article();
  });
  afterEach(() => at.page.assertNoErrors());

  const links = (id) =>
    at.page.run(
      (id) => [
        ...document.querySelectorAll(`.apostil-article a[role^="doc-"][href="#${id}"]:not([role="doc-backlink"])`),
      ],
      id,
    );
  const open = async (id, index = 0) => {
    await at.page.click((await links(id))[index]);
    return (await at.page.cards(1))[0];
  };
  const part = (name, card) => card.findElement({ css: `.apostil-card-${name}` });
  const text = async (name, card) => at.page.run((it) => it.textContent, await part(name, card));
  /** Shows the actions that are behind the button ⋯. */
  const more = async (card) => (await part("actions", card)).click();
  const spoken = (expected) =>
    at.page.until(
      `the message ${expected}`,
      (expected) => document.querySelector(".apostil-live").textContent === expected,
      expected,
    );

  test("shows the short definition first, and all of it on request", async () => {
    const card = await open("term-alpha");
    const isShort = () => at.page.run((it) => !it.querySelector(".apostil-more").checkVisibility(), card);
    assert.equal(await isShort(), true);
    const button = await part("more", card);
    assert.equal(await text("more", card), "More");
    await button.click();
    assert.equal(await isShort(), false);
    assert.equal(await text("more", card), "Less");
    assert.equal(await button.getAttribute("aria-expanded"), "true");
    await button.click();
    assert.equal(await isShort(), true);
  });

  test("is no higher than the window, however long the definition, and scrolls by the keyboard", async () => {
    const card = await open("term-alpha");
    await (await part("more", card)).click();
    const body = await part("body", card);
    const { top, bottom, scrolls, height } = await at.page.run(
      (card, body) => ({
        ...card.getBoundingClientRect().toJSON(),
        scrolls: body.scrollHeight > body.clientHeight && body.tabIndex === 0,
        height: innerHeight,
      }),
      card,
      body,
    );
    assert.ok(top >= 0 && bottom <= height, `${top} to ${bottom} of ${height}`);
    assert.ok(scrolls, "it scrolls and can have the focus");
    await at.page.focus(body);
    await at.page.press("END");
    await at.page.until("the end of the definition", (it) => it.scrollTop > 0, body);
  });

  test("leads to related terms", async () => {
    const card = await open("term-beta");
    await card.findElement({ css: '.apostil-related a[href="#term-omega"]' }).click();
    const [, above] = await at.page.cards(2);
    assert.equal(await text("title", above), "Omega");
  });

  test("leads through all mentions, and takes the focus along", async () => {
    const all = (await links("term-alpha")).slice(0, 3);
    assert.ok(all.length >= 3, `only ${all.length} mentions`);
    let card = await open("term-alpha");
    assert.equal(await text("mention", card), `1 of ${all.length}`);
    assert.equal(await (await part("mentions", card)).getAttribute("aria-label"), `Used ${all.length} times`);
    for (let number = 2; number <= all.length + 1; number++) {
      const place = ((number - 1) % all.length) + 1; // the first follows the last
      await (await part("next", card)).click();
      await spoken(`${place} of ${all.length}`);
      [card] = await at.page.cards(1);
      assert.equal(await text("mention", card), `${place} of ${all.length}`);
      await at.page.assertFocused(await part("next", card), "focus on the button that was pressed");
      assert.equal(await all[place - 1].getAttribute("aria-expanded"), "true");
      assert.ok(
        await at.page.run(
          (it) => {
            const { top, bottom } = it.getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
          },
          all[place - 1],
        ),
        "the mention is in the window",
      );
    }
    await (await part("previous", card)).click();
    await spoken(`${all.length} of ${all.length}`);
    await at.page.press("ESCAPE");
    await at.page.assertFocused(all.at(-1), "focus on the mention that the reader is at");
  });

  test("counts the mentions in the text alone, and keeps its buttons under the pointer from one to the next", async () => {
    await at.page.resize(1000, 700);
    const all = (await links("term-alpha")).length;
    const inText = (await at.page.all('.apostil-body a.apostil-term[href="#term-alpha"]')).length;
    assert.ok(inText >= 3 && inText < all, `${inText} of ${all}`);
    const card = await open("term-alpha");
    await (await part("more", card)).click();
    const { x, y } = await at.page.run(
      (it) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
      },
      await part("next", card),
    );
    for (let number = 2; number <= inText; number++) {
      // The pointer stays where it is.
      await at.page.driver.actions().move({ x, y, origin: "viewport", duration: 0 }).click().perform();
      await spoken(`${number} of ${inText}`);
      const [next] = await at.page.cards(1);
      assert.equal(await at.page.run((it) => it.querySelector(".apostil-more").checkVisibility(), next), true);
    }
    await at.page.assertFocused(await part("next", (await at.page.cards(1))[0]), "focus on the button");
  });

  test("offers no mentions where there is but one", async () => {
    const card = await open("term-hollow");
    assert.equal((await card.findElements({ css: ".apostil-card-mentions" })).length, 0);
  });

  test("copies a permanent link", async () => {
    const card = await open("term-beta");
    await at.page.run(() => {
      navigator.clipboard.writeText = async (text) => {
        window.copied = text;
      };
    });
    await more(card);
    const copy = await part("copy", card);
    const said = (is) =>
      at.page.until(
        is ? "a confirmation in place" : "its end",
        (it, is) => {
          const { content, visibility } = getComputedStyle(it, "::after");
          return it.dataset.done === "Copied ✓" && content !== "none" && (visibility === "visible") === is;
        },
        copy,
        is,
      );
    await copy.click();
    await said(true);
    await spoken("Link copied");
    assert.equal(await at.page.run(() => window.copied), `${at.site.origin}/#term-beta`);
    await said(false);
  });

  test("keeps the actions for which there is no room behind a button, which Escape closes first", async () => {
    const card = await open("term-alpha");
    const button = await part("actions", card);
    const isShown = () => at.page.run((it) => it.querySelector(".apostil-card-copy").checkVisibility(), card);
    const row = () =>
      at.page.run(
        (it) =>
          [...it.querySelector(".apostil-card-foot").children]
            .filter((it) => it.checkVisibility())
            .map((it) => it.className),
        card,
      );
    assert.deepEqual(
      await row(),
      ["more", "goto", "mentions", "actions"].map((name) => `apostil-card-${name}`),
    );
    assert.equal(await isShown(), false);
    assert.equal(await button.getAttribute("aria-label"), "More actions");
    await at.page.focus(button);
    await at.page.press("ENTER");
    assert.equal(await isShown(), true);
    assert.equal(await button.getAttribute("aria-expanded"), "true");
    await at.page.tab();
    await at.page.assertFocused(await part("copy", card), "focus on the first of them");
    await at.page.press("ESCAPE");
    await at.page.assertFocused(button, "focus back on the button");
    assert.equal(await isShown(), false);
    await at.page.cards(1);
    await at.page.press("ESCAPE");
    await at.page.cards(0);
  });

  test("puts the link into the address bar where nothing may be copied", async () => {
    const card = await open("term-beta");
    await at.page.run(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    });
    await more(card);
    await (await part("copy", card)).click();
    await spoken("The link is in the address bar");
    assert.equal(await at.page.driver.getCurrentUrl(), `${at.site.origin}/#term-beta`);
    await at.page.cards(1);
  });

  test("leads to its entry, and the way back leads to the text", async () => {
    const card = await open("term-beta");
    await (await part("goto", card)).click();
    await at.page.cards(0);
    await at.page.until("the entry in the window", () => {
      const { top, bottom } = document.getElementById("term-beta").getBoundingClientRect();
      return location.hash === "#term-beta" && top >= 0 && bottom <= innerHeight;
    });
    await (await at.page.find("#term-beta .apostil-backlinks a")).click();
    await at.page.until("the mention in the window", () => {
      const { top, bottom } = document.getElementById("termref-beta-1").getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    await at.page.cards(0);
  });

  test("comes right behind its word in the order of Tab, and Tab leaves it again", async () => {
    const [alpha] = await links("term-alpha");
    const [beta] = await links("term-beta");
    await at.page.focus(alpha);
    await at.page.press("ENTER");
    await at.page.cards(1);
    const isInside = () => at.page.run(() => document.activeElement.closest(".apostil-card") !== null);
    const seen = [];
    for (let presses = 0; presses < 20 && (await isInside()); presses++) {
      seen.push(await at.page.run(() => document.activeElement.className));
      await at.page.tab();
    }
    for (const name of ["close", "more", "previous", "next", "actions", "goto"])
      assert.ok(seen.includes(`apostil-card-${name}`), `${name} among ${seen}`);
    await at.page.assertFocused(beta, "the next word of the text");
    await at.page.cards(0);
  });

  test("stays when the focus goes back to its word, and closes when it goes anywhere else", async () => {
    const [alpha] = await links("term-alpha");
    await at.page.focus(alpha);
    await at.page.press("ENTER");
    const [card] = await at.page.cards(1);
    await at.page.focus(alpha);
    assert.equal(await at.page.run((it) => it.matches(":popover-open"), card), true);
    await at.page.tab();
    await at.page.until("focus in the card", (it) => it.contains(document.activeElement), card);
    await at.page.run(() => {
      const field = document.createElement("input");
      document.body.append(field);
      field.focus();
    });
    await at.page.cards(0);
    assert.equal(await at.page.run(() => document.activeElement.tagName), "INPUT");
  });
});
