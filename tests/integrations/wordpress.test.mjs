// A blog in WordPress, as docs/embedding.md has it, with an author who may not write HTML: uploads, the block of the
// editor, the shortcode, a prerendered article, the feed, and what is said where something is missing.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, renameSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { project } from "../e2e/apostil.mjs";
import { chromium } from "../e2e/chromium.mjs";
import { assertBothArticles, IN_FEED } from "./articles.mjs";
import { run } from "./blog.mjs";
import { skipped } from "./required.mjs";
import { section } from "./section.mjs";
import { missing, openWordPress, PASSWORD } from "./wordpress.mjs";

const ARTICLES = join(project, "integrations", "articles");
const { commands, written } = section("WordPress");

/** Runs in a page of the administration: asks WordPress's own interface for programs. */
async function ask(path, { tooLarge, ...options }, done) {
  const nonce = await (await fetch("/wp-admin/admin-ajax.php?action=rest-nonce")).text();
  if (tooLarge) {
    options.body = new FormData();
    options.body.set("file", new File(["-".repeat(3 * 2 ** 20)], tooLarge)); // PHP takes two mebibytes
  }
  const headers = { "X-WP-Nonce": nonce, ...options.headers };
  const response = await fetch(`/?rest_route=/wp/v2/${path}`, { method: "POST", ...options, headers });
  done({ status: response.status, ...(await response.json()) });
}

test("the plugin has the version of the program", () => {
  const versionIn = (path, pattern) => readFileSync(join(project, path), "utf8").match(pattern)[1];
  assert.equal(
    versionIn("integrations/wordpress/apostil/apostil.php", /^ \* Version: (.+)$/m),
    versionIn("Cargo.toml", /^version = "(.+)"$/m),
  );
});

describe("WordPress", { skip: skipped("WordPress", missing || chromium.missing) }, () => {
  let wordpress;
  let page;
  const uploads = {};

  const asked = (path, options) => page.driver.executeAsyncScript(`(${ask})(...arguments)`, path, options);
  const upload = (name, body) =>
    asked("media", { headers: { "Content-Disposition": `attachment; filename="${name}"` }, body });
  const publish = async (content) => {
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ title: "A post", status: "publish", content });
    const post = await asked("posts", { headers, body });
    assert.equal(post.status, "publish", JSON.stringify(post));
    return post.link;
  };
  const administration = () => page.visit(`${wordpress.origin}/wp-admin/profile.php`);
  /** Leaves the administration, whose errors are its own. */
  const leave = async (link) => {
    await page.visit("about:blank");
    await page.log();
    await page.visit(link);
  };
  const dist = () => join(wordpress.folder, "wp-content", "plugins", "apostil", "dist");
  const advice = () => page.run(() => [...document.querySelectorAll("[role=note]")].map((it) => it.textContent));

  before(async () => {
    wordpress = await openWordPress(({ folder }) => run(commands, folder));
    page = await chromium.open();
    await page.visit(`${wordpress.origin}/wp-login.php`);
    await page.run((password) => {
      document.querySelector("#user_login").value = "author";
      document.querySelector("#user_pass").value = password;
      document.querySelector("#loginform").submit();
    }, PASSWORD);
    await page.until("the administration", () => Boolean(document.querySelector("#wpadminbar")));
  });
  after(async () => {
    await page?.close();
    await wordpress?.close();
  });

  test("lets authors upload articles, glossaries and sources, but nothing that is like a page", async () => {
    for (const name of ["summer.md", "tambora.md", "glossary.md", "sources.json"]) {
      const answer = await upload(name, readFileSync(join(ARTICLES, name), "utf8"));
      assert.equal(answer.status, "inherit", JSON.stringify(answer));
      assert.match(answer.source_url, new RegExp(`/${name}$`));
      uploads[name] = new URL(answer.source_url).pathname;
    }
    const broken = await upload("refs.bib", "@book{oppenheimer-2003, title = {Climatic");
    uploads["refs.bib"] = new URL(broken.source_url).pathname;
    const refused = await upload("page.md", "\n<script>alert(1)</script>");
    assert.equal(refused.status, 500);
    assert.match(refused.message, /begins with "<".*Begin it with/);
    assert.notEqual((await upload("page.php", "text")).status, "inherit");
  });

  test("leaves it to WordPress to say that a file is too large", async () => {
    for (const name of ["picture.png", "article.md"]) {
      const answer = await asked("media", { tooLarge: name });
      assert.match(answer.message, /exceeds the upload_max_filesize/, JSON.stringify(answer));
    }
  });

  test("shows an article by its block, and a prerendered one, to an author of both", async () => {
    await publish("Before 😀");
    await page.visit(`${wordpress.origin}/wp-admin/post-new.php`);
    await page.until("the editor with its block", () => Boolean(window.wp?.blocks?.getBlockType("apostil/article")));
    const prerendered = await readFile(join(wordpress.folder, "block.html"), "utf8");
    await page.run(
      (src, content) => {
        const { data, blocks } = window.wp;
        data.dispatch("core/edit-post").toggleFeature("welcomeGuide");
        data.dispatch("core/editor").editPost({ title: "Tambora", status: "publish" });
        const added = [blocks.createBlock("apostil/article", { src }), blocks.createBlock("core/html", { content })];
        data.dispatch("core/block-editor").insertBlocks(added);
      },
      uploads["summer.md"],
      prerendered,
    );
    await page.until("the block in the editor", () =>
      [...document.querySelectorAll("iframe")]
        .map((frame) => frame.contentDocument)
        .concat(document)
        .some((it) => it?.querySelector(".wp-block-apostil-article input")?.value.endsWith("summer.md")),
    );
    await page.run(() => {
      window.wp.data.dispatch("core/editor").savePost();
    });
    const link = await page.until("the post", () => {
      const editor = window.wp.data.select("core/editor");
      return editor.isCurrentPostPublished() && !editor.isSavingPost() && editor.getPermalink();
    });
    await publish("After 😀");
    await leave("about:blank");
    await assertBothArticles(page, link);
    const feed = await (await fetch(`${wordpress.origin}/?feed=rss2`)).text();
    assert.ok(feed.includes(IN_FEED), "the feed has the prerendered article");
    assert.ok(feed.includes(uploads["summer.md"]), "and links the live one");
    assert.match(feed, />↩/, "its arrows are not pictures");
    assert.equal(feed.match(/alt="😀"/g).length, 2, "and the smileys of other posts are");
  });

  test("shows an article by its shortcode, in a post without blocks", async () => {
    await administration();
    const [{ code }] = written;
    const shortcode = code.replace(/"[^"]*"/, `"${uploads["summer.md"]}"`);
    await leave(await publish(`Before.\n\n${shortcode}\n\nAfter.`));
    await page.article();
    const versions = await page.run(() =>
      [...document.querySelectorAll("#apostil-js, #apostil-css")].map((it) => new URL(it.src ?? it.href).search),
    );
    const hash = (name) =>
      createHash("md5")
        .update(readFileSync(join(dist(), name)))
        .digest("hex");
    assert.deepEqual(versions, [`?ver=${hash("apostil.css")}`, `?ver=${hash("apostil.js")}`]);
    assert.deepEqual(await advice(), []);
    await page.assertNoErrors();
  });

  test("says in a sentence what is wrong, to those who can mend it, and the text stays", async () => {
    await administration();
    const src = uploads["summer.md"];
    const posts = {
      sources: await publish(`[apostil src="${src}" sources="${uploads["refs.bib"]}"]`),
      none: await publish("Before. [apostil] After."),
      missing: await publish(`Before.\n\n[apostil src="/nowhere.md"]\n\nAfter.`),
    };
    await leave(posts.sources);
    await page.article();
    assert.match((await advice()).join(), /sources in CSL-JSON\. Run apostil sources refs\.bib --format csl-json/);
    await page.visit(posts.none);
    assert.match((await advice()).join(), /there is no article\. Name its address/);
    assert.match(
      await (await fetch(posts.none)).text().then((html) => html.match(/Before\..*After\./s)[0]),
      /^Before\.\s+After\.$/,
    );
    await page.assertNoErrors();
    await page.visit(posts.missing);
    await page.until("the reader's message", () =>
      document.querySelector("apostil-reader [role=alert], .apostil-message"),
    );
    await page.shows(await page.find("apostil-reader"), /as plain text/);
    await page.consoleErrors();

    renameSync(dist(), `${dist()}-away`);
    try {
      await page.visit(posts.sources);
      assert.match((await advice()).join(), /lacks its folder dist\. Copy it/);
      await page.shows(await page.find("main"), /You can read this article as plain text/);
      await page.assertNoErrors();
    } finally {
      renameSync(`${dist()}-away`, dist());
    }
  });
});
