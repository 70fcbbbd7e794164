//! Embeds the widget in the binary: lists the files in `dist/`, if they were built, for `src/cli/widget.rs`. Gives the
//! program's sources a hash, `APOSTIL_SOURCES`, for `src/cli/incremental.rs`: pages of another program are out of date.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_CLI").is_none() {
        return Ok(()); // a library embeds nothing
    }
    hash_sources()?;
    // Cargo treats a folder that does not exist as always changed. Whatever creates it touches this file.
    if Path::new("dist").exists() {
        println!("cargo::rerun-if-changed=dist");
    }
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("dist");
    let mut files = Vec::new();
    if folder.join("apostil.js").exists() {
        collect(&folder, &mut files)?;
    }
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(&folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
        list.push_str(&format!("    ({name:?}, include_bytes!({file:?})),\n"));
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("widget.rs"), list)
}

fn hash_sources() -> io::Result<()> {
    let mut files = vec![PathBuf::from("Cargo.toml")];
    for folder in ["src", "www/words"] {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        fs::read(file)?.hash(&mut hasher);
    }
    println!("cargo::rustc-env=APOSTIL_SOURCES={:016x}", hasher.finish());
    Ok(())
}

/// All files in a folder and its subfolders.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
