//! What was found in an article, for the panel of its preview: each finding with its place in the files and the words
//! around it, by which the page finds the place in the text.

use crate::files::{Files, Read};
use apostil::article::{Diagnostic, File, Options, parse};
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::HashMap;

/// All findings, as the page reads them, the gravest first.
pub fn findings(files: &Files) -> Value {
    let article = parse(&files.input(), &Options::default());
    let mut findings: Vec<_> = article.diagnostics().iter().collect();
    findings.sort_by_key(|finding| Reverse(finding.severity)); // stable: each kind stays in the order of its places
    let mut lines: HashMap<File, Vec<String>> = HashMap::new();
    let one = |finding: &Diagnostic| {
        let lines =
            lines.entry(finding.file).or_insert_with(|| files.get(finding.file).map(self::lines).unwrap_or_default());
        json!({
            "severity": finding.severity,
            "code": finding.code,
            "file": finding.file,
            "name": files.name(finding.file),
            "line": finding.line,
            "column": finding.column,
            "message": finding.message,
            "help": finding.help,
            "near": lines.get(finding.line as usize - 1),
        })
    };
    findings.into_iter().map(one).collect()
}

/// The lines of a file, as findings count them.
fn lines(file: &Read) -> Vec<String> {
    let text = String::from_utf8_lossy(&file.bytes).replace("\r\n", "\n");
    text.split(['\n', '\r']).map(str::to_owned).collect()
}
