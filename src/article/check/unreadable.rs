//! The files that an article names and that cannot be read. In: an article. Out: diagnostics.

use crate::article::content::buffer::Text;
use crate::article::diagnostic::{Code, Collector, File, Obstacle};
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
        let front = front_matter::read(text, file, &mut Text::default(), &mut Collector::silent());
        (file, front.values, front_matter::keys(text, file))
    });
    for (file, obstacle) in &article.unreadable {
        let (names, address): (&[_], Key) = match file {
            File::Glossary => (&["glossary"], |front| &front.glossary),
            File::Sources => (&["sources", "bibliography"], |front| &front.sources),
            File::Notes => (&["notes"], |front| &front.notes),
            File::Article | File::Words => continue,
        };
        let named = fronts.iter().find_map(|(_, front, keys)| Some((address(front).as_deref()?, keys)));
        let Some((address, keys)) = named else { continue };
        // The last one counts.
        let line = names.iter().find_map(|name| keys.iter().rfind(|(key, _)| key == name));
        let Some((_, line)) = line else { continue };
        let code = if *obstacle == Obstacle::OnSite { Code::FileOnSite } else { Code::FileUnreadable };
        diagnostics.add_for_author(code, *line, &[address, &obstacle.reason()]);
        if let Some(help) = obstacle.help(file.name()) {
            diagnostics.help_last(*line, |added| added.help = help);
        }
    }
}
