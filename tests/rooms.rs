//! Which part of the program may depend on which: the arrows of docs/architecture.md, checked against every path in
//! `src/`.

use std::fs;
use std::path::Path;

/// The modules of `src/article/`: each may import from those above it.
const ROOMS: [&str; 13] = [
    "limits",
    "text",
    "diagnostic",
    "content",
    "syntax",
    "locale",
    "model",
    "read",
    "bibliography",
    "link",
    "write",
    "export",
    "check",
];

/// A path that a file names, from the crate's root: `["article", "text", "slug", "Ids"]`.
type Named = Vec<String>;

/// All files below `src/`, each with its module's path.
fn files() -> Vec<(String, Named)> {
    let (mut files, mut folders) = (Vec::new(), vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")]);
    let root = folders[0].clone();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let module = path.strip_prefix(&root).unwrap().with_extension("");
                let module = module.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
                files.push((fs::read_to_string(&path).unwrap(), module));
            }
        }
    }
    files
}

/// What a file names from this crate: in `use` lines and elsewhere, by `crate`, `super` or, in the terminal, `apostil`.
fn named(source: &str, module: &[String]) -> Vec<Named> {
    let mut all = Vec::new();
    // Where the modules that are in the file itself begin: by how far they are indented.
    let mut inner: Vec<usize> = Vec::new();
    let mut offset = 0;
    for line in source.split_inclusive('\n') {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        if code.trim_end() == "}" && inner.last() == Some(&indent) {
            inner.pop();
        }
        if !code.starts_with("//") {
            let end = code.find(" // ").unwrap_or(code.len());
            for (at, _) in code[..end].match_indices("::") {
                let start = code[..at].trim_end_matches(is_of_name).len();
                // The path continues after the line's end if its braces do.
                let rest = &source[offset + indent + at + 2..];
                let is_first = !code[..start].ends_with("::");
                let home = match &code[start..at] {
                    "crate" if module[0] == "cli" => vec!["cli".to_owned()],
                    "crate" | "apostil" => Vec::new(),
                    "super" if is_first => {
                        let supers = 1 + rest.split("::").take_while(|part| *part == "super").count();
                        let up = supers.saturating_sub(inner.len());
                        module[..module.len() - up].to_vec()
                    }
                    _ => continue,
                };
                let rest = rest.trim_start_matches("super::");
                all.extend(leaves(rest).into_iter().map(|leaf| [home.clone(), leaf].concat()));
            }
        }
        if code.trim_end().ends_with('{') && (code.starts_with("mod ") || code.starts_with("pub mod ")) {
            inner.push(indent);
        }
        offset += line.len();
    }
    all
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The paths of a tree such as `a::{b, c::d}`, at the start of a text.
fn leaves(tree: &str) -> Vec<Named> {
    let tree = tree.trim_start();
    let Some(list) = tree.strip_prefix('{') else {
        let end = tree.find(|c| !is_of_name(c)).unwrap_or(tree.len());
        let name = tree[..end].to_owned();
        return match tree[end..].strip_prefix("::") {
            Some(rest) => leaves(rest).into_iter().map(|leaf| [vec![name.clone()], leaf].concat()).collect(),
            None => vec![vec![name]],
        };
    };
    let (mut all, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                if !list[start..at].trim().is_empty() {
                    all.extend(leaves(&list[start..at]));
                }
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    all
}

/// Why a module may not name a path, if so.
fn fault(module: &[String], path: &[String]) -> Option<String> {
    let (from, to) = (module[0].as_str(), path.first()?.as_str());
    let parts: &[&str] = match from {
        "article" => &["article"],
        "reader" => &["reader"],
        "author" => &["author", "article"],
        "web" => &["web", "reader", "author", "article"],
        "cli" => &["cli", "author", "article"],
        _ => return None,
    };
    if !parts.contains(&to) {
        return Some(format!("`{from}` may name nothing of `{to}`"));
    }
    let ("article", [_, own, ..]) = (from, module) else { return None };
    let room = |name: &str| ROOMS.iter().position(|room| *room == name);
    let other = path.get(1).map_or("", String::as_str);
    match (room(own), room(other)) {
        (Some(own), Some(other)) if other <= own => None,
        (Some(_), Some(_)) => Some(format!("the room `{other}` comes after `{own}`")),
        (None, _) => Some(format!("`{own}` is not a room")),
        (_, None) => Some(format!("`{other}` is taken from the facade, not from where it is defined")),
    }
}

#[test]
fn no_arrow_points_upward() {
    let (mut faults, mut arrows) = (Vec::new(), 0);
    for (source, module) in files() {
        for path in named(&source, &module) {
            arrows += usize::from(path.first() != module.first() || path.get(1) != module.get(1));
            if let Some(fault) = fault(&module, &path) {
                faults.push(format!("src/{}.rs names {}: {fault}", module.join("/"), path.join("::")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(arrows > 300, "{arrows} arrows were seen");
}

#[test]
fn arrows_are_seen_however_they_are_written() {
    let module = ["article", "link", "text"].map(str::to_owned);
    let source = "use crate::article::{\n    text::{slug, sort::order},\n    model::Article,\n};\nuse super::terms::Finder;\n\
        // use crate::cli;\nfn f(x: super::super::html::Html) -> crate::web::A<'_> {}\nmod tests {\n    use super::*;\n    \
        use super::super::B;\n}\nuse super::C;\n";
    let paths: Vec<_> = named(source, &module).into_iter().map(|path| path.join("::")).collect();
    let expected = [
        "article::text::slug",
        "article::text::sort::order",
        "article::model::Article",
        "article::link::terms::Finder",
        "article::html::Html",
        "web::A",
        "article::link::text::",
        "article::link::B",
        "article::link::C",
    ];
    assert_eq!(paths, expected);
}
