//! `apostil preview`, run as a process in a folder with a host page and a stand-in for the built widget: what it serves,
//! what it does not, and how it ends.

use crate::shell::Folder;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command};

const ARTICLE: &str = "---\ntitle: A\nglossary: glossary.md\n---\nAlpha.\n";

fn folder() -> Folder {
    Folder::new()
        .with("www/index.html", include_str!("../../www/index.html"))
        .with("dist/apostil.js", "export {};\n")
        .with("dist/apostil.css", "p {}\n")
        .with("dist/pkg/apostil_bg.wasm", b"\0asm\x01\0\0\0")
        .with("secret.txt", "not to be served")
        .with("texts/my article.md", ARTICLE)
        .with("texts/glossary.md", "Alpha\n: the first\n")
}

/// A preview that runs until the test is done with it.
struct Preview {
    child: Child,
    address: SocketAddr,
}

impl Preview {
    fn start(folder: &Folder, args: &[&str]) -> Preview {
        let args = [&["preview", "texts/my article.md", "--port", "0"], args].concat();
        let mut child = folder.apostil(&args).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.strip_prefix("Serving texts/my article.md at http://");
        let address = address.and_then(|rest| rest.strip_suffix("/ (Ctrl-C ends it)\n"));
        Preview { address: address.unwrap_or_else(|| panic!("it says {line:?}")).parse().unwrap(), child }
    }

    /// Asks for a path, sent as it is; gives the status, the head and the body.
    fn get(&self, path: &str) -> (u16, String, String) {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\n", self.address))
    }

    /// Asks with the lines of a head of one's own.
    fn ask(&self, lines: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(self.address).unwrap();
        write!(stream, "{lines}Connection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, head.to_ascii_lowercase(), body.to_owned())
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_serves_the_article_in_the_host_page() {
    let folder = folder();
    let preview = Preview::start(&folder, &[]);
    let (status, head, body) = preview.get("/");
    assert!(status == 200 && head.contains("content-type: text/html"), "{head}");
    assert!(
        body.contains("<apostil-reader src=\"article/my%20article.md\" glossary=\"glossary\" sources=\"\">"),
        "{body}"
    );
    assert!(body.contains("<a href=\"article/my%20article.md\">my article.md</a>") && !body.contains("\"article.md\""));
    for (path, kind, content) in [
        ("/article/my%20article.md", "text/markdown", ARTICLE),
        ("/glossary", "text/markdown", "Alpha\n: the first\n"),
        ("/apostil.js", "text/javascript", "export {};\n"),
        ("/apostil.css", "text/css", "p {}\n"),
        ("/pkg/apostil_bg.wasm", "application/wasm", "\0asm\x01\0\0\0"),
    ] {
        let (status, head, body) = preview.get(path);
        assert_eq!((status, body.as_str()), (200, content), "{path}: {head}");
        assert!(head.contains(&format!("content-type: {kind}")), "{path}: {head}");
    }
}

#[test]
fn it_serves_the_apparatus_that_the_call_names() {
    let folder = folder().with("elsewhere/words.md", "Beta\n: b\n").with("sources.json", "[]");
    let preview = Preview::start(&folder, &["--glossary", "elsewhere/words.md", "--sources", "sources.json"]);
    let (_, _, page) = preview.get("/");
    assert!(page.contains("src=\"article/my%20article.md\" glossary=\"glossary\" sources=\"sources\">"), "{page}");
    assert_eq!(preview.get("/glossary").2, "Beta\n: b\n");
    assert_eq!(preview.get("/sources").2, "[]");
}

#[test]
fn it_serves_the_words_that_the_call_names_beside_those_of_the_languages() {
    let folder = folder().with("words.json", "{\"notes\": \"N\"}").with("dist/words/de.json", "{}");
    let preview = Preview::start(&folder, &["--words", "words.json"]);
    assert!(preview.get("/").2.contains(" sources=\"\" words=\"words\">"));
    assert_eq!(preview.get("/words").2, "{\"notes\": \"N\"}");
    assert_eq!(preview.get("/words/de.json").2, "{}");
}

#[test]
fn it_serves_the_apparatus_that_the_front_matter_names_and_no_other_of_that_name() {
    let folder = folder()
        .with("texts/my article.md", "---\nglossary: ../glossary.md\nsources: ../all%20sources.json?new\n---\nAlpha.")
        .with("glossary.md", r#"[{"term": "Alpha", "definition": "mine"}]"#)
        .with("all sources.json", "[]")
        .with("www/glossary.md", "Alpha\n: the sample's\n");
    let preview = Preview::start(&folder, &[]);
    let (_, _, page) = preview.get("/");
    assert!(page.contains(" glossary=\"glossary\" sources=\"sources\">"), "{page}");
    assert_eq!(preview.get("/glossary").2, r#"[{"term": "Alpha", "definition": "mine"}]"#);
    assert_eq!(preview.get("/sources").2, "[]");
}

#[test]
fn the_page_has_no_apparatus_that_the_report_did_not_have() {
    let front = "---\nglossary: https://a.example/g.md\nsources: /apostil.css\n---\n";
    let folder = folder().with("texts/my article.md", format!("{front}Alpha."));
    let preview = Preview::start(&folder, &[]);
    let (_, _, page) = preview.get("/");
    assert!(page.contains(" glossary=\"\" sources=\"\">"), "{page}");
    assert_eq!((preview.get("/glossary").0, preview.get("/sources").0), (404, 404));
}

#[test]
fn it_answers_only_to_names_of_this_machine() {
    let folder = folder();
    let preview = Preview::start(&folder, &[]);
    let port = preview.address.port();
    for host in
        ["127.0.0.1", "localhost", "LocalHost:1", "[::1]", &format!("[::1]:{port}"), &format!("localhost:{port}")]
    {
        assert_eq!(preview.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n")).0, 200, "{host}");
    }
    let strangers =
        ["a.example", "localhost.a.example", "a.example:127.0.0.1", "127.0.0.1.a.example", "0.0.0.0", "::1", ""];
    for host in strangers.map(|host| format!("Host: {host}\r\n")).iter().map(String::as_str).chain([""]) {
        for path in ["/", "/article/my%20article.md", "/glossary", "/apostil.js", "/none"] {
            let (status, head, body) = preview.ask(&format!("GET {path} HTTP/1.0\r\n{host}"));
            assert_eq!((status, body.as_str()), (403, "This preview answers only to 127.0.0.1, localhost, [::1].\n"));
            assert!(head.contains("content-type: text/plain"), "{head}");
        }
    }
}

#[test]
fn what_is_hidden_stays_hidden() {
    let folder = folder()
        .with("texts/.env", "not to be served")
        .with("texts/.git/config", "not to be served")
        .with("texts/.draft.md", "not to be served")
        .with("dist/.env", "not to be served")
        .with("dist/pkg/.env", "not to be served");
    let preview = Preview::start(&folder, &[]);
    for path in [
        "/article/.env",
        "/article/%2eenv",
        "/article/%2Eenv",
        "/article/.git/config",
        "/article/%2egit%2fconfig",
        "/article/x/../.env",
        "/article//.env",
        "/.env",
        "/%2eenv",
        "/pkg/.env",
        "/pkg/%2E%65nv",
    ] {
        let (status, head, body) = preview.get(path);
        assert_eq!((status, body.as_str()), (404, ""), "{path}: {head}");
    }
    let done = folder.run(&["preview", "texts/.draft.md"]);
    let sentence = "texts/.draft.md is a hidden file, and those are not served. Rename it.";
    assert_eq!((done.status, done.err), (Some(2), format!("apostil: {sentence}\n")));
}

#[test]
fn what_was_just_saved_is_what_it_serves() {
    let folder = folder();
    let preview = Preview::start(&folder, &[]);
    for path in ["/", "/article/my%20article.md", "/apostil.js", "/pkg/apostil_bg.wasm", "/none"] {
        let (_, head, _) = preview.get(path);
        assert!(head.contains("cache-control: no-store"), "{path}: {head}");
    }
    let folder = folder.with("texts/my article.md", "Saved.").with("texts/glossary.md", "Saved, too.");
    assert_eq!(preview.get("/article/my%20article.md").2, "Saved.");
    assert_eq!(preview.get("/glossary").2, "Saved, too.");
    drop(folder);
}

#[test]
fn it_serves_nothing_else() {
    let folder = folder();
    let preview = Preview::start(&folder, &[]);
    let secret = folder.path("secret.txt");
    let absolute = secret.to_str().unwrap();
    for path in [
        "/article/../secret.txt",
        "/article/%2e%2e/secret.txt",
        "/article/..%2fsecret.txt",
        "/article/%2e%2e%2fsecret.txt",
        "/article/..\\secret.txt",
        "/article/..%5csecret.txt",
        "/article/./../secret.txt",
        "/article//../secret.txt",
        "/pkg/../secret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/secret.txt",
        absolute,
        &format!("/{absolute}"),
        &format!("/article/{absolute}"),
        &format!("/article/{}", absolute.replace('/', "%2f")),
        "/article/",
        "/article",
        "/article/none.md",
        "/article/my%20article.md%00",
        "/article/my%20article.md/",
        "/pkg/",
        "/texts/my%20article.md",
        "/glossary.md",
        "/sources",
    ] {
        let (status, head, body) = preview.get(path);
        assert!(matches!(status, 400 | 404) && !body.contains("not to be served"), "{path}: {head}\n{body}");
    }
}

#[test]
fn it_listens_on_the_loopback_address_alone() {
    let folder = folder();
    let preview = Preview::start(&folder, &[]);
    assert!(preview.address.ip().is_loopback());
    // Whoever listens on all addresses listens on this one too.
    assert!(TcpStream::connect(("127.0.0.2", preview.address.port())).is_err());
}

#[test]
fn it_says_what_is_wrong_with_the_article_and_serves_it() {
    let folder = folder().with("texts/my article.md", "Alpha[^x].");
    let mut preview = Preview::start(&folder, &[]);
    assert_eq!(preview.get("/article/my%20article.md").2, "Alpha[^x].");
    preview.child.kill().unwrap();
    let mut err = String::new();
    preview.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert!(err.starts_with("texts/my article.md:1:6: error[note-undefined]: The note `x` "), "{err}");
}

#[test]
fn what_it_needs_and_cannot_have_gets_one_sentence() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let bare = Folder::new().with("article.md", "a");
    let built = Folder::new().with("article.md", "a").with("dist/apostil.js", "");
    let ready = folder().with("article.md", "a");
    let advice = "Run `make dist` in the project's folder, and preview there.";
    let input = "standard input cannot be previewed: it can be read only once. Name a file.";
    for args in [
        &["-"][..],
        &["article.md", "--glossary", "-"],
        &["article.md", "--sources", "-"],
        &["article.md", "--words", "-"],
    ] {
        assert_eq!(ready.run(&[&["preview"], args].concat()).err, format!("apostil: {input}\n"), "{args:?}");
    }
    for (folder, sentence) in [
        (&bare, format!("dist/apostil.js is not here. {advice}")),
        (&built, format!("www/index.html is not here. {advice}")),
        (&ready, format!("port {port} is taken. Choose another with `--port`, or any free one with `--port 0`.")),
    ] {
        let done = folder.run(&["preview", "article.md", "--port", &port]);
        assert_eq!((done.status, done.out.as_str(), done.err), (Some(2), "", format!("apostil: {sentence}\n")));
    }
}

#[test]
fn an_interrupt_ends_it_well() {
    let folder = folder();
    let mut preview = Preview::start(&folder, &[]);
    // Once it answers, it also listens for the signal. A connection that stays open must not keep it.
    assert_eq!(preview.get("/").0, 200);
    let _open = TcpStream::connect(preview.address).unwrap();
    let sent = Command::new("kill").args(["-INT", &preview.child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    assert_eq!(preview.child.wait().unwrap().code(), Some(0));
}
