// Addresses designed to be mistaken for others: whatever characters are in a scheme, no link of an article runs a
// program, and each leads to where its author wrote, as Node and the browser read it (URL Standard).

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { preview } from "./apostil.mjs";
import { openFolder } from "./driver.mjs";
import { scenario } from "./scenario.mjs";

const schemes = ["javascript", "JavaScript", "vbscript", "data", "blob", "file", "filesystem", "about", "view-source"];

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
/** Controls, spaces, and what shows nothing in some font or other. */
const codes = [
  ...[range(0x01, 0x20), range(0x7f, 0xa0), range(0x2000, 0x200f), range(0x2028, 0x202f), range(0x205f, 0x206f)].flat(),
  ...[0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x1680, 0x17b4, 0x180b, 0x180e, 0x2800, 0x3000, 0x3164, 0xfe00, 0xfe0f],
  ...[0xfeff, 0xffa0, 0xfff9, 0xfffc, 0xfffd, 0x1d173, 0xe0001, 0xe0020, 0xe0100],
];
const inserted = [
  ...codes.map((code) => `&#${code};`),
  ...["", "\\\\", "&bsol;", "%", "%0A", "%09", "%20", "%E2%80%8B", "&amp;", "&lpar;", "&#40;", "&num", "é", "ı", "K"],
];
const hidden = schemes.flatMap((scheme) =>
  inserted.flatMap((text) =>
    [0, 4, scheme.length].map((at) => `${scheme.slice(0, at)}${text}${scheme.slice(at)}:document.title='XSS'`),
  ),
);
const encodedColons = ["&colon;", "&#58;", "&#x3a;", "%3A", "：", "&#58;&#58;"];
const colons = schemes.flatMap((scheme) => encodedColons.map((colon) => `${scheme}${colon}document.title='XSS'`));

/** What an author writes, and what the browser is to ask for. */
const meant = [
  ["foo\\bar", "/foo%5Cbar"],
  ["/url&nbsp;x", "/url%C2%A0x"],
  ["foo\\)\\:", "/foo):"],
  ["\\\\\\\\evil.example/x", "/%5C%5Cevil.example/x"],
  ["/&bsol;evil.example/x", "/%5Cevil.example/x"],
  ["50%.html", "/50%25.html"],
  ["%2e%2Fa", "/%2e%2Fa"],
  ["a&#x202E;b", "/a%E2%80%AEb"],
  ["Größe:x", "/Gr%C3%B6%C3%9Fe:x"],
];

const setUp = async (use, open) => {
  const article = join((await use(openFolder("schemes"))).path, "article.md");
  const addresses = [...hidden, ...colons, ...meant.map(([written]) => written)];
  await writeFile(article, addresses.map((address, index) => `- [${index}](<${address}>)\n`).join(""));
  return { article, site: await use(preview(article)), page: await open() };
};

const harmless = ["http:", "https:", "mailto:", "tel:"];

scenario("addresses that are made to be taken for others", setUp, (at) => {
  test("run no program, and lead to where they were written to", async () => {
    await at.page.visit(at.site.address);
    await at.page.until("the article", () => document.querySelector(".apostil-body li"));
    const links = await at.page.run(() =>
      [...document.querySelectorAll(".apostil-body a")].map(
        ({ textContent, protocol, host, pathname, attributes }) => ({
          textContent,
          protocol,
          host,
          pathname,
          written: attributes.href.value,
        }),
      ),
    );
    const { host } = new URL(at.site.address);
    for (const { textContent, protocol, written, ...link } of links) {
      assert.ok(harmless.includes(protocol), `${protocol} is read from ${written}`);
      const url = new URL(written, at.site.address);
      assert.deepEqual([protocol, link.host], [url.protocol, host], `what Node reads from ${written}`);
    }
    assert.ok(links.length > meant.length && links.length < hidden.length, `${links.length} links are left`);
    const paths = links.slice(-meant.length).map(({ pathname }) => pathname);
    assert.deepEqual(
      paths,
      meant.map(([, path]) => path),
    );
    assert.notEqual(await at.page.driver.getTitle(), "XSS");
    await at.page.assertNoErrors();
  });
});
