//! The files that an article names and that cannot be read. In: an article. Out: diagnostics, and the codes of those
//! that are only a consequence.

use crate::article::diagnostic::{Code, Collector, File};
use crate::article::model::Article;
use crate::article::model::front_matter::FrontMatter;
use crate::article::read::front_matter;

/// The value of a key in the front matter.
type Key = fn(&FrontMatter) -> &Option<String>;

/// Reports the files that could not be read; returns the codes that need not be reported then.
pub(crate) fn report(article: &Article, diagnostics: &mut Collector) -> Vec<Code> {
    let mut implied = Vec::new();
    if article.unreadable.is_empty() {
        return implied;
    }
    // The notes' front matter fills in what that of the article lacks.
    let fronts = [File::Article, File::Notes].map(|file| {
        let text = &article.files[file as usize];
        let (front, end) = front_matter::read(text, file, &mut Collector::default());
        (file, front, &text[..end])
    });
    for (file, reason) in &article.unreadable {
        let (key, address, follows): (_, Key, &[Code]) = match file {
            File::Glossary => ("glossary", |front| &front.glossary, &[Code::TermUndefined, Code::RelatedUndefined]),
            File::Sources => ("sources", |front| &front.sources, &[Code::SourceUndefined]),
            File::Notes => ("notes", |front| &front.notes, &[]),
            File::Article | File::Words => continue,
        };
        let named = fronts.iter().find_map(|(of, front, head)| Some((*of, address(front).as_deref()?, *head)));
        let (of, address, head) = named.unwrap_or((File::Article, "", ""));
        diagnostics.add_for_author(Code::FileUnreadable, front_matter::line_of(key, of, head), &[address, reason]);
        implied.extend(follows);
    }
    implied
}
