//! Reads what stands between the brackets of a citation.
#![no_main]

mod read;

use apostil::article::Input;

const SOURCES: &[u8] = br#"[{"id": "a", "title": "T", "URL": "https://a.example/"}, {"id": "b", "title": "U"}]"#;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let article = [b"[@", data, b"] and [@a; @", data, b"]"].concat();
    read::read(&Input { article: &article, sources: Some(SOURCES), ..Input::default() });
});
