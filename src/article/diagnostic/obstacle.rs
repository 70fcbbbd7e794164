//! Why a file that front matter names is not read. In: the obstacle. Out: the reason as part of a sentence, and what to do.

/// Why a file that front matter names is not read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Obstacle {
    /// There is no such file.
    Missing,
    /// It is a folder.
    Folder,
    /// It is a device, a pipe or the like.
    Special,
    /// The system does not allow it.
    Forbidden,
    /// It is outside the folders that have this description.
    Outside(String),
    /// Its name or that of a folder on the way begins with a dot.
    Hidden,
    /// The article is untrusted.
    Untrusted,
    /// Its address begins at the root of a site.
    OnSite,
    /// A program that renders the article was not given it.
    NotGiven,
    /// Anything else, in the system's words.
    Other(String),
}

impl Obstacle {
    /// The reason.
    pub(crate) fn reason(&self) -> String {
        match self {
            Obstacle::Missing => "there is no such file".into(),
            Obstacle::Folder => "it is a folder".into(),
            Obstacle::Special => "it is not a regular file".into(),
            Obstacle::Forbidden => "it may not be read".into(),
            Obstacle::Outside(folders) => format!("it is outside {folders}"),
            Obstacle::Hidden => "it is hidden".into(),
            Obstacle::Untrusted => "an untrusted article may not name files".into(),
            Obstacle::OnSite => "its address begins at the root of a site".into(),
            Obstacle::NotGiven => "its text was not given to render".into(),
            Obstacle::Other(words) => words.clone(),
        }
    }

    /// What to do; `option` is the one that names the file instead. `None` if nothing fits better than what is said of
    /// every file that cannot be read.
    pub(crate) fn help(&self, option: &str) -> Option<String> {
        let step = match self {
            Obstacle::Missing | Obstacle::Other(_) => return None,
            Obstacle::Folder => "Name a file in it".into(),
            Obstacle::Special => "Name a regular file".into(),
            Obstacle::Forbidden => "Check its permissions".into(),
            Obstacle::Outside(_) => format!("Name it with `--{option}`, or allow its folder with `--root`"),
            Obstacle::Hidden => {
                format!("Name it with `--{option}`, or rename it or the folder that begins with a dot")
            }
            Obstacle::Untrusted => format!("Name it with `--{option}`"),
            Obstacle::OnSite => {
                format!("Name it on this disk with `--{option}`, or write an address relative to this file")
            }
            Obstacle::NotGiven => format!("Give its text as the option `{option}`"),
        };
        Some(step + "; everything else was read.")
    }
}
