//! What other pages get from a preview: nothing that they request, and nothing to show, frame or run.

use super::{Preview, folder};

/// The headers of each answer.
const SAID: [&str; 4] = [
    "cross-origin-resource-policy: same-origin\r\n",
    "x-content-type-options: nosniff\r\n",
    "content-security-policy: frame-ancestors 'self'\r\n",
    "cache-control: no-store\r\n",
];
const PATHS: [&str; 8] = [
    "/",
    "/my%20article.md",
    "/apostil/preview/glossary",
    "/apostil/preview/preview.js",
    "/apostil/apostil.js",
    "/apostil/pkg/apostil_render_bg.wasm",
    "/none.md",
    "/.env",
];

fn assert_said(head: &str, what: &str) {
    // The head ends where its last line does.
    let head = format!("{head}\r\n");
    for line in SAID {
        assert_eq!(head.matches(line).count(), 1, "{what}, {line}{head}");
    }
}

#[test]
fn every_answer_says_that_it_is_for_the_preview_s_own_page() {
    let folder = folder();
    let preview = Preview::start(&folder, &[]);
    for path in PATHS {
        assert_said(&preview.get(path).1, path);
        for (method, status) in [("HEAD", None), ("POST", Some(405)), ("OPTIONS", Some(405))] {
            let (said, head, _) = preview.ask(&format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", preview.address));
            assert_said(&head, &format!("{method} {path}"));
            assert!(status.is_none_or(|status| status == said || path.contains(".env")), "{method} {path}: {said}");
        }
        assert_said(&preview.ask(&format!("GET {path} HTTP/1.1\r\nHost: a.example\r\n")).1, "another host");
        let crossed = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: cross-site\r\n", preview.address);
        assert_said(&preview.ask(&crossed).1, "another page");
    }
    let mut page = preview.listen();
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        std::io::BufRead::read_line(&mut page.0, &mut head).unwrap();
    }
    assert_said(&head.to_ascii_lowercase(), "events");
}

#[test]
fn it_answers_to_no_other_page() {
    let folder = folder();
    let preview = Preview::start(&folder, &[]);
    for (site, mode, dest, may) in [
        ("none", "navigate", "document", true),
        ("same-origin", "navigate", "document", true),
        ("same-origin", "navigate", "iframe", true),
        ("same-origin", "cors", "script", true),
        ("same-origin", "cors", "empty", true),
        ("same-origin", "no-cors", "image", true),
        // A link may be followed, wherever it is.
        ("cross-site", "navigate", "document", true),
        ("same-site", "navigate", "document", true),
        // Another port of this machine counts as another page, too.
        ("cross-site", "no-cors", "image", false),
        ("same-site", "no-cors", "image", false),
        ("cross-site", "no-cors", "script", false),
        ("same-site", "no-cors", "style", false),
        ("cross-site", "cors", "empty", false),
        ("same-site", "cors", "empty", false),
        ("cross-site", "navigate", "iframe", false),
        ("same-site", "navigate", "frame", false),
        ("cross-site", "navigate", "object", false),
        ("cross-site", "navigate", "embed", false),
        ("cross-site", "no-cors", "document", false),
    ] {
        let fetch = format!("Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: {mode}\r\nSec-Fetch-Dest: {dest}\r\n");
        for path in ["/", "/my%20article.md", "/apostil/apostil.js", "/apostil/preview/glossary", "/none.md"] {
            let (status, head, body) =
                preview.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{fetch}", preview.address));
            let is_refused = status == 403 && body == "This preview answers to no other page.\n";
            assert_eq!(!is_refused, may, "{path}, {fetch}{head}");
            assert_eq!(status == 403, !may, "{path}, {fetch}{head}");
        }
    }
    // If a browser does not state where a request comes from, the answer tells it whom it is for.
    assert_eq!(preview.get("/").0, 200);
}
