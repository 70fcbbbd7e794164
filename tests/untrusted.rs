//! Untrusted articles: what they may not do that an author's own may.
#![cfg(not(target_arch = "wasm32"))]

use apostil::article::{Input, Options, parse};

const ARTICLE: &str = "---\nsources: https://b.example/s.json\noriginal: https://b.example/o\n---\n# App {#app}\n\n\
    [on](https://b.example) [up](#app) [own](x.html) ![a](https://b.example/a.png) ![b](//b.example/b.png) \
    ![c](https://a.example/c.png) ![d](d.png) ![e](data:image/png;base64,AA==) [@s, \"words\"] <https://b.example> <a name=\"main\"></a>\n";

const SOURCES: &str = r#"[{"id": "s", "title": "S", "URL": "https://b.example/s"}]"#;

fn render(untrusted: Option<&str>) -> (String, Vec<&'static str>) {
    let options = Options::default().with_untrusted(untrusted.map(str::to_owned));
    let input = Input::new(ARTICLE.as_bytes()).with_sources(Some(SOURCES.as_bytes()));
    let article = parse(&input, &options);
    (article.to_html().unwrap(), article.diagnostics().iter().map(|found| found.code.name()).collect())
}

/// The tags of an element, whole.
fn tags<'h>(html: &'h str, start: &str) -> Vec<&'h str> {
    html.match_indices(start).map(|(at, _)| &html[at..at + html[at..].find('>').unwrap() + 1]).collect()
}

#[test]
fn every_link_out_of_an_untrusted_article_is_marked() {
    let (html, _) = render(Some("https://a.example"));
    let (own, out): (Vec<_>, Vec<_>) = tags(&html, "<a ").into_iter().partition(|tag| tag.contains("href=\"#"));
    assert_eq!((own.len(), out.len()), (4, 6), "{html}");
    let rel = " rel=\"nofollow ugc noopener noreferrer\"";
    assert!(out.iter().all(|tag| tag.contains(rel)) && !own.iter().any(|tag| tag.contains(rel)), "{html}");
    assert!(!render(None).0.contains(" rel="));
}

#[test]
fn untrusted_images_come_from_the_articles_origin() {
    for (origin, shown) in [
        (Some("https://a.example"), &["https://a.example/c.png", "d.png", "data:image/png;base64,AA=="][..]),
        (Some(""), &["d.png", "data:image/png;base64,AA=="]),
    ] {
        let (html, codes) = render(origin);
        let pictures = tags(&html, "<img ");
        let sources: Vec<_> =
            pictures.iter().filter_map(|tag| tag.split(" src=\"").nth(1)?.split('"').next()).collect();
        assert_eq!(sources, shown);
        assert_eq!(codes.iter().filter(|code| **code == "image-from-elsewhere").count(), 5 - shown.len());
    }
    let (html, codes) = render(None);
    assert_eq!(tags(&html, "<img ").len(), 5);
    assert!(!codes.contains(&"image-from-elsewhere"));
    assert!(tags(&html, "<img ").iter().all(|tag| tag.contains(" referrerpolicy=\"no-referrer\" src=")), "{html}");
}

#[test]
fn untrusted_texts_take_no_id_of_the_page() {
    let (html, _) = render(Some(""));
    assert!(html.contains("<h1 id=\"section-app\">") && html.contains("href=\"#section-app\""), "{html}");
    assert!(html.contains("<span id=\"section-main\">"), "{html}");
    let (html, _) = render(None);
    assert!(html.contains("<span id=\"main\">"), "{html}");
    assert!(html.contains("<h1 id=\"app\">") && html.contains("href=\"#app\""), "{html}");
}

#[test]
#[cfg(feature = "cli")]
fn an_untrusted_page_gives_no_other_site_its_rank() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("article.md"), ARTICLE).unwrap();
    std::fs::write(folder.path().join("sources.json"), SOURCES).unwrap();
    let page = |options: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_apostil"));
        command.current_dir(folder.path()).args(["render", "article.md", "--sources", "sources.json"]).args(options);
        let page = String::from_utf8(command.output().unwrap().stdout).unwrap();
        page.split_once("</head>").unwrap().0.to_owned()
    };
    assert_eq!(page(&["--untrusted"]).matches("\"https://b.example").count(), 0, "{}", page(&["--untrusted"]));
    assert_eq!(page(&[]).matches("\"https://b.example").count(), 2, "{}", page(&[]));
}

#[test]
fn an_untrusted_article_names_no_file() {
    assert!(!render(Some("")).0.contains("data-src"));
    assert!(render(None).0.contains(" data-src=\"https://b.example/s.json\""));
}
