//! How a file is asked for, by whose it is. In: who names it, and where it is. Out: the word for it that the page's script knows
//! (`WAYS` in `www/files.js`).

use web_sys::Url;

/// Whose file it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Own,
    Page,
    Here,
    There,
}

impl Way {
    /// How a file is asked for that an article names: as a stranger does, and from its own site alone.
    pub fn of_stranger(url: &Url) -> Way {
        let origin = web_sys::window().and_then(|window| window.location().origin().ok());
        if origin.is_some_and(|origin| origin == url.origin()) { Way::Here } else { Way::There }
    }

    pub fn name(self) -> &'static str {
        match self {
            Way::Own => "own",
            Way::Page => "page",
            Way::Here => "here",
            Way::There => "there",
        }
    }
}
