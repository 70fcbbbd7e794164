//! Raw HTML. See `fuzz/src/`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| apostil_fuzz::run(apostil_fuzz::raw_html, data));
