//! Reads a file of sources; what is whole in it can be cited.
#![no_main]

mod read;

use apostil::article::Input;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let sources = [b"[{\"id\": \"a\", \"title\": \"T\"}, ", data, b"]"].concat();
    for sources in [data, &sources] {
        read::read(&Input { article: b"[@a] [@b, p. 1]", sources: Some(sources), ..Input::default() });
    }
});
