//! Headings that skip a level: those who have a page read to them go from level to level. In: the headings of the body
//! and whether a title stands above them. Out: findings.

use crate::article::diagnostic::{Code, Findings};
use crate::article::model::Heading;
use crate::article::text::strings::decimal;

/// Reports each heading that is more than one level deeper than what stands above it; the title is of level 1.
pub(crate) fn check(headings: &[Heading], has_title: bool, findings: &mut Findings) {
    let mut above = has_title.then_some(1);
    for Heading { level, span, .. } in headings {
        if let Some(above) = above.filter(|above| *level > above + 1) {
            findings.add_for_author(Code::HeadingSkips, *span, &[&decimal((*level).into()), &decimal(above.into())]);
        }
        above = Some(*level);
    }
}
