//! `apostil preview`, run as a process in a folder with a host page and a stand-in for the built package: what it serves,
//! what it does not, and how it ends.

use crate::shell::Folder;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command};

const ARTICLE: &str = "---\ntitle: A\nglossary: glossary.md\n---\nAlpha.\n";

fn folder() -> Folder {
    Folder::new()
        .with("www/index.html", include_str!("../../www/index.html"))
        .with("www/apostil.js", "export {};\n")
        .with("www/apostil.css", "p {}\n")
        .with("pkg/apostil_bg.wasm", b"\0asm\x01\0\0\0")
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
        let mut stream = TcpStream::connect(self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
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
    assert!(body.contains("<apostil-reader src=\"article/my%20article.md\">"), "{body}");
    assert!(body.contains("<a href=\"article/my%20article.md\">my article.md</a>") && !body.contains("\"article.md\""));
    for (path, kind, content) in [
        ("/article/my%20article.md", "text/markdown", ARTICLE),
        ("/article/glossary.md", "text/markdown", "Alpha\n: the first\n"),
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
fn what_was_just_saved_is_what_it_serves() {
    let folder = folder();
    let preview = Preview::start(&folder, &[]);
    for path in ["/", "/article/my%20article.md", "/apostil.js", "/pkg/apostil_bg.wasm", "/none"] {
        let (_, head, _) = preview.get(path);
        assert!(head.contains("cache-control: no-store"), "{path}: {head}");
    }
    let folder = folder.with("texts/my article.md", "Saved.");
    assert_eq!(preview.get("/article/my%20article.md").2, "Saved.");
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
        "/glossary",
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
    let built = Folder::new().with("article.md", "a").with("pkg/apostil_bg.wasm", "");
    let ready = folder().with("article.md", "a");
    let advice = "Run `make build` in the project's folder, and preview there.";
    let input = "standard input cannot be previewed: it can be read only once. Name a file.";
    assert_eq!(ready.run(&["preview", "-"]).err, format!("apostil: {input}\n"));
    for (folder, sentence) in [
        (&bare, format!("pkg/apostil_bg.wasm is not here. {advice}")),
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
