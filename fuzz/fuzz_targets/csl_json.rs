//! A file of sources. See `fuzz/src/`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| apostil_fuzz::run(apostil_fuzz::csl_json, data));
