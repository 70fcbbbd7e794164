//! The braces at the start of a note and of a definition. See `fuzz/src/`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| apostil_fuzz::run(apostil_fuzz::braces, data));
