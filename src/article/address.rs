//! The one function through which every address goes: what is not surely harmless does not come out.

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// To be followed.
    Link,
    /// To be shown as an image.
    Image,
}

const IMAGE_TYPES: [&str; 5] = ["png", "jpeg", "gif", "webp", "avif"];

/// The address as it may stand in the page, relative ones taken from `base` (a folder's address with its
/// slash, or empty); `None` if it could run a program. Links may be `http`, `https`, `mailto`, `tel`, relative
/// or `#fragment`; images `http`, `https`, relative or a `data:` address of a bitmap.
///
/// Browsers drop tabs and line ends anywhere in an address and other controls at its ends (URL Standard,
/// "basic URL parser"), so the scheme is read from what is left when all controls and white space are gone.
pub(crate) fn safe(address: &str, used: Use, base: &str) -> Option<String> {
    let shown: String = address.trim().chars().filter(|c| !c.is_control()).collect();
    let bare: String = shown.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
    let shown = shown.replace(char::is_whitespace, "%20");
    let Some(scheme) = scheme(&bare) else {
        let is_relative = !bare.starts_with(['/', '#', '?', '\\']) && !bare.is_empty();
        return Some(if is_relative { format!("{base}{shown}") } else { shown });
    };
    match (scheme.to_ascii_lowercase().as_str(), used) {
        ("http" | "https", _) | ("mailto" | "tel", Use::Link) => Some(shown),
        ("data", Use::Image) => is_bitmap(&bare).then_some(shown),
        _ => None,
    }
}

/// What stands before the first colon, unless it belongs to a path, a query or a fragment.
fn scheme(address: &str) -> Option<&str> {
    let end = address.find([':', '/', '?', '#', '\\'])?;
    address[end..].starts_with(':').then(|| &address[..end])
}

fn is_bitmap(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    let Some(kind) = address.strip_prefix("data:image/") else { return false };
    IMAGE_TYPES.iter().any(|name| kind.strip_prefix(name).is_some_and(|rest| rest.starts_with([';', ','])))
}

/// Characters that show nothing: they serve only to disguise a scheme.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(address: &str) -> Option<String> {
        safe(address, Use::Link, "")
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
        assert_eq!(link("my file.html").as_deref(), Some("my%20file.html"));
        let png = "data:image/png;base64,AA==";
        assert_eq!(safe(png, Use::Image, "").as_deref(), Some(png));
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
            "vbscript:x",
            "data:text/html,<script>alert(1)</script>",
            "data:image/png;base64,AA==",
            "file:///etc/passwd",
            "blob:https://a.example/1",
        ] {
            assert_eq!(link(address), None, "{address:?}");
        }
        for image in ["data:image/svg+xml,<svg/>", "data:image/pngx,", "mailto:a@b.example", "javascript:1"] {
            assert_eq!(safe(image, Use::Image, ""), None, "{image:?}");
        }
    }

    #[test]
    fn resolves_relative_addresses_alone() {
        let from = |address| safe(address, Use::Link, "/posts/");
        assert_eq!(from("a.png").as_deref(), Some("/posts/a.png"));
        assert_eq!(from("../a.png").as_deref(), Some("/posts/../a.png"));
        for address in ["/a.png", "#a", "https://a.example/", "?q"] {
            assert_eq!(from(address).as_deref(), Some(address));
        }
    }
}
