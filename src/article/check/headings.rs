//! Headings that skip a level: users of screen readers go from level to level. In: the headings of the body
//! and whether a title comes before them. Out: diagnostics.

use crate::article::diagnostic::{Code, Collector};
use crate::article::model::Heading;
use crate::article::text::strings::decimal;

/// Reports each heading that is more than one level deeper than the one before it; the title has level 1.
pub(crate) fn check(headings: &[Heading], has_title: bool, diagnostics: &mut Collector) {
    let mut above = has_title.then_some(1);
    for Heading { level, span, .. } in headings {
        if let Some(above) = above.filter(|above| *level > above + 1) {
            diagnostics.add_for_author(Code::HeadingSkips, *span, &[&decimal((*level).into()), &decimal(above.into())]);
        }
        above = Some(*level);
    }
}
