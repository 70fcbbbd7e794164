//! Reads a notes file and looks for its passages; the first line feed parts it from the article.
#![no_main]

mod read;

use apostil::article::Input;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let at = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    let (article, notes) = data.split_at(at);
    let quoted = [b"> ", article, b"\n\nnote\n\n> ", notes].concat();
    for notes in [notes, &quoted] {
        read::read(&Input { article, notes: Some(notes), ..Input::default() });
    }
});
