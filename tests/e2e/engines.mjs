// The browsers that the scenarios run in. Each engine has its `name`, what is `missing` for it (false: nothing) and what
// it `cannot` do, and `open` gives a Page with an empty profile and a WebDriver of its own, both gone once it is closed.

import { chromium } from "./chromium.mjs";
import { firefox } from "./firefox.mjs";
import { webkit } from "./webkit.mjs";

export const engines = [chromium, firefox, webkit];
