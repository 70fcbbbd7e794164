// What readers take of the sources: the links on a source's card, copies in every format, files of all that is cited; from
// what, and when it is loaded, and what happens if the clipboard, the sources file or the script is not available.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { project, render, sources } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { letters, pageOf } from "./letters.mjs";
import { isOfThePage } from "./page.mjs";
import { scenario } from "./scenario.mjs";
import { openSite } from "./site.mjs";

const records = [
  {
    id: "Wood:2014",
    type: "book",
    title: "Tambora: 1 & <i>only</i> eruption",
    author: [{ family: "D’Arcy Wood", given: "Gillen" }],
    translator: [{ family: "Łukasz", given: "Ünal" }],
    edition: 2,
    issued: { "date-parts": [[2014, 4]] },
    URL: "https://a.example/?a=1&b=_2",
    custom: { kept: 1.5 },
  },
  { id: "plain", type: "webpage", title: "No frills" },
  {
    id: "number",
    type: "book",
    title: "Numbered",
    ISBN: "9780306406157",
    URL: "https://x.example/9780306406157",
    accessed: { "date-parts": [[2024, 1, 1]] },
    custom: { archived: { url: "https://web.archive.org/z" } },
  },
  { id: "copied", type: "webpage", title: "Copied", custom: { archived: { url: "https://web.archive.org/y" } } },
  {
    id: "kept",
    type: "webpage",
    title: "Kept",
    URL: "https://y.example/",
    accessed: { "date-parts": [[2024, 1, 2]] },
    custom: { archived: { url: "https://web.archive.org/x" } },
  },
  { id: "unused", type: "book", title: "Never cited" },
];

const article = (body, lang = "en") => `---
title: "Ash: fire / ice?"
lang: ${lang}
sources: cited.json
---
${body}
`;
const ALL = "First [@Wood:2014, p. 3], then [@plain], [@Wood:2014] again.";
const FORMATS = ["text", "bibtex", "csl-json", "ris", "markdown"];
const FILES = { bibtex: "bib", "csl-json": "json", ris: "ris" };
const NAME = "Ash fire ice";

const setUp = async (use, open) => {
  const folder = (await use(openFolder("sources"))).path;
  const write = (name, text) => writeFile(join(folder, name), text);
  const all = article(ALL);
  const german = article(ALL, "de");
  await write("cited.json", JSON.stringify(records));
  await write("all.md", all);
  await write("one.md", article("[@Wood:2014]"));
  await write("bare.md", "[@plain]");
  await write("copies.md", article("[@number] [@copied] [@kept]"));
  const copies = await render(join(folder, "copies.md"), "--fragment");
  const exported = (name, format) => sources(join(folder, name), "--format", format);
  const expected = { all: {}, one: {} };
  for (const format in FILES) {
    expected.all[format] = await exported("all.md", format);
    expected.one[format] = await exported("one.md", format);
  }
  const rendered = await render(join(folder, "all.md"), "--fragment");
  const unknown = await render(join(folder, "bare.md"), "--fragment", "--sources", join(folder, "cited.json"));

  const file = { body: JSON.stringify(records) };
  const reader = (attributes) => `<apostil-reader ${attributes}></apostil-reader>`;
  const prerendered = (attributes = "", inner = rendered) => `<apostil-reader ${attributes}>${inner}</apostil-reader>`;
  const bodies = {
    "/live": reader(`src="texts/all.md"`),
    "/copies": prerendered("loading=eager", copies),
    "/german": reader(`src="texts/german.md"`),
    "/two": reader(`src="texts/all.md"`) + reader(`src="texts/all.md" id="second"`),
    "/texts/prerendered": prerendered(),
    "/elsewhere": prerendered(`sources="texts/cited.json"`),
    "/missing": prerendered(),
    "/other": prerendered(`sources="letters.json"`),
    "/none": prerendered(`sources=""`),
    "/unknown": prerendered("", unknown),
  };
  const texts = {
    "/texts/all.md": { body: all },

    "/texts/german.md": { body: german },
    "/texts/cited.json": file,
  };
  const broken = { ...texts, "/pkg/apostil_export_bg.wasm": { status: 404, body: "" } };
  const cdn = await use(openSite({ folder: join(project, "dist"), cors: true }));
  const policy = [
    "default-src 'none'",
    `script-src ${cdn.origin} 'wasm-unsafe-eval'`,
    `connect-src ${cdn.origin} 'self'`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "report-uri /violations",
  ].join("; ");
  const strict = pageOf(bodies["/live"])
    .replace(`<link rel="stylesheet" href="/apostil.css">`, `<script src="${cdn.origin}/witness.js"></script>`)
    .replace(`src="/apostil.js"`, `src="${cdn.origin}/apostil.js"`);
  texts["/strict"] = { body: strict, headers: { "Content-Security-Policy": policy } };
  return {
    expected,
    cdn,
    site: await use(letters(bodies, texts)),
    broken: await use(letters(bodies, broken)),
    page: await open(),
  };
};

scenario("sources to take along", setUp, (at) => {
  afterEach(() => at.page.assertNoErrors());

  const visit = async (path, site = at.site) => {
    await at.page.visit(site.origin + path);
    await at.page.until("lively readers", () =>
      [...document.querySelectorAll("apostil-reader")].every((it) => it.hasAttribute("data-lively")),
    );
  };
  const open = async (selector = '.apostil-body a[href$="source-wood-2014"]') => {
    await at.page.click(await at.page.find(selector));
    return (await at.page.cards(1))[0];
  };
  /** Escape first hides the formats. */
  const close = async () => {
    await at.page.press("ESCAPE");
    await at.page.cards(1);
    await at.page.press("ESCAPE");
    await at.page.cards(0);
  };
  const button = (format, place) => at.page.find(`${place} [data-format="${format}"]`);
  const press = async (format) => {
    const cite = await at.page.find(".apostil-card-cite");
    if ((await cite.getAttribute("aria-expanded")) === "false") await cite.click();
    await (await button(format, ".apostil-card")).click();
  };
  const save = async (format) => at.page.click(await button(format, ".apostil-sources"));
  const spoken = (expected) =>
    at.page.until(
      `the message ${expected}`,
      (expected) => [...document.querySelectorAll(".apostil-live")].some(({ textContent }) => textContent === expected),
      expected,
    );
  const entry = (id = "source-wood-2014") =>
    at.page.run((id) => {
      const copy = document.querySelector(`#${id} .apostil-content`).cloneNode(true);
      for (const host of copy.querySelectorAll(".apostil-host"))
        host.textContent = host.parentElement.getAttribute("href");
      return copy.textContent.trim();
    }, id);
  const refuse = () =>
    at.page.run(() => {
      navigator.clipboard.write = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    });
  const assertCopied = async (expected, why) => {
    const lines = at.cannot.carriageReturns ? expected.replaceAll("\r\n", "\n") : expected;
    assert.equal(await at.page.clipboard(), lines, why);
  };
  const onDemand = () => at.site.asked.filter((path) => path.includes("export"));

  test("are copied in every format, just as the terminal writes them", async () => {
    await visit("/live");
    await open();
    const markdown =
      "- D’Arcy Wood, Gillen (2014). *Tambora: 1 & _only_ eruption*. Translated by Ünal Łukasz. 2nd ed. April 2014. " +
      "[https://a.example/?a=1&b=\\_2](https://a.example/?a=1&b=_2)";
    const text = await entry();
    const expected = { ...at.expected.one, text, markdown };
    const names = ["Text", "BibTeX", "CSL-JSON", "RIS", "Markdown"];
    for (const [index, format] of FORMATS.entries()) {
      await press(format);
      await spoken(`Copied as ${names[index]}`);
      await assertCopied(expected[format], format);
      const done = await at.page.run(() => [...document.querySelectorAll("[data-done]")].map((it) => it.textContent));
      assert.deepEqual(done, [names[index]]);
    }
  });

  test("need nothing more than an article does, until one is first wanted", async () => {
    at.site.asked.length = 0;
    await visit("/live");
    await open();
    assert.deepEqual(onDemand(), []);
    await press("text");
    await spoken("Copied as Text");
    assert.deepEqual(onDemand().sort(), ["/export.js", "/pkg/apostil_export_bg.wasm"]);
    await press("ris");
    await spoken("Copied as RIS");
    assert.equal(onDemand().length, 2, "once");
  });

  for (const [format, extension] of Object.entries(FILES))
    test(`are saved all at once as ${format}, as the terminal writes them`, async () => {
      await visit("/live");
      await save(format);
      assert.equal(await at.page.downloaded(`${NAME}.${extension}`), at.expected.all[format]);
    });

  test("are saved by an address that goes again", async () => {
    await visit("/live");
    await at.page.run(() => {
      window.saved = [];
      const { createObjectURL, revokeObjectURL } = URL;
      const { setTimeout } = window;
      window.setTimeout = (run, ms) => setTimeout(run, ms === 10_000 ? 0 : ms); // nobody waits for it here
      URL.createObjectURL = (file) => {
        const address = createObjectURL(file);
        saved.push({ address, file, name: file.name, type: file.type });
        return address;
      };
      URL.revokeObjectURL = (address) => {
        revokeObjectURL(address);
        saved.find((it) => it.address === address).isGone = true;
      };
    });
    await save("bibtex");
    const saved = await at.page.until("an address that is gone", async () => {
      const [first] = saved;
      return first?.isGone && { ...first, text: await first.file.text() };
    });
    assert.equal(saved.text, at.expected.all.bibtex);
    assert.deepEqual([saved.name, saved.type], [`${NAME}.bib`, "application/x-bibtex"]);
    assert.match(saved.address, /^blob:/);
    await at.page.downloaded(`${NAME}.bib`);
  });

  test("are copied and saved under a strict policy with Trusted Types, which nothing violates", async () => {
    at.site.posted.length = 0;
    await visit("/strict");
    await open();
    await press("bibtex");
    await spoken("Copied as BibTeX");
    await assertCopied(at.expected.one.bibtex);
    await close();
    await save("ris");
    await at.page.until("a saved file", () => document.querySelector(".apostil-sources [data-done]"));
    assert.equal(await at.page.downloaded(`${NAME}.ris`), at.expected.all.ris);
    assert.deepEqual(at.site.posted.map(({ body }) => body).filter(isOfThePage), []);
    await at.page.assertNoErrors();
  });

  test("are shown, selected, where the clipboard refuses them, and in the clipboard's stead", async () => {
    await visit("/live");
    const card = await open();
    await refuse();
    await press("csl-json");
    await spoken("Could not copy; the text is selected");
    const shown = () =>
      at.page.run(() => {
        const areas = [...document.querySelectorAll(".apostil-card textarea")];
        return areas.map(({ value, selectionStart, selectionEnd, readOnly, ariaLabel }) => ({
          value,
          selected: value.slice(selectionStart, selectionEnd),
          readOnly,
          ariaLabel,
        }));
      });
    const value = at.expected.one["csl-json"];
    assert.deepEqual(await shown(), [{ value, selected: value, readOnly: true, ariaLabel: "CSL-JSON" }]);
    await at.page.assertFocused(await card.findElement({ css: "textarea" }), "focus on the text");
    await press("text");
    await at.page.until("another text", () => document.querySelector(".apostil-card textarea")?.ariaLabel === "Text");
    assert.equal((await shown()).length, 1);
    const within = await at.page.run((card) => {
      const { top, bottom } = card.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, card);
    assert.ok(within, "the card is in the window");
    assert.equal(await at.page.run(() => document.querySelector("[data-done]")), null);
    await at.page.run(() => delete navigator.clipboard.write);
    await press("ris");
    await spoken("Copied as RIS");
    assert.deepEqual(await shown(), []);
    await close();
  });

  test("are shown where there is no clipboard, as on a page that came without encryption", async () => {
    await visit("/live");
    await open();
    await at.page.run(() => void Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await press("text");
    await at.page.until("the text", () => document.querySelector(".apostil-card textarea")?.value);
  });

  test("are taken from a prerendered article, by the address in its list or the element's", async () => {
    for (const path of ["/texts/prerendered", "/elsewhere"]) {
      await visit(path);
      await open();
      await press("bibtex");
      await spoken("Copied as BibTeX");
      await assertCopied(at.expected.one.bibtex, path);
    }
  });

  test("are in the words of the article's language", async () => {
    await visit("/german");
    await open();
    await press("text");
    await spoken("Als Text kopiert");
    const text = await at.page.clipboard();
    assert.match(text, /Übers\. von Ünal Łukasz\. .*April 2014/);
    assert.equal(text, await entry());
  });

  test("are those of their own article, also of the second on a page", async () => {
    await visit("/two");
    await open('#second a[href="#a2-source-wood-2014"]');
    await press("ris");
    await spoken("Copied as RIS");
    await assertCopied(at.expected.one.ris);
    assert.equal((await at.page.all(".apostil-sources > .apostil-formats")).length, 2);
  });

  test("are not offered where nobody knows where they are", async () => {
    for (const [path, id] of [
      ["/none", "source-wood-2014"],
      ["/unknown", "source-plain"],
    ]) {
      await visit(path);
      await open(`.apostil-body a[href="#${id}"]`);
      assert.equal((await at.page.all(".apostil-formats")).length, 0, path);
    }
  });

  test("that cannot be had are regretted, and the buttons stay", async () => {
    for (const [path, site, warning] of [
      ["/missing", at.site, /\/cited\.json could not be loaded: the server answered 404\./],
      ["/other", at.site, /\/letters\.json does not hold what is to be copied\./],
      ["/live", at.broken, /wasm/i],
    ]) {
      await visit(path, site);
      await open();
      await press("bibtex");
      await spoken("The sources could not be loaded");
      await close();
      await at.page.run(() => document.querySelector(".apostil-live").replaceChildren());
      await save("csl-json");
      await spoken("The sources could not be loaded");
      assert.equal((await at.page.all(".apostil-sources [data-format]")).length, 3);
      const warnings = await at.page.run(() => globalThis.witness.warnings);
      assert.ok(warnings.length === 2 && warnings.every((text) => warning.test(text)), warnings.join("\n"));
      await at.page.consoleErrors(); // the browser's own words about the file
    }
  });

  test("lead to the source, to its archived copy and to the quoted words", async () => {
    await visit("/live");
    const add = (after, name, href) =>
      at.page.run(
        (after, className, href) => {
          const link = Object.assign(document.createElement("a"), { className, href, textContent: "→" });
          link.dataset.originalurl = "kept";
          document.querySelector(after).after(link);
        },
        after,
        name,
        href,
      );
    const links = () =>
      at.page.run(() =>
        [...document.querySelectorAll(":is(.apostil-card-work, .apostil-card-open)")].map((it) => [
          it.textContent,
          it.getAttribute("href"),
        ]),
      );
    const title = ["Tambora: 1 & only eruption", "https://a.example/?a=1&b=_2"];
    const source = ["a.example\u00a0↗", "https://a.example/?a=1&b=_2"];
    await open();
    assert.deepEqual(await links(), [title, source]);
    const said = await at.page.run(() => document.querySelector(".apostil-card-body .apostil-content").textContent);
    assert.ok(!said.includes("https:"), said);
    await add("#source-wood-2014 .apostil-content > a", "apostil-archived", "https://b.example/archived");
    await add("#sourceref-wood-2014-1", "apostil-quoted", "https://a.example/#:~:text=ash");
    await at.page.press("ESCAPE");
    await open();
    const archived = ["→", "https://b.example/archived"];
    const quoted = ["at the quoted words", "https://a.example/#:~:text=ash"];
    assert.deepEqual(await links(), [title, source, archived, quoted]);
    const kept = () => [...document.querySelectorAll(".apostil-card-open")].map((it) => it.dataset.originalurl);
    assert.deepEqual(await at.page.run(kept), [null, "kept", "kept"]);
    // Another mention quotes nothing.
    await (await at.page.find(".apostil-card-next")).click();
    await spoken("2 of 2");
    await at.page.cards(1);
    assert.deepEqual(await links(), [title, source, archived]);
    await at.page.press("ESCAPE");
    await open('.apostil-body a[href="#source-plain"]');
    assert.deepEqual(await links(), []);
  });

  test("say each of their addresses once, below the text of the entry", async () => {
    await visit("/copies");
    const said = async (id) => {
      await open(`.apostil-body a[href="#source-${id}"]`);
      const said = await at.page.run(() =>
        [".apostil-content", ".apostil-card-ways > span"].map((it) =>
          [...document.querySelectorAll(`.apostil-card ${it}`)].map(({ textContent }) => textContent.trim()),
        ),
      );
      await at.page.press("ESCAPE");
      return said;
    };
    const copy = "archived copy";
    assert.deepEqual(await said("number"), [
      ["Numbered. ISBN 9780306406157."],
      ["x.example\u00a0↗", "accessed 1 January 2024", copy],
    ]);
    assert.deepEqual(await said("copied"), [["“Copied” (n.d.)."], [copy]]);
    assert.deepEqual(await said("kept"), [["“Kept”."], ["y.example\u00a0↗", "accessed 2 January 2024", copy]]);
  });

  test("are chosen by the keyboard, in labelled groups, with large enough targets", async () => {
    for (const width of [390, 1440]) {
      await at.page.resize(width, 900);
      await visit("/live");
      const card = await open();
      const cite = await card.findElement({ css: ".apostil-card-cite" });
      const inCard = () =>
        at.page.run(() => document.querySelector(".apostil-card .apostil-formats").checkVisibility());
      assert.equal(await inCard(), false);
      await at.page.focus(cite);
      await at.page.press("ENTER");
      assert.equal(await inCard(), true);
      const [groups, small] = await at.page.run(() => {
        const groups = [...document.querySelectorAll(".apostil-formats")].map((it) => [
          it.role ?? it.getAttribute("role"),
          it.ariaLabel,
          [...it.children].map(({ textContent }) => textContent).join(" "),
        ]);
        const targets = [...document.querySelectorAll(".apostil-formats button, .apostil-card-open")];
        const isSmall = ({ offsetWidth, offsetHeight }) => Math.min(offsetWidth, offsetHeight) < 24;
        return [groups, targets.filter(isSmall).map((it) => it.textContent)];
      });
      assert.deepEqual(groups, [
        ["group", "Save as", "Save as BibTeX CSL-JSON RIS"],
        ["group", "Copy as", "Copy as Text BibTeX CSL-JSON RIS Markdown"],
      ]);
      assert.deepEqual(small, []);
      const button = await card.findElement({ css: '[data-format="markdown"]' });
      const isFocused = () => at.page.run((it) => document.activeElement === it, button);
      for (let presses = 0; presses < 10 && !(await isFocused()); presses++) await at.page.tab();
      await at.page.press("ENTER");
      await spoken("Copied as Markdown");
      await at.page.assertFocused(button, "focus where it was");
    }
  });

  test("leave the article as it was when the reader goes", async () => {
    await visit("/live");
    const left = await at.page.run(async () => {
      const reader = document.querySelector("apostil-reader");
      reader.remove();
      await null; // it waits no longer to learn whether it is only moved
      await null;
      return reader.querySelectorAll(".apostil-formats").length;
    });
    assert.equal(left, 0);
  });
});
