//! Keys of the front matter that are probably misspelt. In: an article. Out: diagnostics. Other unknown keys belong to
//! other programs, and nothing is said of them.

use crate::article::check::help::suggest;
use crate::article::diagnostic::{Code, Collector, File};
use crate::article::model::Article;
use crate::article::read::front_matter;
use crate::article::text::typo::nearest;

/// The keys that are read, and those of other programs that are taken for one of them.
const KEYS: [&str; 25] = [
    "title",
    "subtitle",
    "description",
    "author",
    "authors",
    "date",
    "lang",
    "original",
    "canonical",
    "canonical_url",
    "canonicalURL",
    "image",
    "license",
    "glossary",
    "sources",
    "bibliography",
    "csl",
    "notes",
    "terms",
    "marks",
    "verdicts",
    "max-names",
    "toc",
    "skip",
    "references",
];

/// Keys that other programs read and that are nearly one of ours.
const OTHERS: [&str; 8] = ["css", "data", "images", "note", "source", "tag", "update", "reference"];

/// Reports each key that is nearly a known one.
pub(crate) fn report(article: &Article, diagnostics: &mut Collector) {
    for file in [File::Article, File::Notes] {
        for (key, span) in front_matter::keys(&article.files[file as usize], file) {
            if KEYS.contains(&&*key) || OTHERS.contains(&&*key) {
                continue;
            }
            if let Some(meant) = nearest(&key, KEYS) {
                diagnostics.add_for_author(Code::FrontMatterKey, span, &[&key]);
                diagnostics.help_last(span, |found| suggest(found, meant));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::content::buffer::Text;
    use crate::article::model::front_matter::FrontMatter;

    #[test]
    fn the_keys_are_those_that_are_read() {
        for key in KEYS {
            let value = match key {
                "marks" => "plain",
                "verdicts" | "toc" => "false",
                "max-names" => "20",
                key if key.starts_with("canonical") => "https://a.example",
                _ => "[first]",
            };
            let text = format!("---\n{key}: {value}\n---\n");
            let front = front_matter::read(&text, File::Article, &mut Text::default(), &mut Collector::default());
            let is_read = front.values != FrontMatter::default() || !front.references.array().is_empty();
            let is_value = !matches!(key, "csl" | "date");
            assert_eq!(is_read, is_value, "{key}");
        }
    }
}
