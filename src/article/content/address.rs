//! The one function that every address passes through: an address that is not surely harmless is dropped, and the
//! others are read by browsers exactly as they were read here.

use crate::article::text::percent::{decoded, encode_char};

/// The use of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// A link to follow.
    Link,
    /// An image to show.
    Image,
    /// A link to the web: `http` or `https` only.
    Web,
}

const IMAGE_TYPES: [&str; 5] = ["png", "jpeg", "gif", "webp", "avif"];

/// Schemes that run a program or read the reader's own files.
const DANGEROUS: [&str; 6] = ["blob", "data", "file", "filesystem", "javascript", "vbscript"];

/// ASCII characters, besides letters and digits, that may appear unencoded in an address (RFC 3986, sections 2.2 and
/// 2.3, except brackets).
const PUNCTUATION: &str = "-._~:/?#@!$&'()*+,;=";

/// The address as it may appear in the page, percent-encoded; `None` if it could run a program. Links may be `http`,
/// `https`, `mailto`, `tel`, relative or `#fragment`; images `http`, `https`, relative or a `data:` address of a
/// bitmap.
///
/// The scheme is read from the address as it is written out. No browser reads another one: it would drop tabs and line
/// ends anywhere and other controls and spaces at the ends (URL Standard, "basic URL parser"), and none of these is
/// left. In addition, an address is refused if it spells out a dangerous scheme among other characters, whatever these
/// are.
pub(crate) fn safe(address: &str, used: Use) -> Option<String> {
    let address = encoded(address);
    let lower = |text: &str| text.to_ascii_lowercase();
    let harmless = match (scheme(&address).map(lower).as_deref(), used) {
        (Some("http" | "https"), _) | (Some("mailto" | "tel"), Use::Link) => true,
        (Some("data"), Use::Image) => is_bitmap(&lower(&address)),
        (None, Use::Link | Use::Image) => !is_disguised(&address),
        _ => false,
    };
    harmless.then_some(address)
}

/// The address without control characters, with those percent-encoded that must not appear in an address (RFC 3986,
/// section 2). Letters beyond ASCII stay readable, except in a query: browsers would encode them there in the encoding
/// of the page.
fn encoded(address: &str) -> String {
    let address = address.trim_matches(|c: char| c == ' ' || c.is_control());
    let fragment = address.find('#').unwrap_or(address.len());
    let query = address[..fragment].find('?').unwrap_or(fragment)..fragment;
    let host = host_end(address);
    let mut out = String::with_capacity(address.len());
    for (at, c) in address.char_indices().filter(|(_, c)| !c.is_control()) {
        let stays = match c {
            // In a host they enclose an IPv6 address (RFC 3986, section 3.2.2).
            '[' | ']' => at < host,
            '%' => is_escape(&address[at..]),
            c if c.is_ascii() => c.is_ascii_alphanumeric() || PUNCTUATION.contains(c),
            c => !query.contains(&at) && !c.is_whitespace() && !is_invisible(c),
        };
        if stays {
            out.push(c);
        } else {
            encode_char(c, &mut out);
        }
    }
    out
}

/// Whether a text begins with a percent-encoded byte.
fn is_escape(text: &str) -> bool {
    text.as_bytes().get(1..3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// Where the host ends; 0 if the address has none.
fn host_end(address: &str) -> usize {
    let start = scheme(address).map_or(0, |scheme| scheme.len() + 1);
    let Some(rest) = address[start..].strip_prefix("//") else { return 0 };
    start + 2 + rest.find(['/', '?', '#']).unwrap_or(rest.len())
}

/// Whether a safe address of an image belongs to an origin, such as `https://a.example`: it is relative, begins with
/// it, or contains the image itself.
pub(crate) fn is_of(address: &str, origin: &str) -> bool {
    // To a browser a backslash is a slash, and `//host` a host (URL Standard, "relative state").
    let slashes = address.replace('\\', "/");
    match scheme(&slashes) {
        None => !slashes.starts_with("//"),
        Some(scheme) if scheme.eq_ignore_ascii_case("data") => true,
        Some(_) => {
            let (start, after) = slashes.split_at_checked(origin.len()).unwrap_or_default();
            !origin.is_empty()
                && start.eq_ignore_ascii_case(origin)
                && (after.is_empty() || after.starts_with(['/', '?', '#']))
        }
    }
}

/// The file that a safe address names if it is relative to the page: its path, still encoded.
pub(crate) fn relative_path(address: &str) -> Option<&str> {
    let path = &address[..address.find(['?', '#']).unwrap_or(address.len())];
    (scheme(address).is_none() && !path.is_empty() && !path.starts_with('/')).then_some(path)
}

/// The scheme, if there is one (RFC 3986, section 3.1; the URL Standard agrees).
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(is_part)).then_some(scheme)
}

/// How an address begins: what is before its first colon, by which its kind is named.
pub(crate) fn beginning(address: &str) -> String {
    let address = encoded(address);
    address.split(':').next().map(str::to_owned).unwrap_or_default()
}

/// Whether the letters before a colon spell a dangerous scheme once everything between them is ignored, encoded or not.
/// No browser would read such a scheme there.
fn is_disguised(address: &str) -> bool {
    let Some((start, _)) = address.split_once(':').filter(|(start, _)| !start.contains(['/', '?', '#'])) else {
        return false;
    };
    let decoded = decoded(start);
    let letters = decoded.chars().filter(char::is_ascii_alphabetic);
    let letters: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    DANGEROUS.contains(&&*letters)
}

fn is_bitmap(address: &str) -> bool {
    let Some(kind) = address.strip_prefix("data:image/") else { return false };
    IMAGE_TYPES.iter().any(|name| kind.strip_prefix(name).is_some_and(|rest| rest.starts_with([';', ','])))
}

/// Characters that are invisible, or change the order of those beside them: whoever reads the address cannot see them.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use url::{ParseError, Url};

    fn link(address: &str) -> Option<String> {
        safe(address, Use::Link)
    }

    #[test]
    fn keeps_what_is_harmless() {
        for address in [
            "https://a.example/?q=a:b#c",
            "HTTP://a.example",
            "mailto:a@b.example",
            "tel:+123",
            "#here",
            "?page=2",
            "/root",
            "a/b.html",
            "./a:b",
            "//a.example/x",
            "",
        ] {
            assert_eq!(link(address).as_deref(), Some(address));
        }
        let png = "data:image/png;base64,AA==";
        assert_eq!(safe(png, Use::Image).as_deref(), Some(png));
    }

    #[test]
    fn tells_an_origin() {
        let origin = "https://a.example:8080";
        for address in [
            "x.png",
            "/x.png",
            "../x.png",
            "?x",
            "a/b:c.png",
            "https://a.example:8080",
            "HTTPS://A.example:8080/x.png",
            "https://a.example:8080?x",
            "data:image/png;base64,AA==",
        ] {
            assert!(is_of(address, origin), "{address}");
        }
        for address in [
            "https://b.example/x.png",
            "http://a.example:8080/x.png",
            "https://a.example:80801/x.png",
            "https://a.example:8080@b.example/x.png",
            "https:x.png",
            "//b.example/x.png",
            "\\\\b.example/x.png",
            "/\\b.example/x.png",
        ] {
            assert!(!is_of(address, origin), "{address}");
        }
        assert!(!is_of("https://b.example", "") && is_of("x.png", ""));
    }

    #[test]
    fn encodes_what_no_address_may_hold() {
        for (address, encoded) in [
            ("my file.html", "my%20file.html"),
            (" a.html\n", "a.html"),
            ("a\tb\u{7F}c", "abc"),
            ("a\\b", "a%5Cb"),
            ("\\\\a.example", "%5C%5Ca.example"),
            ("/\\a.example", "/%5Ca.example"),
            ("https:\\\\a.example", "https:%5C%5Ca.example"),
            ("a\u{A0}", "a%C2%A0"),
            ("a\u{202E}b\u{200B}c\u{3000}", "a%E2%80%AEb%E2%80%8Bc%E3%80%80"),
            ("%41%4", "%41%254"),
            ("%", "%25"),
            ("%é", "%25é"),
            ("a\"<>^`{|}", "a%22%3C%3E%5E%60%7B%7C%7D"),
            ("[a]?[b]#[c]", "%5Ba%5D?%5Bb%5D#%5Bc%5D"),
            ("https://[::1]:8080/[a]", "https://[::1]:8080/%5Ba%5D"),
            ("//[::1]?[a]", "//[::1]?%5Ba%5D"),
            ("a//[b]", "a//%5Bb%5D"),
            ("ä?ä#ä?ä", "ä?%C3%A4#ä?ä"),
            ("mailto:ä@a.example?subject=ä", "mailto:ä@a.example?subject=%C3%A4"),
        ] {
            assert_eq!(link(address).as_deref(), Some(encoded));
            assert_eq!(link(encoded).as_deref(), Some(encoded), "once is enough");
        }
    }

    #[test]
    fn a_colon_alone_makes_no_scheme() {
        for address in
            ["foo):", ":", "1:2", "a_b:c", "Größe:x", "e\u{301}te:1", "*:x", "a@b:c", "java/script:x", "https%3A//x"]
        {
            assert_eq!(link(address).as_deref(), Some(address));
        }
        for address in ["a.b:c", "a+b-c:d", "localhost:8000", "h\ttp2:x", "MADE-UP:x"] {
            assert_eq!(link(address), None, "{address:?}");
        }
    }

    #[test]
    fn no_character_disguises_a_scheme() {
        let ends = "/?#"; // Before these nothing is a scheme.
        // Every character of the first plane, and the invisible ones of the fifteenth.
        let characters = (char::MIN..='\u{FFFF}').chain('\u{E0000}'..='\u{E01FF}');
        for c in characters.filter(|c| *c != ':' && !ends.contains(*c)) {
            for address in [format!("{c}javascript:x"), format!("java{c}script:x"), format!("javascript{c}:x")] {
                assert_eq!(link(&address), None, "{address:?}");
            }
        }
        for c in ends.chars() {
            assert!(link(&format!("java{c}script:x")).is_some());
        }
    }

    #[test]
    fn a_browser_reads_no_scheme_but_those_that_are_kept() {
        // All addresses made of so many of these parts: what schemes are made of, and what browsers drop or replace.
        let parts = [
            "javascript",
            "JAVA",
            "script",
            "data",
            "http",
            ":",
            "/",
            "\\",
            "?",
            " ",
            "\t",
            "\0",
            "\u{A0}",
            "\u{200D}",
            "%",
            "%0A",
            "é",
            "[",
        ];
        let mut addresses = vec![String::new()];
        let mut last = addresses.clone();
        for _ in 0..4 {
            last = last.iter().flat_map(|start| parts.map(|part| [start, part].concat())).collect();
            addresses.extend(last.iter().cloned());
        }
        let page = Url::parse("https://page.example/post").unwrap();
        let is_of_web = |url: Url| matches!(url.scheme(), "http" | "https");
        for address in &addresses {
            for used in [Use::Link, Use::Image, Use::Web] {
                let Some(safe) = safe(address, used) else { continue };
                assert!(page.join(&safe).map_or(true, is_of_web), "{address:?} becomes {safe:?} for {used:?}");
                assert!(!safe.contains(|c: char| c == '\\' || c.is_control() || c.is_whitespace()), "{safe:?}");
                if used == Use::Web {
                    // Not relative: it does not depend on a page.
                    assert_ne!(Url::parse(&safe), Err(ParseError::RelativeUrlWithoutBase), "{address:?}");
                }
            }
        }
    }

    #[test]
    fn drops_what_could_run() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\u{200B}script:alert(1)",
            "java script:alert(1)",
            "java%0Ascript:alert(1)",
            "java%73cript:alert(1)",
            "(javascript):alert(1)",
            "\\javascript:alert(1)",
            "javascript\u{A0}:alert(1)",
            "d\u{FE0F}ata:text/html,x",
            "vbscript:x",
            "data:text/html,<script>alert(1)</script>",
            "data:image/png;base64,AA==",
            "file:///etc/passwd",
            "blob:https://a.example/1",
        ] {
            assert_eq!(link(address), None, "{address:?}");
        }
        for web in ["", "a.html", "//a.example", "mailto:a@b.example", "javascript:1", "data:image/png;base64,AA=="] {
            assert_eq!(safe(web, Use::Web), None, "{web:?}");
        }
        assert!(safe("HTTPS://a.example", Use::Web).is_some());
        for web in ["ht\u{AD}tps://a.example", "\u{A0}https://a.example", "https%3A//a.example"] {
            assert_eq!(safe(web, Use::Web), None, "{web:?}");
        }
        for image in [
            "data:image/p\u{AD}ng,x",
            "data:image/svg+xml,<svg/>",
            "data:image/pngx,",
            "mailto:a@b.example",
            "javascript:1",
        ] {
            assert_eq!(safe(image, Use::Image), None, "{image:?}");
        }
    }
}
