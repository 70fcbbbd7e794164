import rss from "@astrojs/rss";
import { render } from "../apostil/render.js";

export const GET = ({ site }) =>
  rss({
    title: "A blog in Astro",
    description: "A blog in Astro",
    site,
    items: [{ title: "Tambora", link: "/tambora/", content: render("public/articles/tambora.md") }],
  });
