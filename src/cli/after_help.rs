//! What the help and the manual of each subcommand end with: examples, and the exit statuses.

/// The exit statuses of all subcommands.
pub const STATUSES: &str = "Exit status:
  0  success
  1  an article has errors, or with `check --deny-warnings` warnings; output is written all the same
  2  the command line or a file is wrong";

pub const NEW: &str = "Example:
  apostil new my-article";

pub const PREVIEW: &str = "Examples:
  apostil preview article.md --open
  apostil preview article.md --page index.html
  apostil preview article.md --glossary glossary.md --port 0";

pub const RENDER: &str = "Examples:
  apostil render article.md -o article.html --stylesheet /apostil/apostil.css
  apostil render one.md two.md -o site/ --stylesheet /apostil/apostil.css
  apostil render one.md two.md -o site/ --stylesheet /apostil/apostil.css --incremental --files replace
  apostil render article.md --fragment --prefix summer";

pub const CHECK: &str = "Examples:
  apostil check article.md
  apostil check one.md two.md --deny-warnings --allow html-as-text,image-without-description
  apostil check article.md --format json
  apostil check article.md --quotes texts --write";

pub const SOURCES: &str = "Examples:
  apostil sources article.md -o cited.json
  apostil sources article.md --format bibtex
  apostil sources refs.bib --format csl-json -o refs.json";
