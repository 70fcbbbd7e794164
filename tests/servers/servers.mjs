// Real web servers with the settings of docs/embedding.md, word for word. In: a folder that is the site's, and a port. Out: how
// to start each server, or why it cannot be.

import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "../e2e/apostil.mjs";
import { folderIn, onPath, start } from "../e2e/driver.mjs";

const document = readFileSync(join(project, "docs", "embedding.md"), "utf8");

/** The first block of settings from the line on that begins with these words. */
export function settings(words) {
  const at = document.indexOf(`\n${words}`);
  if (at < 0) throw new Error(`docs/embedding.md has no line that begins with ${words}`);
  return document.slice(at).match(/\n```\w+\n(.*?)\n```/s)[1];
}

/** The settings with one thing put in the place of another that they must have. */
function replaced(text, old, by) {
  if (!text.includes(old)) throw new Error(`the settings have no ${old}:\n${text}`);
  return text.replaceAll(old, by);
}

function nginx({ folder, site, port }) {
  const own = replaced(settings("nginx"), "server {", `server {\n    listen 127.0.0.1:${port};\n    root ${site};`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (what) => `${what}_temp_path ${join(folder, what)};`,
  );
  const configuration = join(folder, "nginx.conf");
  writeFileSync(
    configuration,
    `daemon off;
master_process off;
pid ${join(folder, "pid")};
events {}
http {
access_log off;
${temporary.join("\n")}
${own}
}
`,
  );
  return start("nginx", ["-p", folder, "-c", configuration, "-e", "stderr"], /(?!)/);
}

const MODULES = "/usr/lib/apache2/modules";

function apache({ folder, site, port }) {
  // Where the tests run as root, the server does not.
  chmodSync(folder, 0o755);
  writeFileSync(join(site, "apostil", ".htaccess"), `${settings("Apache")}\n`);
  writeFileSync(join(site, ".htaccess"), `${settings("and for the articles")}\n`);
  const modules = ["mpm_event", "authz_core", "dir", "mime", "filter", "deflate", "headers"];
  const configuration = join(folder, "apache.conf");
  writeFileSync(
    configuration,
    `${modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join("\n")}
ServerName localhost
ServerRoot ${folder}
Listen 127.0.0.1:${port}
User nobody
Group nogroup
PidFile ${join(folder, "pid")}
DefaultRuntimeDir ${folder}
ErrorLog "|/bin/cat"
TypesConfig /etc/mime.types
DocumentRoot ${site}
<Directory ${site}>
    Require all granted
    AllowOverride All
</Directory>
`,
  );
  return start("apache2", ["-X", "-f", configuration], /(?!)/);
}

function caddy({ folder, site, port }) {
  const named = replaced(settings("Caddy"), "example.org {", `http://127.0.0.1:${port} {`);
  const configuration = join(folder, "Caddyfile");
  writeFileSync(configuration, `{\n    admin off\n}\n${replaced(named, "/srv/site", site)}\n`);
  const home = folderIn(folder, "home");
  const environment = { HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
  return start("caddy", ["run", "--config", configuration, "--adapter", "caddyfile"], /(?!)/, { environment });
}

const without = (command) => (onPath(command) ? false : `${command} is not on PATH`);

/** Each server with a way to start it; `missing` says why it cannot be (false: it can). */
export const servers = {
  nginx: { missing: without("nginx"), run: nginx },
  Apache: { missing: without("apache2") || (existsSync(MODULES) ? false : `there is no ${MODULES}`), run: apache },
  Caddy: { missing: without("caddy"), run: caddy },
};
