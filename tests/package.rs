//! The crate as it would be published: the program's widget goes along, tests and tools do not. `make release` builds it.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

#[test]
fn the_crate_has_what_it_is_built_from_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cargo = Command::new(env!("CARGO"));
    let listed = cargo.args(["package", "--list", "--allow-dirty", "--offline"]).current_dir(root).output().unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8(listed.stdout).unwrap();
    let listed: BTreeSet<_> = listed.lines().map(|name| name.replace('\\', "/")).collect();
    let below = |folder: &str| {
        let names = listed.iter().filter_map(|name| name.strip_prefix(folder)?.strip_prefix('/'));
        names.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let mut on_disk = BTreeSet::new();
    gather(&root.join("dist"), "", &mut on_disk);
    assert!(on_disk.contains("apostil.js"), "`make dist` comes first");
    assert_eq!(below("dist"), on_disk);
    for name in ["build.rs", "Cargo.lock", "README.md", "LICENSE-MIT", "LICENSE-APACHE", "docs/pictures/strip.png"] {
        assert!(listed.contains(name), "{name}");
    }
    for folder in ["tests", "scripts", "fuzz", "www/samples", "www/styles", "node_modules", "target", ".ci"] {
        assert_eq!(below(folder), BTreeSet::new(), "{folder}");
    }
}

/// The names of all files in a folder.
fn gather(folder: &Path, inner: &str, names: &mut BTreeSet<String>) {
    for entry in folder.read_dir().into_iter().flatten().map(Result::unwrap) {
        let name = format!("{inner}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{name}/"), names);
        } else {
            names.insert(name);
        }
    }
}
