//! When an article is shown. In: which of its files have come, are on their way or are late. Out: whether to show it now. It
//! is shown as soon as all has come, but after three seconds at the latest, and again with what comes later, once no card is
//! open. Knows no clock and no page.

/// How long an article waits for what it can be read without, in ms.
pub(crate) const PATIENCE: u32 = 3_000;

#[derive(Default)]
pub(crate) struct Waiting {
    /// How many files are on their way.
    underway: usize,
    is_late: bool,
    is_shown: bool,
    /// Whether a file has come that is not shown yet.
    has_more: bool,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Nothing for now.
    Wait,
    /// It is shown for the first time.
    Show,
    /// It is shown again, with more.
    ShowAgain,
    /// It has been shown with all that there is.
    Finish,
}

impl Waiting {
    /// A file is on its way.
    pub fn begin(&mut self) {
        self.underway += 1;
    }

    /// A file has come, or cannot be had; `brings` says whether the article is another with it.
    pub fn end(&mut self, brings: bool) {
        self.underway = self.underway.saturating_sub(1);
        self.has_more |= brings;
    }

    /// What is still on its way is late.
    pub fn lose_patience(&mut self) {
        self.is_late = true;
    }

    /// What is to be done now, which is then taken for done. Whoever reads a card is not disturbed.
    pub fn next(&mut self, has_cards: bool) -> Next {
        let is_whole = self.underway == 0;
        if !self.is_shown {
            if !is_whole && !self.is_late {
                return Next::Wait;
            }
            (self.is_shown, self.has_more) = (true, false);
            return Next::Show;
        }
        if self.has_more && !has_cards {
            self.has_more = false;
            return Next::ShowAgain;
        }
        if is_whole && !self.has_more { Next::Finish } else { Next::Wait }
    }
}
