import { engines } from "./engines.mjs";
import { openForeignPages } from "./foreign-page.mjs";
import { pageOf } from "./letters.mjs";

const wanted = process.argv[2];
const used = [];
const use = async (r) => {
  used.unshift(await r);
  return used[0];
};
const dark = `<style>body{background:#15171a;color:#ddd;font:17px/1.5 Georgia}main{max-width:640px;margin:auto} mark{background:#ff0}</style>`;
const pages = {
  "/dark": {
    body: `<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width"><title>t</title>${dark}<script type=module src=/apostil.js></script><body><main><apostil-reader src=/all.md loading=eager></apostil-reader></main>`,
  },
  "/sample": { body: pageOf(`<apostil-reader src="/all.md" loading=eager></apostil-reader>`) },
};
const site = await openForeignPages(use, pages);
const engine = engines.find((e) => e.name === wanted);
const page = await use(engine.open({ width: 1000, height: 800 }));
for (const [path, scheme] of [
  ["/sample", "light"],
  ["/dark", "light"],
  ["/live/own", "light"],
  ["/prerendered/pico", "dark"],
  ["/prerendered/mvp", "light"],
  ["/prerendered/tufte", "light"],
]) {
  await page.prefer({ scheme });
  await page.visit(site.origin + path);
  await page.until("lively", () => document.querySelector("[data-lively] .apostil-source"));
  await page.run(() => document.querySelector("apostil-reader").open("fn-all"));
  await page.cards(1);
  await page.stillness().catch(() => {});
  await page.screenshot(`/tmp/styles-shots/${wanted}${path.replaceAll("/", "-")}.png`);
}
for (const r of used) await r.close();
