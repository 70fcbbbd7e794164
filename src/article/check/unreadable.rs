//! The files that an article names and that cannot be read. In: an article. Out: diagnostics.

use crate::article::diagnostic::{Code, Collector, File};
use crate::article::model::Article;
use crate::article::model::front_matter::FrontMatter;
use crate::article::read::front_matter;

/// The value of a key in the front matter.
type Key = fn(&FrontMatter) -> &Option<String>;

/// Reports the files that could not be read.
pub(crate) fn report(article: &Article, diagnostics: &mut Collector) {
    if article.unreadable.is_empty() {
        return;
    }
    // The notes' front matter fills in what that of the article lacks.
    let fronts = [File::Article, File::Notes].map(|file| {
        let text = &article.files[file as usize];
        let (front, end) = front_matter::read(text, file, &mut Collector::default());
        (file, front, &text[..end])
    });
    for (file, reason) in &article.unreadable {
        let (key, address): (_, Key) = match file {
            File::Glossary => ("glossary", |front| &front.glossary),
            File::Sources => ("sources", |front| &front.sources),
            File::Notes => ("notes", |front| &front.notes),
            File::Article | File::Words => continue,
        };
        let named = fronts.iter().find_map(|(of, front, head)| Some((*of, address(front).as_deref()?, *head)));
        let (of, address, head) = named.unwrap_or((File::Article, "", ""));
        diagnostics.add_for_author(Code::FileUnreadable, front_matter::line_of(key, of, head), &[address, reason]);
    }
}
