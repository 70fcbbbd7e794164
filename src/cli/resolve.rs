//! The path to a file, through links. In: a path, which may lead through links, and to something that does not exist.
//! Out: the folders on the way, and the rest of the path after the last of them.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The most links in a path; those that form a loop have no end.
pub const LINKS: usize = 40;

/// The path to a file.
#[derive(Debug, Default, PartialEq)]
pub struct Resolved {
    /// The folders in which a change could make the path lead to another file, by their real paths: each that contains
    /// a link on the way, and the file's own or, while that is missing, its nearest existing ancestor.
    pub folders: Vec<PathBuf>,
    /// The end of the path: the last of the folders, and the rest of the path after it.
    pub end: PathBuf,
}

pub fn resolve(path: &Path) -> Resolved {
    let mut folders = Vec::new();
    let Ok(full) = std::path::absolute(path) else { return Resolved::default() };
    let mut ahead: VecDeque<OsString> = steps(&full);
    let (mut here, mut links) = (PathBuf::new(), 0);
    while let Some(step) = ahead.pop_front() {
        if step == ".." {
            here.pop();
            continue;
        }
        let next = here.join(&step);
        if let Ok(target) = fs::read_link(&next)
            && links < LINKS
        {
            links += 1;
            folders.push(here.clone());
            for step in steps(&target).into_iter().rev() {
                ahead.push_front(step);
            }
        } else if ahead.is_empty() || !next.is_dir() {
            folders.push(here.clone());
            here = next;
            break;
        } else {
            here = next;
        }
    }
    // What does not exist has no links; so the rest leads literally where it says.
    for step in ahead {
        match step.to_str() {
            Some("..") => drop(here.pop()),
            _ => here.push(step),
        }
    }
    Resolved { folders, end: here }
}

fn steps(path: &Path) -> VecDeque<OsString> {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    parts.map(|part| part.as_os_str().to_owned()).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::{Resolved, resolve};
    use std::fs::{canonicalize, create_dir_all, remove_dir_all};
    use std::os::unix::fs::symlink;

    #[test]
    fn a_resolved_path_has_the_folders_of_its_links_and_of_its_file_and_an_end() {
        let folder = tempfile::tempdir().unwrap();
        let root = canonicalize(folder.path()).unwrap();
        for name in ["real/deep", "pub"] {
            create_dir_all(root.join(name)).unwrap();
        }
        symlink("../real/now", root.join("pub/link")).unwrap();
        symlink("deep", root.join("real/now")).unwrap();
        symlink("circle", root.join("circle")).unwrap();
        let in_root = |names: &[&str]| names.iter().map(|name| root.join(name)).collect::<Vec<_>>();
        let leads = |path: &str, folders: &[&str], end: &str| {
            assert_eq!(
                resolve(&root.join(path)),
                Resolved { folders: in_root(folders), end: root.join(end) },
                "{path}"
            );
        };
        leads("pub/a.md", &["pub"], "pub/a.md");
        leads("pub/./../real/a.md", &["real"], "real/a.md");
        leads("pub/link/a.md", &["pub", "real", "real/deep"], "real/deep/a.md");
        leads("none/at/../all.md", &[""], "none/all.md");
        let outside = root.with_file_name("outside.md");
        assert_eq!(resolve(&root.join("none/../../outside.md")), Resolved { folders: in_root(&[""]), end: outside });
        leads("pub/..", &[], "");
        assert!(resolve(&root.join("circle/a.md")).folders.len() > 2);
        remove_dir_all(root.join("real/deep")).unwrap();
        leads("pub/link/a.md", &["pub", "real", "real"], "real/deep/a.md");
    }
}
