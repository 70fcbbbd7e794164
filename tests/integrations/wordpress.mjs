// A WordPress for tests. In: what is done in its folder before it is opened. Out: its address on a free loopback
// port, with an administrator and an author, and what ends it: the database in a folder of its own, without a port,
// and PHP's own server.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderIn, onPath, openFolder, opening, start } from "../e2e/driver.mjs";
import { witness } from "../e2e/witness.mjs";

const INSTALLED = "/usr/share/wordpress"; // by Debian's package

/** What is missing for it (false: nothing). */
export const missing = existsSync(INSTALLED)
  ? (["php", "mariadbd", "mariadb-install-db"].map((name) => !onPath(name) && `${name} is not on PATH`).find(Boolean) ??
    false)
  : `there is no ${INSTALLED}`;

export const PASSWORD = "correct horse battery staple";

const settings = (socket) => `<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:${socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );
foreach ( array( 'AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT' ) as $key ) {
	define( $key, $key . 'of the tests' );
}
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
`;

const install = (host) => `<?php
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = '${host}';
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
function wp_mail() { return true; }
wp_install( 'A blog in WordPress', 'admin', 'admin@example.org', true, '', '${PASSWORD}' );
wp_insert_user( array( 'user_login' => 'author', 'user_pass' => '${PASSWORD}', 'role' => 'author', 'user_email' => 'author@example.org' ) );
update_option( 'show_avatars', 0 );
switch_theme( 'twentytwentythree' );
activate_plugin( 'apostil/apostil.php' );
`;

const witnessed = `<?php
add_action( 'wp_head', function () { echo '<script src="/witness.js"></script>'; }, 0 );
`;

/** `prepare(folder)` puts the plugin there. */
export const openWordPress = (prepare) =>
  opening(async (use, close) => {
    const opened = use(openFolder("wordpress"));
    const folder = join(opened.path, "blog");
    cpSync(INSTALLED, folder, {
      recursive: true,
      dereference: true,
      filter: (path) => !path.endsWith("/.htaccess"),
    });
    mkdirSync(join(folder, "wp-content", "mu-plugins"));
    writeFileSync(join(folder, "wp-content", "mu-plugins", "witness.php"), witnessed);
    writeFileSync(join(folder, "witness.js"), witness);
    await prepare({ folder, opened });

    const data = join(opened.path, "data");
    const socket = join(opened.path, "socket");
    const own = ["--no-defaults", "--user=root", `--datadir=${data}`];
    execFileSync("mariadb-install-db", [...own, "--auth-root-authentication-method=normal", "--skip-test-db"], {
      stdio: "ignore",
    });
    const server = [
      ...own,
      `--socket=${socket}`,
      "--skip-networking",
      `--tmpdir=${folderIn(opened.path, "tmp")}`,
      "--innodb-flush-log-at-trx-commit=0",
    ];
    await use(start("mariadbd", server, /(ready for connections)/)).found;
    execFileSync("php", [
      "-r",
      `(new mysqli('localhost', 'root', '', '', 0, '${socket}'))->query('CREATE DATABASE wordpress');`,
    ]);

    // It chooses its port and is asked for nothing yet; the blog has to know its own address.
    const environment = { PHP_CLI_SERVER_WORKERS: "3" };
    const php = use(
      start("php", ["-S", "127.0.0.1:0", "-t", folder], /Server \(http:\/\/(.+)\) started/, { environment }),
    );
    const host = await php.found;
    writeFileSync(join(folder, "wp-config.php"), settings(socket));
    writeFileSync(join(folder, "install-for-tests.php"), install(host));
    execFileSync("php", ["install-for-tests.php"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    return { folder, origin: `http://${host}`, close };
  });
