//! The one function through which every address goes: what is not surely harmless does not come out.

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// To be followed.
    Link,
    /// To be shown as an image.
    Image,
    /// To be followed on the web: `http` or `https`, and nothing else.
    Web,
}

const IMAGE_TYPES: [&str; 5] = ["png", "jpeg", "gif", "webp", "avif"];

/// The address as it may stand in the page; `None` if it could run a program. Links may be `http`, `https`,
/// `mailto`, `tel`, relative or `#fragment`; images `http`, `https`, relative or a `data:` address of a bitmap.
///
/// Browsers drop tabs and line ends anywhere in an address and other controls at its ends (URL Standard,
/// "basic URL parser"), so the scheme is read from what is left when all controls and white space are gone.
pub(crate) fn safe(address: &str, used: Use) -> Option<String> {
    let (mut shown, mut bare) = (String::new(), String::new());
    for c in address.trim().chars().filter(|c| !c.is_control()) {
        if c.is_whitespace() {
            shown.push_str("%20");
        } else {
            shown.push(c);
            if !is_invisible(c) {
                bare.push(c.to_ascii_lowercase());
            }
        }
    }
    match (scheme(&bare), used) {
        (None, Use::Link | Use::Image) | (Some("http" | "https"), _) | (Some("mailto" | "tel"), Use::Link) => {
            Some(shown)
        }
        (Some("data"), Use::Image) if is_bitmap(&bare) => Some(shown),
        _ => None,
    }
}

/// Whether a safe address of an image leads to an origin, such as `https://a.example`: it is relative, begins with it, or
/// holds the image itself.
pub(crate) fn is_of(address: &str, origin: &str) -> bool {
    // To a browser a backslash is a slash, and `//host` a host (URL Standard, "relative state").
    let slashes = address.replace('\\', "/");
    match scheme(&slashes) {
        None => !slashes.starts_with("//"),
        Some(scheme) if scheme.eq_ignore_ascii_case("data") => true,
        Some(_) => {
            let (start, behind) = slashes.split_at_checked(origin.len()).unwrap_or_default();
            !origin.is_empty()
                && start.eq_ignore_ascii_case(origin)
                && (behind.is_empty() || behind.starts_with(['/', '?', '#']))
        }
    }
}

/// What stands before the first colon, unless it belongs to a path, a query or a fragment.
fn scheme(address: &str) -> Option<&str> {
    let end = address.find([':', '/', '?', '#', '\\'])?;
    address[end..].starts_with(':').then(|| &address[..end])
}

fn is_bitmap(address: &str) -> bool {
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
        assert_eq!(link("my file.html").as_deref(), Some("my%20file.html"));
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
        for web in ["", "a.html", "//a.example", "mailto:a@b.example", "javascript:1", "data:image/png;base64,AA=="] {
            assert_eq!(safe(web, Use::Web), None, "{web:?}");
        }
        assert!(safe("HTTPS://a.example", Use::Web).is_some());
        for image in ["data:image/svg+xml,<svg/>", "data:image/pngx,", "mailto:a@b.example", "javascript:1"] {
            assert_eq!(safe(image, Use::Image), None, "{image:?}");
        }
    }
}
