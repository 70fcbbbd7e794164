//! What holds for every diagnostic: it lies within its file, its lines and columns match its bytes, and its words are
//! plain text. Panics if one does not.

use super::values::check_text;
use apostil::article::Article;

pub fn check(article: &Article) {
    for found in article.diagnostics() {
        let (file, span) = (article.file(found.file), found.span);
        let place = |offset: u32| {
            let before = file.get(..offset as usize).unwrap_or_else(|| panic!("{found:?} ends within {file:?}"));
            let line = before.rsplit('\n').next().unwrap_or_default();
            (before.matches('\n').count() as u32 + 1, line.chars().count() as u32 + 1)
        };
        assert!(span.start <= span.end, "{found:?}");
        assert_eq!((place(span.start), place(span.end)), ((found.line, found.column), found.end), "{found:?}");
        assert!(!found.message.is_empty(), "{found:?}");
        check_text(&found.message);
        check_text(&found.help);
    }
}
