// The browsers that the scenarios run in. Each engine says its `name` and what is `missing` for it (false: nothing), and
// `open` gives a Page with an empty profile and a WebDriver of its own, both gone once it is closed.

import { chromium } from "./chromium.mjs";

export const engines = [chromium];
