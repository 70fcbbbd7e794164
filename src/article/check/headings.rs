//! Headings that skip a level, since users of screen readers go from level to level, and second titles. In: the headings of
//! the body and the title before them. Out: diagnostics.

use crate::article::diagnostic::{Code, Collector};
use crate::article::model::Heading;
use crate::article::text::strings::{decimal, spaced};

/// Reports each heading that is more than one level deeper than the one before it, and the first that has level 1 as the
/// title has: a warning if it repeats that, otherwise for information, since some programs write sections so.
pub(crate) fn check(headings: &[Heading], title: Option<&str>, diagnostics: &mut Collector) {
    let mut above = title.map(|_| 1);
    for Heading { level, span, .. } in headings {
        if let Some(above) = above.filter(|above| *level > above + 1) {
            diagnostics.add_for_author(Code::HeadingSkips, *span, &[&decimal((*level).into()), &decimal(above.into())]);
        }
        above = Some(*level);
    }
    let mut titles = headings.iter().filter(|heading| heading.level == 1);
    let Some(title) = title.or_else(|| titles.next().map(|first| &*first.text)) else { return };
    if let Some(second) = titles.next() {
        diagnostics.add_for_author(Code::SecondTitle, second.span, &[]);
        if spaced(&second.text).to_lowercase() != spaced(title).to_lowercase() {
            diagnostics.is_known(second.span);
        }
    }
}
