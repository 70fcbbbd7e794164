//! `apostil render` into another folder: which files go along with a page, and which never do.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

mod shell;

use shell::{Done, Folder};

/// An article that needs files of each kind.
const ARTICLE: &str = "---
sources: refs.json
image: cover.png
---
![Sky](pictures/sky%20blue.jpg?2#x) [data](./data/../data/a.csv) [page](other.html) [dir](data/) [web](https://a.example/b.png)
[root](/c.png) [none](none.png) [here](#aerosol) <img src=\"raw.png\" alt=\"Raw\"> [note][^n] [@wood]

[^n]: ![Note](note.png)

## Aerosol
";
const REFERENCES: &str = r#"[{"id": "wood", "title": "T"}]"#;
const NEEDED: [&str; 7] =
    ["cover.png", "data/a.csv", "note.png", "other.html", "pictures/sky blue.jpg", "raw.png", "refs.json"];

fn folder() -> Folder {
    let names = NEEDED.iter().filter(|name| **name != "refs.json");
    let folder = Folder::new().with("posts/a.md", ARTICLE).with("posts/refs.json", REFERENCES);
    names.fold(folder, |folder, name| folder.with(&format!("posts/{name}"), format!("posts {name}")))
}

fn told(done: &Done) -> (Option<i32>, &str) {
    assert_eq!(done.out, "");
    (done.status, &done.err)
}

#[test]
fn what_a_page_needs_goes_along_with_it() {
    let folder = folder();
    let call = ["render", "posts/a.md", "-o", "site/"];
    assert_eq!(told(&folder.run(&call)), (Some(0), "1 written, 7 files copied\n"));
    for name in NEEDED {
        assert_eq!(folder.text(&format!("site/{name}")), folder.text(&format!("posts/{name}")), "{name}");
    }
    assert_eq!(std::fs::read_dir(folder.path("site")).unwrap().count(), 8, "and nothing else");
    // The same again finds it there.
    assert_eq!(told(&folder.run(&call)), (Some(0), ""));
}

#[test]
fn what_need_not_go_along_stays() {
    let folder = folder();
    for call in [
        &["posts/a.md", "-o", "posts/a.html"][..],
        &["posts/a.md", "-o", "./posts/../posts/b.html"],
        &["posts/a.md", "-o", "site/a.html", "--files", "leave"],
        &["posts/a.md", "-o", "site/a.html", "--fragment"],
        &["posts/a.md", "-o", "site/a.html", "--untrusted", "--sources", "posts/refs.json"],
    ] {
        std::fs::create_dir_all(folder.path("site")).unwrap();
        let done = folder.run(&[&["render"], call].concat());
        assert_eq!((done.status, done.err.contains("copied")), (Some(0), false), "{call:?}: {}", done.err);
        let there = std::fs::read_dir(folder.path("site")).unwrap().count();
        assert!(there <= 1, "{call:?}");
    }
    // From a page in the folder beside, `../x` leads to the same file, or to the same missing one.
    let folder = Folder::new().with("posts/a.md", "![x](../x.png) ![y](../y.png)\n").with("x.png", "x");
    assert_eq!(told(&folder.run(&["render", "posts/a.md", "-o", "site/"])), (Some(0), ""));
    assert!(folder.text("site/a.html").contains(" src=\"../x.png\""));
}

#[test]
fn no_other_file_is_replaced_unless_the_call_says_so() {
    let folder = Folder::new().with("posts/a.md", "![x](x.png)\n").with("posts/x.png", "new").with("site/x.png", "old");
    let sentence = "apostil: posts/x.png was not copied: site/x.png is another file; remove it, or write `--files replace`.\n\
        1 written, 1 file not copied\n";
    let call = ["render", "posts/a.md", "-o", "site"];
    let done = folder.run(&call);
    assert_eq!(done.status, Some(2));
    assert!(done.err.starts_with(sentence.lines().next().unwrap()), "{}", done.err);
    assert_eq!(folder.text("site/x.png"), "old");
    let done = folder.run(&[&call[..], &["--files", "replace"]].concat());
    assert_eq!(told(&done), (Some(0), "1 written, 1 file copied\n"));
    assert_eq!(folder.text("site/x.png"), "new");
}

#[test]
fn two_files_do_not_become_one() {
    let folder = Folder::new()
        .with("one/a.md", "![x](x.png) ![y](y.png) [b](b.html)\n")
        .with("two/b.md", "![x](x.png) ![y](y.png)\n")
        .with("one/x.png", "one")
        .with("two/x.png", "two")
        .with("one/y.png", "same")
        .with("two/y.png", "same")
        .with("one/b.html", "another page");
    for _ in 0..2 {
        let done = folder.run(&["render", "one/a.md", "two/b.md", "-o", "site", "--files", "replace"]);
        let lines: Vec<_> = done.err.lines().collect();
        assert_eq!(
            lines[..2],
            [
                "apostil: one/b.html was not copied: site/b.html is read or written by this call; rename one.",
                &format!(
                    "apostil: two/x.png was not copied: site/x.png is a copy of {}; rename one, or render into two folders.",
                    folder.path("one/x.png").canonicalize().unwrap().display()
                ),
            ]
        );
        assert_eq!(done.status, Some(2));
        assert_eq!((folder.text("site/x.png").as_str(), folder.text("site/y.png").as_str()), ("one", "same"));
        assert!(folder.text("site/b.html").ends_with("</html>\n"));
    }
}

#[test]
fn nothing_that_the_call_reads_is_replaced() {
    let folder = Folder::new()
        .with("a/one.md", "[g](glossary.md) [n](notes.md) [s](refs.json) [w](words.json)\n")
        .with(
            "site/two.md",
            "---\nglossary: glossary.md\nsources: refs.json\nnotes: notes.md\n---\nRome.[^n] [@wood]\n",
        )
        .with("site/glossary.md", "Rome\n: A city.\n")
        .with("site/notes.md", "[^n]: A note.\n")
        .with("site/refs.json", REFERENCES)
        .with("site/words.json", "{}");
    let names = ["glossary.md", "notes.md", "refs.json", "words.json"];
    let folder = names.iter().fold(folder, |folder, name| folder.with(&format!("a/{name}"), "of one.md"));
    let before = names.map(|name| folder.text(&format!("site/{name}")));
    let call = ["render", "a/one.md", "site/two.md", "-o", "site", "--files", "replace", "--words", "site/words.json"];
    for options in [&[][..], &["--incremental"], &["--incremental"]] {
        let done = folder.run(&[&call[..], options].concat());
        assert_eq!(done.status, Some(2));
        for (name, before) in names.iter().zip(&before) {
            let sentence =
                format!("a/{name} was not copied: site/{name} is read or written by this call; rename one.\n");
            assert!(done.err.contains(&sentence), "{}", done.err);
            assert_eq!(folder.text(&format!("site/{name}")), *before);
        }
    }
    // Also if it is read for an article that has no page.
    std::fs::remove_file(folder.path("site/two.html")).unwrap();
    std::fs::create_dir(folder.path("site/two.html")).unwrap();
    assert_eq!(folder.run(&call).status, Some(2));
    assert_eq!(names.map(|name| folder.text(&format!("site/{name}"))), before);
}

#[test]
fn what_is_outside_the_folder_of_the_article_is_not_published() {
    let article =
        "---\nsources: ../refs.json\n---\n[x](../config/users.csv) [y](../config/none.csv) [c](../c.md) [@wood]\n";
    let folder = Folder::new()
        .with("posts/a.md", article)
        .with("posts/b.md", "[x](../config/users.csv)\n")
        .with("c.md", "C\n")
        .with("refs.json", REFERENCES)
        .with("config/users.csv", "secret");
    let done = folder.run(&["render", "posts/a.md", "posts/b.md", "c.md", "-o", "out/site/"]);
    // The same is told of what is there and of what is not, and once.
    let told_of = |name| {
        format!(
            "apostil: posts/../{name} is outside the article's folder: nothing is copied from there; allow its folder with `--root`.\n"
        )
    };
    let names = ["config/none.csv", "config/users.csv", "refs.json"];
    assert_eq!(told(&done), (Some(0), &*(names.map(told_of).concat() + "3 written\n")));
    let page = folder.text("out/site/a.html");
    for part in [" href=\"../config/users.csv\"", " href=\"c.html\"", " data-src=\"../refs.json\""] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(std::fs::read_dir(folder.path("out/site")).unwrap().count(), 3);
    // Nor is it disclosed which folders there are.
    let folder = folder.with("posts/d.md", "![p](../config/../posts/p.png) ![p](../none/../posts/q.png)\n");
    let folder = folder.with("posts/p.png", "p").with("posts/q.png", "q");
    let done = folder.run(&["render", "posts/d.md", "-o", "out/d/"]);
    assert_eq!(told(&done), (Some(0), "1 written, 2 files copied\n"));
    let done = folder.run(&["render", "posts/a.md", "c.md", "-o", "out/site/", "--root", "config"]);
    assert!(done.err.ends_with("2 written, 1 file copied\n"), "{}", done.err);
    assert_eq!(folder.text("out/site/config/users.csv"), "secret");
}

#[test]
fn an_address_that_leads_out_of_the_folder_is_mended() {
    let article = "---\nsources: ../refs.json\nimage: ../x.png\ncanonical: https://a.example/b/\n---\n\
        ![a](../pictures/sky%20blue.png?1) [b](pictures/../../b.csv#top) [c](../c.md) [@wood]\n";
    let folder = Folder::new()
        .with("posts/a.md", article)
        .with("c.md", "C\n")
        .with("refs.json", REFERENCES)
        .with("x.png", "x")
        .with("b.csv", "b")
        .with("pictures/sky blue.png", "sky")
        .with("posts/pictures/x", "");
    let done = folder.run(&["render", "posts/a.md", "c.md", "-o", "out/site/", "--root", "."]);
    assert_eq!(told(&done), (Some(0), "2 written, 4 files copied\n"));
    let page = folder.text("out/site/a.html");
    for part in [
        " src=\"pictures/sky%20blue.png?1\"",
        " href=\"b.csv#top\"",
        " href=\"c.html\"",
        " data-src=\"refs.json\"",
        "<meta property=\"og:image\" content=\"https://a.example/b/x.png\">",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    for name in ["refs.json", "x.png", "b.csv", "pictures/sky blue.png"] {
        assert_eq!(folder.text(&format!("out/site/{name}")), folder.text(name));
    }
}

#[test]
fn nothing_is_read_or_written_out_of_place() {
    let folder = Folder::new().with("work/posts/a.md", "![a](../up.png) ![b](.env)\n").with("work/up.png", "x");
    let folder = folder.with("work/posts/.env", "secret").with("work/cwd/x", "");
    let mut command = folder.apostil(&["render", "../posts/a.md", "-o", "out/"]);
    command.current_dir(folder.path("work/cwd"));
    let done = shell::finish(command, "");
    let err = "apostil: ../posts/../up.png is outside the article's folder: nothing is copied from there; allow its folder with \
               `--root`.\napostil: ../posts/.env was not copied: it is hidden.\n1 written, 1 file not copied\n";
    assert_eq!(told(&done), (Some(2), err));
    assert_eq!(std::fs::read_dir(folder.path("work/cwd/out")).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn links_lead_out_of_neither_folder() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new()
        .with("work/posts/a.md", "![a](out.png) ![b](pictures/b.png)\n")
        .with("work/posts/pictures/b.png", "b")
        .with("secret.png", "secret")
        .with("elsewhere/x", "")
        .with("work/site/x", "");
    symlink("../../secret.png", folder.path("work/posts/out.png")).unwrap();
    symlink("../../elsewhere", folder.path("work/site/pictures")).unwrap();
    let run = |options: &[&str]| {
        let mut command = folder.apostil(&[&["render", "posts/a.md", "-o", "site"], options].concat());
        shell::finish(
            {
                command.current_dir(folder.path("work"));
                command
            },
            "",
        )
    };
    let done = run(&[]);
    for part in [
        "posts/out.png was not copied: it is outside the article's folder; allow its folder with `--root`.",
        "posts/pictures/b.png was not copied: its place is site/pictures/b.png, but it is outside the folder of the page.",
    ] {
        assert!(done.err.contains(part), "{}", done.err);
    }
    assert_eq!((done.status, std::fs::read_dir(folder.path("elsewhere")).unwrap().count()), (Some(2), 1));
    assert!(run(&["--root", ".."]).err.contains("1 file copied"));
    assert_eq!(folder.text("work/site/out.png"), "secret");
}
