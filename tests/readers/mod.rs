//! The programs that read exported files: files go in, what the programs found in them comes out as CSL-JSON.

use crate::required::is_met;
use serde_json::Value;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Whether a program is there, for a test that needs it.
pub fn has(program: &str, test: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    let is_here = env::split_paths(&path).any(|folder| folder.join(program).is_file());
    is_met(program, is_here, test, "`make browsers` installs it")
}

/// What pandoc reads in a file.
pub fn pandoc(format: &str, text: &str) -> Vec<Value> {
    let out = run(Command::new("pandoc").args(["-f", format, "-t", "csljson"]), text);
    match serde_json::from_str(&out) {
        Ok(Value::Array(records)) => records,
        other => panic!("{other:?}"),
    }
}

/// Whether this pandoc reads RIS, as it does from version 3.
pub fn pandoc_reads_ris() -> bool {
    run(Command::new("pandoc").arg("--list-input-formats"), "").lines().any(|format| format == "ris")
}

/// What bibutils reads in RIS, by way of its BibTeX.
pub fn bibutils(ris: &str) -> Vec<Value> {
    let xml = run(Command::new("ris2xml").args(["-i", "utf8", "-nt"]), ris);
    pandoc("bibtex", &run(Command::new("xml2bib").args(["-o", "utf8", "-nb", "-b"]), &xml))
}

/// Runs BibTeX on entries, all of them, with one of its own styles; its report and its list.
pub fn bibtex(entries: &str, style: &str) -> (String, String) {
    let folder = TempDir::new().unwrap();
    let file = |name: &str| folder.path().join(name);
    fs::write(file("sources.bib"), entries).unwrap();
    let aux = format!("\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{sources}}\n");
    fs::write(file("article.aux"), aux).unwrap();
    let report = run(Command::new("bibtex").arg("article").current_dir(folder.path()), "");
    (report, read(file("article.bbl")))
}

fn read(path: impl AsRef<Path>) -> String {
    String::from_utf8(fs::read(path).unwrap()).unwrap()
}

/// Runs a program that must succeed.
pub fn run(command: &mut Command, input: &str) -> String {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // Some of these programs write before they have read everything.
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8_lossy(&output.stderr));
    let program: &OsStr = command.get_program();
    assert!(output.status.success(), "{program:?}: {}\n{out}{err}", output.status);
    out
}
