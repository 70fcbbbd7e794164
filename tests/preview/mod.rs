//! `apostil preview`, run as a process: what it serves, what it refuses, what it tells its pages, and how it ends.

#[cfg(unix)]
mod reach;
mod saves;
mod strangers;

use crate::shell::Folder;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

const ARTICLE: &str = "---\ntitle: A\nglossary: glossary.md\n---\nAlpha.\n";

fn folder() -> Folder {
    Folder::new()
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
        Preview::of(folder, "texts/my article.md", args)
    }

    fn of(folder: &Folder, article: &str, args: &[&str]) -> Preview {
        Preview::run(&mut folder.apostil(&[&["preview", article, "--port", "0"], args].concat()), article)
    }

    fn run(command: &mut Command, article: &str) -> Preview {
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.strip_prefix(&format!("Serving {article} at http://"));
        let address = address.and_then(|rest| rest.strip_suffix("/ (press Ctrl-C to stop)\n"));
        Preview { address: address.unwrap_or_else(|| panic!("it says {line:?}")).parse().unwrap(), child }
    }

    /// Requests a path, sent unchanged; returns the status, the head and the body.
    fn get(&self, path: &str) -> (u16, String, String) {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\n", self.address))
    }

    /// Listens as a page does.
    fn listen(&self) -> Events {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET /apostil/preview/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).unwrap();
        Events(BufReader::new(stream))
    }

    /// Interrupts it as Ctrl-C does; returns its status.
    #[cfg(unix)]
    fn interrupt(&mut self) -> Option<i32> {
        let sent = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        until("its end", || self.child.try_wait().unwrap()).code()
    }

    /// Sends a request with its own header lines.
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

/// Far longer than anything takes, but not for ever.
const PATIENCE: Duration = Duration::from_secs(20);

/// Asks until there is an answer.
fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(Instant::now() < end, "never came to be: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Waits for a preview that should not even start; returns its status and its message.
fn ended(command: &mut Command) -> (Option<i32>, String) {
    let mut preview = Preview { child: command.spawn().unwrap(), address: (Ipv4Addr::LOCALHOST, 0).into() };
    let status = until("its end", || preview.child.try_wait().unwrap());
    let mut err = String::new();
    preview.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    (status.code(), err)
}

/// What a page receives.
struct Events(BufReader<TcpStream>);

impl Events {
    /// Reads events until one has the name; returns its data.
    fn next(&mut self, name: &str) -> String {
        let end = Instant::now() + PATIENCE;
        let mut lines = (&mut self.0).lines().map(Result::unwrap);
        while Instant::now() < end {
            if lines.next().unwrap().ends_with(&format!("event: {name}")) {
                return lines.next().unwrap().strip_prefix("data: ").unwrap().to_owned();
            }
        }
        panic!("no event {name}");
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
    let element =
        "<apostil-reader src=\"my%20article.md\" glossary=\"/apostil/preview/glossary\" sources=\"\" notes=\"\" toc>";
    assert!(body.contains(element) && body.contains("<title>A</title>"), "{body}");
    assert!(body.contains("<a href=\"my%20article.md\">my article.md</a>") && !body.contains("\"article.md\""));
    assert!(body.contains("&amp;revision=1\"></script>"), "{body}");
    assert!(body.contains("A preview by <a") && !body.contains("sample") && !body.contains("Stalin"), "{body}");
    for (path, kind, content) in [
        ("/my%20article.md", "text/markdown", ARTICLE),
        ("/glossary.md", "text/markdown", "Alpha\n: the first\n"),
        ("/apostil/preview/glossary", "text/markdown", "Alpha\n: the first\n"),
        ("/apostil/preview/place.js", "text/javascript", include_str!("../../www/preview/place.js")),
        ("/apostil/host/host.js", "text/javascript", include_str!("../../www/host/host.js")),
        ("/apostil/host/host.css", "text/css", include_str!("../../www/host/host.css")),
        ("/apostil/host/about.html", "text/html", include_str!("../../www/host/about.html")),
        ("/apostil/host/icon.svg", "image/svg+xml", include_str!("../../www/host/icon.svg")),
        ("/favicon.ico", "image/svg+xml", include_str!("../../www/host/icon.svg")),
    ] {
        let (status, head, body) = preview.get(path);
        assert_eq!((status, body.as_str()), (200, content), "{path}: {head}");
        assert!(head.contains(&format!("content-type: {kind}")), "{path}: {head}");
    }
    for (path, kind) in [
        ("/apostil/apostil.js", "text/javascript; charset=utf-8"),
        ("/apostil/apostil.css", "text/css; charset=utf-8"),
        ("/apostil/words/de.json", "application/json"),
        ("/apostil/pkg/apostil_render_bg.wasm", "application/wasm"),
    ] {
        let (status, head, body) = preview.get(path);
        assert!(
            status == 200 && !body.is_empty() && head.contains(&format!("content-type: {kind}\r\n")),
            "{path}: {head}"
        );
    }
}

#[test]
fn a_folder_may_have_an_icon_of_its_own() {
    let folder = folder().with("texts/favicon.ico", "mine");
    assert_eq!(Preview::start(&folder, &[]).get("/favicon.ico").2, "mine");
}

#[test]
fn it_serves_the_apparatus_that_the_call_names() {
    let folder = folder()
        .with("elsewhere/words.md", "Beta\n: b\n")
        .with("sources.json", "[]")
        .with("words.json", "{\"notes\": \"N\"}")
        .with("texts/index.html", "<apostil-reader src=\"my%20article.md\"></apostil-reader>my article.md");
    let call = ["--glossary", "elsewhere/words.md", "--sources", "sources.json", "--words", "words.json"];
    let preview = Preview::start(&folder, &call);
    let (_, _, page) = preview.get("/");
    for (part, content) in [("glossary", "Beta\n: b\n"), ("sources", "[]"), ("words", "{\"notes\": \"N\"}")] {
        assert!(page.contains(&format!(" {part}=\"/apostil/preview/{part}\"")), "{page}");
        assert_eq!(preview.get(&format!("/apostil/preview/{part}")).2, content);
    }
}

#[test]
fn it_serves_the_apparatus_that_the_front_matter_names_and_no_other_of_that_name() {
    let folder = folder()
        .with("texts/my article.md", "---\nglossary: a/glossary.md\nsources: a/../all%20sources.json?new\n---\nAlpha.")
        .with("texts/a/glossary.md", r#"[{"term": "Alpha", "definition": "mine"}]"#)
        .with("texts/all sources.json", "[]");
    let preview = Preview::start(&folder, &[]);
    assert_eq!(preview.get("/apostil/preview/glossary").2, r#"[{"term": "Alpha", "definition": "mine"}]"#);
    assert_eq!(preview.get("/apostil/preview/sources").2, "[]");
}

#[test]
fn the_page_has_no_apparatus_that_the_report_did_not_have() {
    let front = "---\nglossary: https://a.example/g.md\nsources: /apostil.css\n---\n";
    let folder = folder().with("texts/my article.md", format!("{front}Alpha."));
    let preview = Preview::start(&folder, &[]);
    let (_, _, page) = preview.get("/");
    assert!(page.contains(" glossary=\"\" sources=\"\" notes=\"\" toc>"), "{page}");
    assert_eq!((preview.get("/apostil/preview/glossary").0, preview.get("/apostil/preview/sources").0), (404, 404));
}

#[test]
fn it_takes_the_page_beside_the_article_or_the_one_that_the_call_names() {
    let shows = "<html><head><script type=\"module\" src=\"apostil/apostil.js\"></script></head><apostil-reader src=\"my%20article.md\"></apostil-reader>my article.md</html>";
    let folder = folder()
        .with("texts/index.html", shows)
        .with("page.html", "<HTML><HEAD></HEAD><p>Mine</p></HTML>")
        .with("other/my article.md", "Alpha.")
        .with(
            "other/index.html",
            "<script src=\"apostil/apostil.js\"></script><apostil-reader src=\"b.md\"></apostil-reader>my article.md",
        );
    let own = Preview::start(&folder, &[]);
    for path in ["/", "/index.html"] {
        let (before, after) = shows.split_once("</head>").unwrap();
        let page = own.get(path).2;
        let script = page.strip_prefix(before).and_then(|rest| rest.strip_suffix(&format!("</head>{after}")));
        let script =
            script.and_then(|it| it.strip_prefix("<script type=\"module\" src=\"/apostil/preview/preview.js?page="));
        assert!(script.is_some_and(|it| it.ends_with("-0&amp;revision=1\"></script>\n")), "{page}");
    }
    let named = Preview::start(&folder, &["--page", "page.html"]);
    let page = named.get("/").2;
    assert!(
        page.starts_with("<HTML><HEAD><script ") && page.ends_with("</script>\n</HEAD><p>Mine</p></HTML>"),
        "{page}"
    );
    assert_eq!(named.get("/texts/my%20article.md").2, ARTICLE, "the page's folder is served");
    let other = Preview::of(&folder, "other/my article.md", &[]);
    assert!(
        other.get("/").2.contains("<apostil-reader src=\"my%20article.md\""),
        "a page of another article is passed over"
    );
}

#[test]
fn it_answers_only_to_names_of_this_machine() {
    let folder = folder();
    let preview = Preview::start(&folder, &[]);
    let port = preview.address.port();
    for host in ["127.0.0.1", "localhost", "LocalHost:1", &format!("localhost:{port}")] {
        assert_eq!(preview.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n")).0, 200, "{host}");
    }
    let strangers = [
        "a.example",
        "localhost.a.example",
        "a.example:127.0.0.1",
        "127.0.0.1.a.example",
        "0.0.0.0",
        "[::1]",
        "::1",
        "",
    ];
    for host in strangers.map(|host| format!("Host: {host}\r\n")).iter().map(String::as_str).chain([""]) {
        for path in ["/", "/my%20article.md", "/apostil/preview/events", "/apostil/apostil.js", "/none"] {
            let (status, head, body) = preview.ask(&format!("GET {path} HTTP/1.0\r\n{host}"));
            assert_eq!((status, body.as_str()), (403, "This preview answers only to 127.0.0.1, localhost.\n"));
            assert!(head.contains("content-type: text/plain"), "{head}");
        }
    }
}

#[test]
fn what_is_hidden_stays_hidden() {
    let folder = folder()
        .with("texts/.env", "not to be served")
        .with("texts/.git/config", "not to be served")
        .with("texts/.draft.md", "not to be served");
    let preview = Preview::start(&folder, &[]);
    for path in
        ["/.env", "/%2eenv", "/%2Eenv", "/.git/config", "/%2egit%2fconfig", "/x/../.env", "//.env", "/apostil/.env"]
    {
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
    for path in ["/", "/my%20article.md", "/apostil/apostil.js", "/apostil/pkg/apostil_render_bg.wasm", "/none"] {
        let (_, head, _) = preview.get(path);
        assert!(head.contains("cache-control: no-store"), "{path}: {head}");
    }
    let folder = folder.with("texts/my article.md", "Saved.").with("texts/glossary.md", "Saved, too.");
    assert_eq!(preview.get("/my%20article.md").2, "Saved.");
    assert_eq!(preview.get("/apostil/preview/glossary").2, "Saved, too.");
    drop(folder);
}

#[test]
fn it_serves_nothing_else() {
    let folder = folder();
    let preview = Preview::start(&folder, &[]);
    let secret = folder.path("secret.txt");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&secret, folder.path("texts/linked.txt")).unwrap();
        std::os::unix::fs::symlink(folder.path(""), folder.path("texts/linked")).unwrap();
    }
    let absolute = secret.to_str().unwrap();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "/./../secret.txt",
        "//../secret.txt",
        "/pkg/../secret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/secret.txt",
        absolute,
        &format!("/{absolute}"),
        &format!("/{absolute}"),
        &format!("/{}", absolute.replace('/', "%2f")),
        "/none.md",
        "/my%20article.md%00",
        "/my%20article.md/",
        "/apostil/",
        "/apostil",
        "/apostil/none.js",
        "/apostil/preview/none.js",
        "/apostil/pkg/../../secret.txt",
        "/linked.txt",
        "/linked/secret.txt",
        "/texts/my%20article.md",
        "/apostil/preview/sources",
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
    // A server that listens on all addresses listens on this one too.
    assert!(TcpStream::connect(("127.0.0.2", preview.address.port())).is_err());
}

#[test]
fn it_says_what_is_wrong_with_the_article_and_serves_it() {
    let folder = folder().with("texts/my article.md", "Alpha[^x].");
    let mut preview = Preview::start(&folder, &[]);
    assert_eq!(preview.get("/my%20article.md").2, "Alpha[^x].");
    preview.child.kill().unwrap();
    let mut err = String::new();
    preview.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert!(err.starts_with("texts/my article.md:1:6: error[note-undefined]: The note `x` "), "{err}");
}

#[test]
fn what_it_needs_and_cannot_have_gets_one_sentence() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let ready = folder().with("article.md", "a");
    let input = "standard input cannot be previewed: it can be read only once. Name a file.";
    for args in [
        &["-"][..],
        &["article.md", "--glossary", "-"],
        &["article.md", "--sources", "-"],
        &["article.md", "--words", "-"],
        &["article.md", "--page", "-"],
    ] {
        assert_eq!(ready.run(&[&["preview"], args].concat()).err, format!("apostil: {input}\n"), "{args:?}");
    }
    let sentence = format!("port {port} is taken. Choose another with `--port`, or any free one with `--port 0`.");
    let done = ready.run(&["preview", "article.md", "--port", &port]);
    assert_eq!((done.status, done.out.as_str(), done.err), (Some(2), "", format!("apostil: {sentence}\n")));
    let done = ready.run(&["preview", "article.md", "--page", "none.html"]);
    let sentence = "there is no file none.html. Check the name, or the current folder.";
    assert_eq!((done.status, done.err), (Some(2), format!("apostil: {sentence}\n")));
    let ready = ready.with("pages/page.html", "");
    let ended = ended(&mut ready.apostil(&["preview", "article.md", "--page", "pages/page.html", "--port", "0"]));
    let sentence =
        "article.md is not in the folder of pages/page.html, the only folder that is served. Move one of them.";
    assert_eq!(ended, (Some(2), format!("apostil: {sentence}\n")));
}

#[test]
#[cfg(unix)]
fn an_interrupt_ends_it_well() {
    let folder = folder();
    let mut preview = Preview::start(&folder, &[]);
    // Once it answers, it also listens for the signal. A page that keeps listening must not delay it.
    let mut open = preview.listen();
    open.next("content");
    assert_eq!(preview.interrupt(), Some(0));
}
