//! Reads the braces at the start of a note and of a definition.
#![no_main]

mod read;

use apostil::article::Input;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let article = [b"Alpha[^a]\n\n[^a]: {", data, b"} note\n"].concat();
    let glossary = [b"Alpha\n: {", data, b"} definition\n"].concat();
    read::read(&Input { article: &article, glossary: Some(&glossary), ..Input::default() });
});
