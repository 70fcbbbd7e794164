//! What a preview reaches: files of its folder, those that front matter may name and those that the command line names,
//! nothing hidden, nothing without an end; and a browser, if it is asked to.

use super::{Preview, ended, folder, until};
use crate::shell::Folder;
use std::fs;
use std::io::Read;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

fn fifo(folder: &Folder, name: &str) {
    assert!(Command::new("mkfifo").arg(folder.path(name)).status().unwrap().success());
}

/// What it has printed on standard error; stops it first.
fn told(preview: &mut Preview) -> String {
    preview.child.kill().unwrap();
    let mut err = String::new();
    preview.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    err
}

#[test]
fn front_matter_leads_to_nothing_outside_the_folder() {
    let article = "---\nglossary: ../outside.md\nsources: .hidden.json\nnotes: linked.md\n---\nAlpha.";
    let folder = folder()
        .with("texts/my article.md", article)
        .with("outside.md", "Alpha\n: not to be served\n")
        .with("texts/.hidden.json", "[]");
    symlink("../outside.md", folder.path("texts/linked.md")).unwrap();
    let mut command = folder.apostil(&["preview", "my article.md", "--port", "0"]);
    let mut preview = Preview::run(command.current_dir(folder.path("texts")), "my article.md");
    let (_, _, page) = preview.get("/");
    assert!(page.contains(" glossary=\"\" sources=\"\" notes=\"\" toc>"), "{page}");
    for name in ["glossary", "sources", "notes"] {
        assert_eq!(preview.get(&format!("/apostil/preview/{name}")).0, 404, "{name}");
    }
    let page = preview.listen().next("content");
    let outside = "it is outside the article's folder and the current folder";
    assert!(page.contains(outside) && !page.contains("not to be served"), "{page}");
    let err = told(&mut preview);
    for sentence in [
        format!("`../outside.md` cannot be read: {outside}.\n  help: Name it with `--glossary`, or allow its folder"),
        "`.hidden.json` cannot be read: it is hidden.\n  help: Name it with `--sources`, or rename it".into(),
        format!("`linked.md` cannot be read: {outside}.\n  help: Name it with `--notes`, or allow its folder"),
    ] {
        assert!(err.contains(&sentence), "{sentence}\n{err}");
    }
    let preview = Preview::start(&folder, &["--glossary", "outside.md", "--sources", "texts/.hidden.json"]);
    assert_eq!(preview.get("/apostil/preview/glossary").2, "Alpha\n: not to be served\n");
    assert_eq!(preview.get("/apostil/preview/sources").2, "[]");
}

#[test]
fn front_matter_leads_below_the_working_folder_and_the_roots_but_nothing_else_does() {
    let folder = folder()
        .with("posts/near.md", "---\nglossary: ../words/glossary.md\n---\nAlpha.")
        .with("posts/away.md", "---\nglossary: ../../glossary.md\n---\nAlpha.")
        .with("words/glossary.md", "Alpha\n: near\n")
        .with("elsewhere/posts/away.md", "---\nglossary: ../glossary.md\n---\nAlpha.")
        .with("elsewhere/glossary.md", "Alpha\n: away\n");
    let near = Preview::of(&folder, "posts/near.md", &[]);
    assert_eq!(near.get("/apostil/preview/glossary").2, "Alpha\n: near\n");
    for path in ["/words/glossary.md", "/../words/glossary.md", "/%2e%2e/words/glossary.md"] {
        assert!(matches!(near.get(path).0, 400 | 404), "{path}: the folder of the article alone is served");
    }
    let at = |more: &[&str]| {
        let article = "../elsewhere/posts/away.md";
        let mut command = folder.apostil(&[&["preview", article, "--port", "0"], more].concat());
        Preview::run(command.current_dir(folder.path("texts")), article).get("/apostil/preview/glossary")
    };
    assert_eq!((at(&[]).0, at(&["--root", "../words"]).0), (404, 404));
    assert_eq!(at(&["--root", "../elsewhere"]).2, "Alpha\n: away\n");
}

#[test]
fn a_page_of_the_author_s_own_has_what_the_page_s_folder_has() {
    let page = "<apostil-reader src=\"article.md\"></apostil-reader><script src=\"apostil/apostil.js\"></script>";
    let folder = folder()
        .with("posts/article.md", "---\nglossary: ../glossary.md\n---\nAlpha.")
        .with("posts/index.html", page)
        .with("glossary.md", "Alpha\n: the first\n");
    let mut preview = Preview::of(&folder, "posts/article.md", &[]);
    let refused = "`../glossary.md` cannot be read: it is outside the folder that is served.\n  help: Name it with \
                   `--glossary`, or allow its folder with `--root`;";
    let err = told(&mut preview);
    assert!(err.contains(refused), "{err}");
    // What the command line allows is served in our own page: the author's page fetches by itself.
    let preview = Preview::of(&folder, "posts/article.md", &["--root", "."]);
    assert!(preview.get("/").2.contains(" glossary=\"/apostil/preview/glossary\""));
    assert_eq!(preview.get("/apostil/preview/glossary").2, "Alpha\n: the first\n");
    let done = folder.run(&["preview", "posts/article.md", "--page", "posts/index.html", "--root", "."]);
    let sentence = "apostil: --page <FILE> and --root <DIR> cannot be used together. See `apostil preview --help`.\n";
    assert_eq!((done.status, done.err.as_str()), (Some(2), sentence));
}

#[test]
fn the_page_is_told_no_words_of_a_file_that_is_not_what_it_is_named_for() {
    let folder = folder()
        .with("texts/my article.md", "---\nsources: lock.json\n---\nAlpha.")
        .with("texts/lock.json", "{\"token\": \"ghp_abc123\", }");
    let preview = Preview::start(&folder, &[]);
    let told = preview.listen().next("content");
    assert!(told.contains("sources-syntax") && !told.contains("ghp_abc123"), "{told}");
}

#[test]
fn links_lead_to_nothing_hidden() {
    let folder = folder()
        .with("texts/.git/config", "not to be served")
        .with("texts/store/1", "p {}")
        .with("texts/store/picture.svg", "<svg/>");
    for (to, link) in [(".git/config", "conf"), (".git", "folder"), ("store/1", "style.css"), ("store", "pictures")] {
        symlink(to, folder.path(&format!("texts/{link}"))).unwrap();
    }
    fifo(&folder, "texts/pipe");
    let preview = Preview::start(&folder, &[]);
    for path in ["/conf", "/folder/config", "/folder", "/pipe", "/.git/config"] {
        assert_eq!((preview.get(path).0, preview.get(path).2.as_str()), (404, ""), "{path}");
    }
    let (status, head, _) = preview.get("/style.css");
    assert!(status == 200 && head.contains("content-type: text/css"), "a link says what it leads to: {head}");
    assert_eq!(preview.get("/pictures/picture.svg").2, "<svg/>");
}

#[test]
fn what_has_no_end_is_not_read_and_an_interrupt_is_heard() {
    let folder = folder();
    fifo(&folder, "texts/pipe.md");
    for args in [&["texts/pipe.md"][..], &["texts/my article.md", "--glossary", "texts/pipe.md"]] {
        let ended = ended(&mut folder.apostil(&[&["preview"], args].concat()));
        let sentence = "apostil: texts/pipe.md is not a regular file. Name one.\n";
        assert_eq!(ended, (Some(2), sentence.into()));
    }
    let mut preview = Preview::start(&folder, &[]);
    let mut page = preview.listen();
    page.next("content");
    let folder = folder.with("texts/my article.md", "---\nglossary: pipe.md\n---\nAlpha.");
    assert!(page.next("content").contains("cannot be read: it is not a regular file."));
    fs::rename(folder.path("texts/pipe.md"), folder.path("texts/my article.md")).unwrap();
    assert!(page.next("trouble").contains("is not a regular file"));
    assert_eq!(preview.get("/my%20article.md").0, 404);
    assert_eq!(preview.interrupt(), Some(0));
}

/// A program with this name, the only one on the path.
fn opener(folder: &Folder, script: &str) -> String {
    let bin = folder.path("bin");
    fs::create_dir_all(&bin).unwrap();
    fs::write(bin.join("xdg-open"), format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(bin.join("xdg-open"), fs::Permissions::from_mode(0o755)).unwrap();
    bin.to_str().unwrap().to_owned()
}

#[test]
#[cfg(target_os = "linux")]
fn it_opens_the_browser_or_says_what_to_open() {
    let folder = folder();
    let call = ["preview", "texts/my article.md", "--port", "0", "--open"];
    let path = opener(&folder, "echo \"$1\" > opened.new; /bin/mv opened.new opened");
    let preview = Preview::run(folder.apostil(&call).env("PATH", path), "texts/my article.md");
    let opened = until("a browser", || fs::read_to_string(folder.path("opened")).ok());
    assert_eq!(opened, format!("http://{}/\n", preview.address));
    let path = opener(&folder, "exit 3");
    let mut preview = Preview::run(folder.apostil(&call).env("PATH", path), "texts/my article.md");
    let sentence = format!("apostil: no browser could be opened. Open http://{}/ yourself.\n", preview.address);
    let mut told = vec![0; sentence.len()];
    preview.child.stderr.take().unwrap().read_exact(&mut told).unwrap();
    assert_eq!(String::from_utf8(told).unwrap(), sentence);
}
