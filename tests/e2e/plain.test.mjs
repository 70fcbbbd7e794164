// The article prerendered by `apostil render`, in a browser whose scripts are off: everything is there to read, and a
// followed term shows as a card at the foot of the window.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { prerendered } from "./apostil.mjs";
import { scenario } from "./scenario.mjs";

const setUp = async (use, open) => ({
  site: await use(prerendered("www/article.md")),
  page: await open({ scripts: false }),
});

scenario("the prerendered article with scripts off", setUp, (at) => {
  beforeEach(() => at.page.visit(at.site.address));
  afterEach(() => at.page.assertNoErrors());

  test("asks for no script, and none could run", async () => {
    // Structured data is not a script.
    assert.doesNotMatch(at.site.body.replace('<script type="application/ld+json">', ""), /<script/i);
    await at.page.driver.get("data:text/html,<title>off</title><script>document.title = 'on'</script>");
    assert.equal(await at.page.driver.getTitle(), "off");
  });

  test("shows every note and every entry in the lists", async () => {
    for (const [kind, least] of [
      [".apostil-notes .apostil-note", 24],
      [".apostil-glossary .apostil-entry", 30],
      [".apostil-sources .apostil-source", 1],
    ]) {
      const [all, visible] = await at.page.run((kind) => {
        const all = [...document.querySelectorAll(kind)];
        return [all.length, all.filter((it) => it.checkVisibility() && it.getBoundingClientRect().height > 0).length];
      }, kind);
      assert.ok(all >= least, `${least} ${kind}, not ${all}`);
      assert.equal(visible, all, `${kind}: all are visible`);
    }
  });

  for (const [kind, selector] of [
    ["term", ".apostil-body a.apostil-term"],
    ["note", ".apostil-body .apostil-noteref a"],
  ]) {
    test(`a followed ${kind} shows its card in the window, and the text stays where it is`, async () => {
      const links = await at.page.all(selector);
      const link = links[Math.floor(links.length / 2)];
      // Where no driver has to scroll before it clicks.
      await at.page.run((it) => it.scrollIntoView({ block: "center", behavior: "instant" }), link);
      const top = () => at.page.run((it) => it.getBoundingClientRect().top, link);
      const before = await top();
      await link.click();
      const card = await at.page.find(":target");
      const { position, inWindow } = await at.page.run((it) => {
        const { top, bottom, height } = it.getBoundingClientRect();
        return {
          position: getComputedStyle(it).position,
          inWindow: height > 0 && top >= 0 && bottom <= innerHeight + 1,
        };
      }, card);
      assert.equal(position, "fixed");
      assert.ok(inWindow, "the card is in the window");
      assert.equal(await top(), before, "nothing has scrolled");

      await (await card.findElement({ css: '[role="doc-backlink"]' })).click();
      assert.equal(
        (await at.page.all(".apostil-entry:target, .apostil-note:target")).length,
        0,
        "the back-link closes it",
      );
    });
  }
});
