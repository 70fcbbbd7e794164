//! What the attributes of an article may contain. Panics if a value is of no allowed kind.

use apostil::article::{Attribute, Fidelity, Verdict};
use oxilangtag::LanguageTag;
use url::Url;

pub fn check(element: &str, name: Attribute, value: &str) {
    use Attribute::*;
    check_text(value);
    let one_of = |words: &[&str]| words.contains(&value);
    let is_allowed = match name {
        Class => is_class(element, value),
        // Style sheets, scripts and fragments find it unchanged.
        Id => !value.is_empty() && !value.contains(char::is_whitespace),
        DataNote => value.contains("fn-") && !value.contains(char::is_whitespace),
        AriaLabelledby => !value.contains(char::is_whitespace),
        Lang => LanguageTag::parse(value).is_ok(),
        Dir => ["ltr", "rtl"].contains(&value),
        Href | DataSrc => leads_to(value, &["http", "https", "mailto", "tel"]),
        DataOriginalurl | DataVersionurl => leads_to(value, &["http", "https"]),
        Src => leads_to(value, &["http", "https"]) || is_bitmap(value),
        Datetime | DataVersiondate => is_date(value),
        // What cards make a link of.
        DataHref => element == "a" && value.starts_with('#') && value.len() > 1,
        DataVerdict => Verdict::ALL.iter().any(|verdict| verdict.word() == value),
        DataQuotation => Fidelity::ALL.iter().any(|quotation| quotation.word() == value),
        DataAlign => one_of(&["left", "center", "right"]),
        Start => !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()),
        Width | Height => is_number(value, 10_000),
        Colspan | Rowspan => is_number(value, 100),
        Popover => value == "auto",
        Popovertarget => value.ends_with("apostil-contents"),
        Type => value == "button",
        Tabindex => value == "0",
        AriaHidden => value == "true",
        Loading => value == "lazy",
        Referrerpolicy => value == "no-referrer",
        Rel => value == "nofollow ugc noopener noreferrer",
        Scope => one_of(&["col", "row"]),
        Role => one_of(&[
            "doc-backlink",
            "doc-bibliography",
            "doc-biblioref",
            "doc-endnotes",
            "doc-glossary",
            "doc-glossref",
            "doc-noteref",
            "group",
            "img",
            "note",
        ]),
        Alt | AriaLabel | DataKey | Title => true,
    };
    assert!(is_allowed, "<{element} {}={value:?}>", name.name());
}

/// Text and values hold no control characters: two of them are opcodes of the node script.
pub fn check_text(text: &str) {
    let is_foreign = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n');
    assert!(!text.contains(is_foreign), "a control character in {text:?}");
}

/// A number from 1 on, in digits.
fn is_number(value: &str, most: u32) -> bool {
    value.parse().is_ok_and(|number: u32| (1..=most).contains(&number) && number.to_string() == value)
}

/// One of the reader's own classes, or the language of a code block.
fn is_class(element: &str, class: &str) -> bool {
    let is_own = |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let is_language = |name: &str| {
        (1..=40).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+#._-".contains(&byte))
    };
    class.split(' ').all(|name| name.strip_prefix("apostil-").is_some_and(is_own))
        || element == "code" && class.strip_prefix("language-").is_some_and(is_language)
}

/// Whether an address leads to one of these schemes; or nowhere, since no browser can read it.
fn leads_to(address: &str, schemes: &[&str]) -> bool {
    // Browsers drop some of these, and read others as a slash.
    !address.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\')
        && resolved(address).is_none_or(|url| schemes.contains(&url.scheme()))
}

/// Whether an address embeds a bitmap.
fn is_bitmap(address: &str) -> bool {
    let bitmaps = ["png", "jpeg", "gif", "webp", "avif"].map(|kind| format!("image/{kind}"));
    let url = resolved(address).filter(|url| url.scheme() == "data");
    let kind = url.and_then(|url| Some(url.path().split([';', ',']).next()?.to_ascii_lowercase()));
    kind.is_some_and(|kind| bitmaps.contains(&kind))
}

/// Where an address leads from a page on the web, as browsers read it (URL Standard, "basic URL parser").
fn resolved(address: &str) -> Option<Url> {
    Url::parse("https://page.example/post").and_then(|page| page.join(address)).ok()
}

/// A year of the common era, a month or a day, as HTML writes them (section 2.3.5 "Dates and times").
fn is_date(value: &str) -> bool {
    let lengths: Vec<_> = value.split('-').map(str::len).collect();
    let is_of_digits = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_of_digits && matches!(lengths[..], [4] | [4, 2] | [4, 2, 2]) && !value.starts_with("0000")
}
