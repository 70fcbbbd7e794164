//! Files that were not saved as UTF-8 and were converted. In: an article. Out: a diagnostic for each, at the first character
//! that the encodings write differently.

use crate::article::diagnostic::{Code, Collector, Span};
use crate::article::model::Article;

/// Reports them.
pub(crate) fn report(article: &Article, diagnostics: &mut Collector) {
    for (file, encoding) in &article.encodings {
        let text = &article.files[*file as usize];
        let (at, length) =
            text.char_indices().find(|(_, c)| !c.is_ascii()).map_or((0, 0), |(at, c)| (at, c.len_utf8()));
        let place = Span::new(*file, at..at + length);
        diagnostics.add_for_author(Code::NotUtf8, place, &[&format!("it seems to be {encoding}")]);
        diagnostics.help_last(place, |found| {
            found.help = "Save it as UTF-8. It was converted here, but a page does not convert it.".to_owned();
        });
    }
}
