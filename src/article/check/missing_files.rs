//! Files that an article shows or links to and that are not there. In: an article, and whether a file exists. Out: more
//! diagnostics.

use crate::article::diagnostic::{Code, Collector};
use crate::article::model::Article;
use crate::article::text::percent::decoded;
use std::path::{Component, Path};

/// What a server makes: these pages need not be files beside the article.
const MADE: [&str; 4] = ["html", "htm", "php", "xml"];

impl Article {
    /// Adds to the diagnostics which pictures and linked files are missing; `exists` is asked by paths relative to the
    /// article, which may lead out of its folder. Links to what need not be a file, such as `posts/` and `other.html`,
    /// are not looked for.
    pub fn report_missing_files(&mut self, exists: impl Fn(&Path) -> bool) {
        let mut diagnostics = Collector::default();
        for (path, place, is_picture) in &self.noted.files {
            let path = decoded(self.text.get(*path));
            let file = Path::new(&*path);
            let is_relative = file.components().all(|part| !matches!(part, Component::Prefix(_) | Component::RootDir));
            let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
            let is_file = *is_picture || ending.is_some_and(|ending| !MADE.contains(&&*ending));
            if is_relative && is_file && !path.ends_with('/') && !exists(file) {
                diagnostics.add_for_author(Code::FileMissing, *place, &[&path]);
            }
        }
        self.diagnostics.extend(diagnostics.place(&self.files));
        self.diagnostics.sort_by_key(|diagnostic| (diagnostic.file, diagnostic.span.start));
    }
}
