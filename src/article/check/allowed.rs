//! Codes that comments switch off, `<!-- apostil allow html-as-text, term-unused -->`. In: an article. Out: those codes, and
//! diagnostics on words that are none.

use crate::article::check::help::suggest;
use crate::article::check::markdown_texts::markdown_texts;
use crate::article::diagnostic::{Code, Collector, Diagnostic, File, Span};
use crate::article::model::Article;
use crate::article::read::markdown;
use crate::article::text::typo::nearest;

/// How a comment begins that is meant for this program, and what one that switches codes off has then.
const START: &str = "apostil";
const VERB: &str = "allow";

/// The codes that the comments of an article's files switch off.
///
/// ```
/// use apostil::article::{Allowed, Input, Options, proofread};
///
/// let text = "![](a.png)\n\n<!-- apostil allow image-without-description -->";
/// let article = proofread(&Input::new(text.as_bytes()), &Options::default());
/// let allowed = Allowed::of(&article);
/// assert!(article.diagnostics().iter().all(|diagnostic| allowed.has(diagnostic)));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Allowed(Vec<(Code, File)>);

impl Allowed {
    /// Reads the comments. Those of an untrusted article do not count.
    pub fn of(article: &Article) -> Self {
        if article.is_untrusted() {
            return Self::default();
        }
        let codes = words(article).into_iter().filter_map(|(word, place)| Some((code(&word)?, place.file)));
        Self(codes.collect())
    }

    /// Whether a diagnostic is switched off: by a comment in its own file, or in the article, which speaks for all its
    /// files.
    pub fn has(&self, diagnostic: &Diagnostic) -> bool {
        let is_about = |file: File| file == File::Article || file == diagnostic.file;
        self.0.iter().any(|(code, file)| *code == diagnostic.code && is_about(*file))
    }
}

/// The most words that are reported: each is compared with all codes.
const REPORTED: usize = 100;

/// Reports the words of such comments that are not codes.
pub(crate) fn report(article: &Article, diagnostics: &mut Collector) {
    let unknown = words(article).into_iter().filter(|(word, _)| code(word).is_none());
    for (word, place) in unknown.take(REPORTED) {
        diagnostics.add_for_author(Code::AllowUnknown, place, &[&word]);
        if let Some(meant) = nearest(&word, Code::allowable().map(Code::name)) {
            diagnostics.help_last(place, |found| suggest(found, meant));
        }
    }
}

fn code(word: &str) -> Option<Code> {
    Code::allowable().find(|code| code.name() == word)
}

/// The words of such comments, each with its place; of one that does not say what it should, the whole.
fn words(article: &Article) -> Vec<(String, Span)> {
    let mut words = Vec::new();
    for (file, offset, text) in markdown_texts(article, START) {
        for comment in markdown::comments(&text) {
            let said = text[comment.clone()].trim_start();
            let Some(rest) = said.strip_prefix(START).filter(|rest| !rest.starts_with(char::is_alphanumeric)) else {
                continue;
            };
            let list = rest.trim_start().strip_prefix(VERB).filter(|list| list.starts_with(char::is_whitespace));
            let Some(list) = list.filter(|list| list.contains(char::is_alphanumeric)) else {
                let start = offset + comment.end - said.len();
                let said = said.trim_end();
                words.push((said.to_owned(), Span::new(file, start..start + said.len())));
                continue;
            };
            let mut at = comment.end - list.len();
            for word in list.split_inclusive(|c: char| c == ',' || c.is_whitespace()) {
                let name = word.trim_end_matches(|c: char| c == ',' || c.is_whitespace());
                // In a quotation its mark may come between.
                if name.contains(char::is_alphanumeric) {
                    words.push((name.to_owned(), Span::new(file, offset + at..offset + at + name.len())));
                }
                at += word.len();
            }
        }
    }
    words
}
