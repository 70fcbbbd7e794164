//! The way to a file. In: a path. Out: the folders in which a change could make another file of it: each that holds a link
//! on the way, and the one that the file is in or, while that is missing, the nearest one that is there.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// How many links a way may have; those that lead in a circle have no end.
const LINKS: usize = 40;

/// The folders on the way to a file, by their real paths.
pub fn way(path: &Path) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    let Ok(full) = std::path::absolute(path) else { return folders };
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
            folders.push(here);
            break;
        } else {
            here = next;
        }
    }
    folders
}

fn steps(path: &Path) -> VecDeque<OsString> {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    parts.map(|part| part.as_os_str().to_owned()).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::way;
    use std::fs::{canonicalize, create_dir_all, remove_dir_all};
    use std::os::unix::fs::symlink;

    #[test]
    fn a_way_has_the_folders_of_its_links_and_of_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let root = canonicalize(folder.path()).unwrap();
        for name in ["real/deep", "pub"] {
            create_dir_all(root.join(name)).unwrap();
        }
        symlink("../real/now", root.join("pub/link")).unwrap();
        symlink("deep", root.join("real/now")).unwrap();
        symlink("circle", root.join("circle")).unwrap();
        let in_root = |names: &[&str]| names.iter().map(|name| root.join(name)).collect::<Vec<_>>();
        assert_eq!(way(&root.join("pub/a.md")), in_root(&["pub"]));
        assert_eq!(way(&root.join("pub/./../real/a.md")), in_root(&["real"]));
        assert_eq!(way(&root.join("pub/link/a.md")), in_root(&["pub", "real", "real/deep"]));
        assert_eq!(way(&root.join("none/at/all.md")), std::slice::from_ref(&root));
        assert!(way(&root.join("circle/a.md")).len() > 2);
        remove_dir_all(root.join("real/deep")).unwrap();
        assert_eq!(way(&root.join("pub/link/a.md")), in_root(&["pub", "real", "real"]));
    }
}
