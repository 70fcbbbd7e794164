//! When an article is shown. In: which of its files have arrived, are loading or are late. Out: whether to show it now.
//! It is shown as soon as everything has arrived, after three seconds at the latest, and again with whatever arrives
//! later, once no card is open. Knows no clock and no page.

/// How long an article waits for files that it can be read without, in ms.
pub(crate) const PATIENCE: u32 = 3_000;

#[derive(Default)]
pub(crate) struct Waiting {
    /// How many files are loading.
    underway: usize,
    is_late: bool,
    is_shown: bool,
    /// Whether a file has arrived that is not shown yet.
    has_more: bool,
}

/// The next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Do nothing for now.
    Wait,
    /// Show the article for the first time.
    Show,
    /// Show it again, with more files.
    ShowAgain,
    /// It has been shown with everything there is.
    Finish,
}

impl Waiting {
    /// A file is loading.
    pub fn begin(&mut self) {
        self.underway += 1;
    }

    /// A file has arrived or failed to load; `brings` says whether it changes the article.
    pub fn end(&mut self, brings: bool) {
        self.underway = self.underway.saturating_sub(1);
        self.has_more |= brings;
    }

    /// Everything that is still loading is late.
    pub fn lose_patience(&mut self) {
        self.is_late = true;
    }

    /// The next step, which is then considered done. A reader with an open card is not disturbed.
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
