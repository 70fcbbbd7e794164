//! How a file is requested, depending on who names it. In: who names it, and where it is. Out: the name that the page's
//! script knows (`WAYS` in `www/files.js`).

use web_sys::Url;

/// Who names the file, and where it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Own,
    Page,
    Here,
    There,
}

impl Way {
    /// How to request a file that an article names: without credentials, and only from its own site.
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
