// In: the output of `cargo metadata`. Out: the oldest Rust that the crate claims to support. Fails if a dependency
// claims a newer one.

import { readFileSync } from "node:fs";

const { packages, resolve } = JSON.parse(readFileSync(0, "utf8"));
const oldest = packages.find(({ id }) => id === resolve.root).rust_version;
const parts = (version) => version.split(".").map(Number);
const isNewer = (version) => {
  const [[major, minor], [ourMajor, ourMinor]] = [parts(version), parts(oldest)];
  return major > ourMajor || (major === ourMajor && minor > ourMinor);
};
const newer = packages.filter(({ rust_version: needed }) => needed && isNewer(needed));
for (const { name, version, rust_version: needed } of newer)
  console.error(`${name} ${version} needs Rust ${needed}, but Cargo.toml promises ${oldest}.`);
if (newer.length > 0) process.exit(1);
console.log(oldest);
