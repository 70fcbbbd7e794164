//! The dependencies of this project are pinned. In: the lists of packages and crates. Each npm package has one version
//! and a hash; so has each crate and each Python package, and all crates come from one registry. `scripts/supply-chain.sh`
//! checks licences and advisories.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use std::fs;
use std::path::Path;

/// Where packages are listed: the tools, the texts of the corpus, what turns posts into pages, the bundlers, the renderers
/// that are measured beside this one, and blog systems.
const FOLDERS: [&str; 8] = [
    "",
    "tests/corpus/",
    "tests/hosts/",
    "tests/packages/",
    "benches/",
    "integrations/astro/site/",
    "integrations/eleventy/site/",
    "integrations/vitepress/site/",
];

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn json(name: &str) -> Value {
    serde_json::from_str(&read(name)).unwrap()
}

fn object<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    let members = value[key].as_object().unwrap_or_else(|| panic!("there is no {key}"));
    assert!(!members.is_empty(), "{key} is empty");
    members.iter()
}

#[test]
fn every_npm_package_has_one_version() {
    for folder in FOLDERS {
        let package = json(&format!("{folder}package.json"));
        for (name, version) in object(&package, "devDependencies") {
            let version = version.as_str().unwrap();
            let is_exact =
                version.split('.').count() == 3 && version.split('.').all(|part| part.parse::<u32>().is_ok());
            assert!(is_exact, "{name}: {version} could be several versions");
        }
        assert_eq!(package["dependencies"], Value::Null, "what a page loads depends on no package");
    }
}

#[test]
fn every_npm_package_has_a_hash_and_none_names_a_host() {
    for folder in FOLDERS {
        let lock = json(&format!("{folder}package-lock.json"));
        for (path, package) in object(&lock, "packages").filter(|(path, _)| !path.is_empty()) {
            let hash = package["integrity"].as_str().unwrap_or_default();
            assert!(hash.starts_with("sha512-"), "{path} has the hash `{hash}`");
            assert_eq!(package["resolved"], Value::Null, "{path} is bound to a host");
        }
    }
}

#[test]
fn every_python_package_has_one_version_and_a_hash() {
    let requirements = read("integrations/mkdocs/site/requirements.txt").replace("\\\n", "");
    for package in requirements.lines() {
        assert!(package.contains("==") && package.contains(" --hash=sha256:"), "{package}");
    }
}

#[test]
fn every_crate_has_a_checksum_and_comes_from_one_registry() {
    let lock = read("Cargo.lock");
    let mut sources = Vec::new();
    for crate_ in lock.split("[[package]]").skip(1) {
        let field = |key: &str| crate_.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
        let Some(source) = field("source") else {
            assert_eq!(field("name"), Some("\"apostil\""), "{crate_}");
            continue;
        };
        assert!(field("checksum").is_some_and(|sum| sum.len() == 66), "{crate_}");
        sources.push(source);
    }
    sources.dedup();
    assert!(sources.len() == 1 && sources[0].starts_with("\"registry+"), "{sources:?}");
}
