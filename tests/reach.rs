//! Which files an article leads to, and what is disclosed of them: `check`, `render` and `sources`, run as processes.
//! What `apostil preview` reaches is in `tests/preview/reach.rs`.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

#[expect(dead_code, reason = "nothing is written here")]
mod shell;

use shell::{Done, Folder};
use std::fs;

/// What must not be disclosed: a key, its value, and a word that would be a term.
const SECRET: &str = "SECRET_TOKEN=ghp_abc123\n_authToken = \"npm_x\"\n\nghp_term\n: ghp_definition\n";
const OUTSIDE: &str = "it is outside the article's folder and the current folder";
const VERBS: [&[&str]; 5] =
    [&["check"], &["check", "--format", "json"], &["render"], &["render", "--fragment"], &["sources"]];

/// A project with an article in it, and secrets in it and beside it.
fn project() -> Folder {
    Folder::new()
        .with("secret/.npmrc", SECRET)
        .with("secret/plain.txt", SECRET)
        .with("secret/glossary.md", "ghp_term\n: ghp_definition\n")
        .with("secret/sources.json", r#"[{"id": "ghp", "title": "ghp_title"}]"#)
        .with("project/.env", SECRET)
        .with("project/.hidden/glossary.md", "ghp_term\n: ghp_definition\n")
        .with("project/posts/.draft.md", "ghp_term\n: ghp_definition\n")
        .with("project/posts/article.md", "")
}

/// Runs a subcommand on `posts/article.md` in a folder of a project, with an environment that contains a secret.
fn run(folder: &Folder, at: &str, verb: &[&str], article: &str, more: &[&str]) -> Done {
    let mut command = folder.apostil(&[verb, &[article], more].concat());
    command.current_dir(folder.path(at)).env("SECRET_TOKEN", "ghp_abc123");
    shell::finish(command, "")
}

fn article(front: &str) -> String {
    format!("---\n{front}\n---\nThe ghp_term, after that [@ghp].\n")
}

fn tells(done: &Done) -> String {
    format!("{}{}", done.out, done.err)
}

/// No secret is disclosed, and the message gives this reason why the file is not read.
fn assert_refused(done: &Done, verb: &[&str], front: &str, reason: &str) {
    let told = tells(done);
    for secret in ["ghp_abc123", "SECRET_TOKEN", "npm_x", "ghp_definition", "ghp_title"] {
        assert!(!told.contains(secret), "{verb:?}, {front}: {told}");
    }
    assert!(told.contains(reason), "{verb:?}, {front}, {reason}: {told}");
    assert_eq!(done.status, Some(1), "{verb:?}, {front}: {told}");
}

#[test]
fn front_matter_leads_to_nothing_outside_and_to_nothing_hidden() {
    let mut folder = project();
    let deep = "../".repeat(20);
    let absolute = folder.path("secret/plain.txt");
    let absolute = absolute.to_str().unwrap().trim_start_matches('/').to_owned();
    for (file, reason) in [
        ("../../secret/glossary.md", OUTSIDE),
        ("../../secret/sources.json", OUTSIDE),
        ("../../secret/.npmrc", OUTSIDE),
        ("%2e%2e/%2E%2e/secret/glossary.md", OUTSIDE),
        ("..%2f..%2fsecret%2fglossary.md", OUTSIDE),
        ("./../posts/../../secret/glossary.md?x#y", OUTSIDE),
        ("none/../../../secret/glossary.md", OUTSIDE),
        (&format!("{deep}{absolute}"), OUTSIDE),
        (&format!("{deep}etc/passwd"), OUTSIDE),
        (&format!("{deep}proc/self/environ"), OUTSIDE),
        // Not even the existence of such a file is disclosed.
        ("../../secret/none.md", OUTSIDE),
        (&format!("{deep}none/at/all"), OUTSIDE),
        ("../.env", "it is hidden"),
        ("%2e%2e/%2eenv", "it is hidden"),
        ("../.none", "it is hidden"),
        (".draft.md", "it is hidden"),
        ("../.hidden/glossary.md", "it is hidden"),
        ("none.md", "there is no such file"),
        ("../posts", "it is a folder"),
    ] {
        for key in ["glossary", "sources", "notes"] {
            let front = format!("{key}: {file}");
            folder = folder.with("project/posts/article.md", article(&front));
            for verb in VERBS {
                assert_refused(&run(&folder, "project", verb, "posts/article.md", &[]), verb, &front, reason);
            }
        }
    }
    let way_out =
        ".\n  help: Name it with `--glossary`, or allow its folder with `--root`; everything else was read.\n";
    let folder = folder.with("project/posts/article.md", article("glossary: ../../secret/glossary.md"));
    let done = run(&folder, "project", &["render"], "posts/article.md", &[]);
    assert!(done.err.contains(&format!("{OUTSIDE}{way_out}")), "{}", done.err);
}

#[test]
fn what_the_notes_name_is_held_to_the_same() {
    let notes = "> The\n\nA note.\n";
    let mut folder = project();
    for key in ["glossary", "sources"] {
        for (file, reason) in [("../../secret/sources.json", OUTSIDE), ("../.env", "it is hidden")] {
            let front = format!("{key}: {file}");
            folder = folder
                .with("project/posts/notes.md", format!("---\n{front}\n---\n{notes}"))
                .with("project/posts/article.md", article("notes: notes.md"));
            for verb in VERBS {
                assert_refused(&run(&folder, "project", verb, "posts/article.md", &[]), verb, &front, reason);
                // The command line names the notes, not what these name.
                let named = ["--notes", "posts/notes.md"];
                assert_refused(&run(&folder, "project", verb, "posts/article.md", &named), verb, &front, reason);
            }
        }
    }
    let folder = folder
        .with("secret/notes.md", format!("---\nglossary: glossary.md\n---\n{notes}"))
        .with("project/posts/article.md", "The ghp_term.");
    let done = run(&folder, "project", &["render"], "posts/article.md", &["--notes", "../secret/notes.md"]);
    assert_refused(&done, &["render"], "beside notes that stand elsewhere", OUTSIDE);
}

#[test]
#[cfg(unix)]
fn links_lead_to_nothing_outside_and_to_nothing_hidden() {
    use std::os::unix::fs::symlink;
    let mut folder = project();
    for (to, link) in [
        ("../../secret/glossary.md", "out.md"),
        ("../../secret", "folder"),
        ("../../secret/none.md", "broken.md"),
        ("folder/glossary.md", "twice.md"),
        ("../.env", "env.txt"),
        ("../.hidden", "shown"),
        ("circle.md", "circle.md"),
    ] {
        symlink(to, folder.path(&format!("project/posts/{link}"))).unwrap();
    }
    symlink("posts/article.md", folder.path("project/linked.md")).unwrap();
    for (file, reason) in [
        ("out.md", OUTSIDE),
        ("folder/glossary.md", OUTSIDE),
        ("folder/none.md", OUTSIDE),
        ("broken.md", OUTSIDE),
        ("twice.md", OUTSIDE),
        ("env.txt", "it is hidden"),
        ("shown/glossary.md", "it is hidden"),
        ("shown/none.md", "it is hidden"),
        ("circle.md", "cannot be read"),
    ] {
        for key in ["glossary", "sources", "notes"] {
            let front = format!("{key}: {file}");
            folder = folder.with("project/posts/article.md", article(&front));
            for verb in VERBS {
                assert_refused(&run(&folder, "project", verb, "posts/article.md", &[]), verb, &front, reason);
            }
        }
    }
    // A link within the project is as good as a file; the article itself may be one, too.
    let folder = folder
        .with("project/words/glossary.md", "ghp_term\n: a definition\n")
        .with("project/posts/article.md", "---\nglossary: posts/within.md\n---\nThe ghp_term.\n");
    symlink("../words/glossary.md", folder.path("project/posts/within.md")).unwrap();
    let done = run(&folder, "project", &["render"], "linked.md", &[]);
    assert!(done.status == Some(0) && done.out.contains("a definition"), "{}", tells(&done));
}

#[test]
#[cfg(unix)]
fn an_article_that_is_a_link_leads_no_further() {
    use std::os::unix::fs::symlink;
    let folder = project();
    for (to, link) in [("../../secret/plain.txt", "out.md"), ("../.env", "env.md")] {
        symlink(to, folder.path(&format!("project/posts/{link}"))).unwrap();
    }
    let outside = "is a link to a file outside the article's folder and the current folder";
    for (link, reason) in [("posts/out.md", outside), ("posts/env.md", "is a link to a hidden file")] {
        for verb in VERBS {
            let done = run(&folder, "project", verb, link, &[]);
            let told = tells(&done);
            assert!(!told.contains("ghp_abc123") && told.contains(reason), "{verb:?}, {link}: {told}");
            assert_eq!(done.status, Some(2), "{verb:?}, {link}: {told}");
        }
    }
    let root = ["--root", "../secret"];
    let done = run(&folder, "project", &["check"], "posts/out.md", &root);
    assert!(!tells(&done).contains("is a link"), "{}", tells(&done));
}

#[test]
fn of_a_file_that_is_too_large_it_is_said() {
    let folder = project()
        .with("project/large.json", vec![b' '; 8 * 1024 * 1024 + 1])
        .with("project/posts/article.md", "---\nsources: ../large.json\n---\nText.\n");
    let done = run(&folder, "project", &["check"], "posts/article.md", &[]);
    assert!(done.out.contains("The file is larger than 8 MiB"), "{}", tells(&done));
}

#[test]
fn what_is_below_the_article_or_the_working_folder_or_a_root_is_read() {
    let text = |file: &str| format!("---\nglossary: {file}\n---\nThe magma.\n");
    let folder = project()
        .with("project/posts/near/glossary.md", "magma\n: Molten rock.\n")
        .with("project/words/glossary.md", "magma\n: Molten rock.\n")
        .with("project/.drafts/glossary.md", "magma\n: Molten rock.\n")
        .with("elsewhere/glossary.md", "magma\n: Molten rock.\n")
        .with("project/posts/near.md", text("near/glossary.md"))
        .with("project/posts/across.md", text("../words/glossary.md"))
        .with("project/posts/away.md", text("../../elsewhere/glossary.md"))
        .with("project/.drafts/article.md", text("glossary.md"));
    let absolute = folder.path("project/posts/near.md").to_str().unwrap().to_owned();
    let elsewhere = folder.path("elsewhere").to_str().unwrap().to_owned();
    for (at, article, more, is_read) in [
        ("project", "posts/near.md", &[][..], true),
        ("project/posts", "near.md", &[], true),
        ("secret", "../project/posts/near.md", &[], true),
        ("secret", &absolute, &[], true),
        ("project", "posts/across.md", &[], true),
        (".", "project/posts/across.md", &[], true),
        ("project/posts", "across.md", &[], false),
        ("project/posts", "across.md", &["--root", ".."], true),
        ("project", "posts/away.md", &[], false),
        (".", "project/posts/away.md", &[], true),
        ("project", "posts/away.md", &["--root", "../elsewhere"], true),
        ("project", "posts/away.md", &["--root", "words", "--root", &elsewhere], true),
        ("project", "posts/away.md", &["--root", "words"], false),
        ("project", "posts/away.md", &["--glossary", "../elsewhere/glossary.md"], true),
        // An article in a hidden folder is its author's choice.
        ("project", ".drafts/article.md", &[], true),
        ("project/.drafts", "article.md", &[], true),
    ] {
        let done = run(&folder, at, &["render"], article, more);
        assert_eq!(done.out.contains("Molten rock."), is_read, "{at}, {article}, {more:?}: {}", done.err);
        assert_eq!(done.status, Some(if is_read { 0 } else { 1 }), "{at}, {article}, {more:?}: {}", done.err);
    }
    // The whole disk is nobody's project.
    let away = folder.path("project/posts/away.md");
    let render = |more: &[&str]| run(&folder, "/", &["render"], away.to_str().unwrap(), more);
    assert_refused(&render(&[]), &["render"], "run at the root", OUTSIDE);
    assert_eq!(render(&["--root", &elsewhere]).status, Some(0));
    for verb in VERBS {
        for root in ["none", "posts/near.md"] {
            let done = run(&folder, "project", verb, "posts/near.md", &["--root", root]);
            let sentence = format!("apostil: there is no folder {root}. Check the name, or the current folder.\n");
            assert_eq!((done.status, done.out.as_str(), done.err), (Some(2), "", sentence));
        }
    }
}

#[test]
fn the_folder_of_standard_input_is_the_working_folder() {
    let folder = project().with("project/posts/glossary.md", "ghp_term\n: a definition\n");
    let render = |front: &str| {
        let mut command = folder.apostil(&["render", "-"]);
        command.current_dir(folder.path("project/posts"));
        shell::finish(command, &article(front))
    };
    assert!(render("glossary: glossary.md").out.contains("a definition"));
    for (file, reason) in [("../../secret/glossary.md", OUTSIDE), ("../.env", OUTSIDE), (".draft.md", "it is hidden")] {
        let front = format!("glossary: {file}");
        assert_refused(&render(&front), &["render", "-"], &front, reason);
    }
}

/// Files within reach, and the roles that front matter may name them in; none of them fits.
const OTHERS: &[(&str, &str)] = &[
    ("project/other.txt", SECRET_LINES),
    ("project/other.txt", "ghp_abc123\n"),
    ("project/other.txt", "<b>ghp_abc123</b> [[ghp_abc123]] [^ghp_abc123] [@ghp_abc123] [x](javascript:ghp_abc123)\n"),
    ("project/other.txt", "---\nghp_abc123: ghp_abc123\ntitle: \"ghp_abc123\n---\n"),
    ("project/other.txt", "---\ntitle: ghp_abc123\ndescription: ghp_abc123\n---\n"),
    ("project/other.txt", "+++\ntitle = \"ghp_abc123\"\n+++\n"),
    ("project/other.txt", "{\"title\": \"ghp_abc123\", \"author\": \"ghp_abc123\"}\n"),
    ("project/other.txt", "---\nghp_abc123: x\nsources: https://ghp_abc123@a.example/\n---\n"),
    ("project/other.txt", "---\nsources: ghp_abc123.json\nglossary: ghp_abc123.json\n---\n"),
    ("project/other.txt", "*[ghp_abc123]: ghp_abc123\n"),
    ("project/other.txt", "{\"ghp_abc123\": \"ghp_abc123\"}"),
    ("project/other.txt", "{\"lockfileVersion\": 3, \"packages\": {\"ghp_abc123\": {\"version\": \"1\"}}}"),
    ("project/other.txt", "{\"key\": \"ghp_abc123\", }"),
    ("project/other.txt", "[{\"token\": \"ghp_abc123\"}]"),
    ("project/other.txt", "[{\"id\": \"ghp_abc123\", \"token\": \"ghp_abc123\"}, {\"id\": \"ghp_abc123\"}]"),
    ("project/other.txt", "[\"ghp_abc123\", \"ghp_abc123\"]"),
    ("project/other.txt", "\"ghp_abc123\""),
    ("project/other.txt", "ghp_abc123\u{0}\u{1b}[31m"),
];
const SECRET_LINES: &str = "SECRET_TOKEN=ghp_abc123\n_authToken = \"ghp_abc123\"\n# ghp_abc123\n- ghp_abc123\n";

#[test]
fn of_a_file_that_is_not_what_it_is_named_for_no_words_are_told() {
    let mut folder = project();
    for (file, content) in OTHERS {
        folder = folder.with(file, content);
        for key in ["glossary", "sources", "notes"] {
            folder = folder.with("project/posts/article.md", format!("---\n{key}: ../other.txt\n---\nText.\n"));
            for verb in VERBS {
                let told = tells(&run(&folder, "project", verb, "posts/article.md", &[]));
                assert!(!told.contains("ghp_abc123"), "{verb:?}, {key}, {content}: {told}");
            }
            // Whoever names the file may see it.
            let call = ["--format", "text", &format!("--{key}"), "other.txt"];
            let done = run(&folder, "project", &["check"], "posts/article.md", &call);
            assert!(!done.out.contains("Nothing of this file is shown"), "{key}, {content}: {}", done.out);
        }
    }
    let folder = folder.with("project/other.txt", "{\"key\": \"ghp_abc123\", }");
    let folder = folder.with("project/posts/article.md", "---\nsources: ../other.txt\n---\nText.\n");
    let done = run(&folder, "project", &["check"], "posts/article.md", &[]);
    let drawn = "error[sources-syntax]: The sources file cannot be read here: a key in quotation marks is missing.
  ┌─ posts/../other.txt:1:23
  │
1 │ …
  │ ^
  │
  = help: Write CSL-JSON, a list: [{\"id\": \"…\", \"title\": \"…\"}]; everything that can be read is used. Nothing of this file is shown, since it holds no source with a title; name it with `--sources` to see the line.

1 error in 1 article
";
    assert_eq!((done.out.as_str(), done.status), (drawn, Some(1)));
}

#[test]
fn lines_are_shown_of_a_file_that_is_what_it_is_named_for() {
    for (key, content, line) in [
        ("glossary", "magma\n: Molten [[rock]].\n", "2 │ : Molten [[rock]]."),
        (
            "sources",
            "[{\"id\": \"a\", \"title\": \"A\"}, {\"id\": \"b\"}]",
            "1 │ [{\"id\": \"a\", \"title\": \"A\"}, {\"id\": \"b\"}]",
        ),
        ("sources", "[{\"id\": \"a\", \"title\": \"A\"},\n oops", "2 │  oops"),
        ("notes", "> no such words\n\nA note.\n", "1 │ > no such words"),
        ("notes", "[^a]: A note.\n\nOops.\n", "1 │ [^a]: A note."),
    ] {
        let folder = Folder::new()
            .with("article.md", format!("---\n{key}: other.txt\n---\nText and magma.\n"))
            .with("other.txt", content);
        let done = folder.run(&["check", "article.md"]);
        assert!(done.out.contains(line), "{key}: {}", done.out);
    }
}

/// `--quotes` prints words of the texts that it finds, so these must be in their folder.
#[test]
#[cfg(unix)]
fn texts_of_sources_are_those_of_their_folder() {
    use std::os::unix::fs::symlink;
    let text = "It began in the spring, and the token was ghp_abc123 for all of them.\n";
    let folder = Folder::new()
        .with("secret/ghp.txt", text)
        .with("project/other.txt", text)
        .with("project/texts/within.txt", text)
        .with("project/texts/.hidden.txt", text);
    for (to, name) in
        [("../../secret/ghp.txt", "out"), ("../other.txt", "near"), (".hidden.txt", "veiled"), ("within.txt", "good")]
    {
        symlink(to, folder.path(&format!("project/texts/{name}.txt"))).unwrap();
    }
    symlink("/dev/zero", folder.path("project/texts/endless.txt")).unwrap();
    let check = |id: &str, more: &[&str]| {
        let front = "---\nsources: sources.json\n---\n";
        let text = "“It began in the spring, and the token was another for all of them.”[^a]";
        fs::write(folder.path("project/article.md"), format!("{front}{text}\n\n[^a]: [@{id}].\n")).unwrap();
        let sources = format!("[{{\"id\": \"{id}\", \"title\": \"T\"}}]");
        fs::write(folder.path("project/sources.json"), sources).unwrap();
        run(&folder, "project", &["check"], "article.md", &[&["--quotes", "texts"], more].concat())
    };
    for (id, is_read, status) in [
        ("within", true, 0),
        ("good", true, 0),
        ("out", false, 2),
        ("near", false, 2),
        ("endless", false, 2),
        ("veiled", false, 0),
        (".hidden", false, 0),
        ("../other", false, 0),
        ("../../secret/ghp", false, 0),
    ] {
        let done = check(id, &[]);
        assert_eq!(tells(&done).contains("ghp_abc123"), is_read, "{id}: {}", tells(&done));
        assert_eq!(done.status, Some(status), "{id}: {}", tells(&done));
    }
    let sentence =
        "apostil: texts/out.txt is not read: it is outside texts. Allow the folder that it leads to with `--root`.\n";
    assert_eq!(check("out", &[]).err, sentence);
    assert!(tells(&check("out", &["--root", "../secret"])).contains("ghp_abc123"));
    let endless = "apostil: texts/endless.txt is not a regular file. Name one.\n";
    assert_eq!(check("endless", &["--root", "/dev"]).err, endless);
}
