//! What a preview tells its pages: every save, once, wherever the files are and however they come and go.

use super::{ARTICLE, Preview, folder};
use crate::shell::Folder;
use std::fs;
use std::process::Stdio;

#[test]
fn it_tells_its_pages_of_every_save_and_of_nothing_else() {
    let folder = folder().with("texts/style.css", "p {}").with("texts/picture.svg", "<svg/>");
    let preview = Preview::start(&folder, &[]);
    for part in ["/style.css", "/picture.svg"] {
        assert_eq!(preview.get(part).0, 200);
    }
    let mut page = preview.listen();
    let name = page.next("page");
    let attributes =
        r#"{"glossary":"/apostil/preview/glossary","notes":"","sources":"","untrusted":null,"words":null}"#;
    assert_eq!(page.next("content"), format!(r#"{{"attributes":{attributes},"findings":[],"revision":1}}"#));
    // It was read, and touched, and written unchanged: nothing has changed.
    let folder = folder.with("texts/my article.md", ARTICLE).with("texts/unknown.css", "");
    assert_eq!(preview.get("/style.css").0, 200);
    let folder = folder.with("texts/glossary.md", "Beta\n: the second\n");
    let told = page.next("content");
    assert!(
        told.contains("\"revision\":2") && told.contains("term-unused") && told.contains("\"near\":\"Beta\""),
        "{told}"
    );
    let folder = folder.with("texts/my article.md", "a\n\n".repeat(100_000));
    assert!(page.next("content").contains("would become more than 100,000 elements"));
    let folder = folder.with("texts/my article.md", ARTICLE);
    assert!(page.next("content").contains("\"revision\":4"));
    let folder = folder.with("texts/style.css", "p { margin: 0 }");
    let next = name.replace("-0\"", "-1\"");
    assert_eq!(page.next("stylesheet"), format!("{{\"name\":\"style.css\",\"page\":{next}}}"));
    let folder = folder.with("texts/picture.svg", "<svg></svg>");
    assert_eq!(page.next("page"), name.replace("-0\"", "-2\""));
    fs::remove_file(folder.path("texts/my article.md")).unwrap();
    let sentence = "there is no file texts/my article.md. Check the name, or the current folder.";
    assert_eq!(page.next("trouble"), format!("\"{sentence}\""));
    let folder = folder.with("texts/my article.md", ARTICLE);
    assert!(page.next("content").contains("\"revision\":5"));
    let folder = folder.with("texts/my article.md", "Alpha, without a glossary.");
    assert!(page.next("content").contains("\"glossary\":\"\""), "the element has other attributes now");
    // A page that begins to listen only now learns its current name.
    assert_eq!(preview.listen().next("page"), name.replace("-0\"", "-2\""));
    drop(folder);
}

#[test]
fn sources_in_bibtex_are_served_as_json_and_every_save_of_them_is_told() {
    let bib = |title: &str| format!("@book{{wood, title = {{{title}}}}}");
    let article = "---\nsources: refs.bib\n---\nAlpha [@wood].\n";
    let folder = folder().with("texts/my article.md", article).with("texts/refs.bib", bib("Tambora"));
    let preview = Preview::start(&folder, &[]);
    let mut page = preview.listen();
    let told = page.next("content");
    assert!(told.contains("\"sources\":\"/apostil/preview/sources\"") && told.contains("\"findings\":[]"), "{told}");
    let json = "[{\"id\": \"wood\", \"type\": \"book\", \"title\": \"Tambora\"}]\n";
    assert_eq!(preview.get("/apostil/preview/sources").2, json);
    let folder = folder.with("texts/refs.bib", bib("Krakatoa"));
    page.next("content");
    assert_eq!(preview.get("/apostil/preview/sources").2, json.replace("Tambora", "Krakatoa"));
    let folder = folder.with("texts/refs.bib", "\n@book{wood, title = {");
    let told = page.next("content");
    assert!(told.contains("sources-syntax") && told.contains("\"line\":2"), "{told}");
    drop(folder);
}

#[test]
fn a_glossary_that_is_not_there_costs_itself_alone_and_may_come_and_go() {
    let article = ARTICLE.replace("glossary.md", "words/glossary.md");
    let mut folder = folder().with("texts/my article.md", article);
    let preview = Preview::start(&folder, &[]);
    assert!(
        preview
            .get("/")
            .2
            .contains("<apostil-reader src=\"my%20article.md\" glossary=\"\" sources=\"\" notes=\"\" toc>")
    );
    let mut page = preview.listen();
    let missing = |told: String| {
        assert!(
            told.contains("file-unreadable") && told.contains("\"near\":\"glossary: words/glossary.md\""),
            "{told}"
        );
        assert!(told.contains("\"glossary\":\"\""), "{told}");
    };
    missing(page.next("content"));
    for _ in 0..2 {
        folder = folder.with("texts/words/glossary.md", "Alpha\n: the first\n");
        assert!(page.next("content").contains("\"glossary\":\"/apostil/preview/glossary\""));
        assert!(preview.get("/").2.contains("glossary=\"/apostil/preview/glossary\""));
        folder = folder.with("texts/words/glossary.md", "Beta\n: the second\n");
        assert!(page.next("content").contains("term-unused"));
        fs::remove_dir_all(folder.path("texts/words")).unwrap();
        missing(page.next("content"));
    }
}

#[test]
fn a_folder_may_go_and_return() {
    let mut folder = folder();
    let preview = Preview::start(&folder, &[]);
    let mut page = preview.listen();
    page.next("content");
    for count in 0..4 {
        match count % 2 {
            0 => fs::remove_dir_all(folder.path("texts")).unwrap(),
            _ => fs::rename(folder.path("texts"), folder.path(&format!("old{count}"))).unwrap(),
        }
        assert!(page.next("trouble").contains("there is no file"));
        folder = folder.with("texts/my article.md", format!("Here again[^a{count}]."));
        assert!(page.next("content").contains(&format!("Here again[^a{count}]")));
        folder = folder.with("texts/my article.md", format!("And saved[^b{count}]."));
        assert!(page.next("content").contains(&format!("And saved[^b{count}]")));
    }
}

#[test]
fn a_folder_may_be_another_at_once() {
    let folder = folder().with("copy/my article.md", "Another[^a].");
    let preview = Preview::start(&folder, &[]);
    let mut page = preview.listen();
    page.next("content");
    fs::rename(folder.path("texts"), folder.path("old")).unwrap();
    fs::rename(folder.path("copy"), folder.path("texts")).unwrap();
    assert!(page.next("content").contains("Another[^a]"));
    let folder = folder.with("texts/my article.md", "Saved there[^b].");
    assert!(page.next("content").contains("Saved there[^b]"));
    drop(folder);
}

#[test]
#[cfg(unix)]
fn saves_are_heard_of_through_links() {
    use std::os::unix::fs::symlink;
    let mut folder = Folder::new()
        .with("real/article.md", "One[^a].")
        .with("next/article.md", "Three[^c].")
        .with("pub/index.html", "<script src=\"apostil/apostil.js\"></script><apostil-reader src=\"article.md\">");
    let relink = |folder: &Folder, to: &str| {
        symlink(to, folder.path("new")).unwrap();
        fs::rename(folder.path("new"), folder.path("now")).unwrap();
    };
    relink(&folder, "real");
    symlink("../now/article.md", folder.path("pub/article.md")).unwrap();
    let preview = Preview::of(&folder, "pub/article.md", &[]);
    let mut page = preview.listen();
    assert!(page.next("content").contains("One[^a]"));
    assert_eq!(preview.get("/article.md").2, "One[^a].", "the call names it, wherever it is");
    folder = folder.with("real/article.md", "Two[^b].");
    assert!(page.next("content").contains("Two[^b]"));
    relink(&folder, "next");
    assert!(page.next("content").contains("Three[^c]"));
    folder = folder.with("next/article.md", "Four[^d].");
    assert!(page.next("content").contains("Four[^d]"));
    drop(folder);
}

#[test]
fn a_long_line_is_not_told_whole() {
    let notes: String = (0..200).map(|count| format!("Some words stand here[^n{count}] and there. ")).collect();
    let folder = folder().with("texts/my article.md", notes.repeat(20));
    let mut command = folder.apostil(&["preview", "texts/my article.md", "--port", "0"]);
    let preview = Preview::run(command.stderr(Stdio::null()), "texts/my article.md"); // nobody here reads all of that
    let told = preview.listen().next("content");
    assert!(told.matches("note-undefined").count() > 150 && told.len() < 800_000, "{}", told.len());
    assert!(told.contains("Some words stand here[^n7] and there."), "what stands around a place is told");
}

#[test]
#[cfg(target_os = "linux")]
fn nothing_is_read_when_nothing_is_saved() {
    use std::thread::sleep;
    use std::time::Duration;
    let folder = folder();
    let preview = Preview::start(&folder, &[]);
    let mut page = preview.listen();
    page.next("content");
    let folder = folder.with("texts/my article.md", "Saved.");
    page.next("content");
    let read = || {
        let counts = fs::read_to_string(format!("/proc/{}/io", preview.child.id())).unwrap();
        counts.lines().find(|line| line.starts_with("rchar")).unwrap().to_owned()
    };
    // That nothing happens shows only with time; a slow machine gets some more of it.
    let mut last = read();
    let is_still = (0..10).any(|_| {
        sleep(Duration::from_millis(500));
        let before = std::mem::replace(&mut last, read());
        before == last
    });
    assert!(is_still, "it goes on reading: {last}");
    drop(folder);
}
