//! The library beside its WebAssembly. In: the files of an article and of its glossary, and how often to read and link them
//! and write the node script. Out: how long one time takes, in milliseconds of the processor. `make bench` runs it.

use apostil::article::{self, Input, Options};
use rustix::time::{ClockId, clock_gettime};
use std::{env, fs, hint::black_box};

fn main() {
    let [article, glossary, repeats] = env::args().skip(1).collect::<Vec<_>>().try_into().expect("three arguments");
    let read = |path: &str| fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let (article, glossary) = (read(&article), read(&glossary));
    let input = Input::new(&article).with_glossary(Some(&glossary));
    let once = || article::parse(black_box(&input), &Options::default()).to_node_script().expect("a script").len();
    let repeats: u32 = repeats.parse().expect("a number");

    black_box(once()); // the allocator has its memory
    let start = now();
    for _ in 0..repeats {
        black_box(once());
    }
    println!("{}", (now() - start) / f64::from(repeats));
}

/// The processor time of this process, in milliseconds.
fn now() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}
