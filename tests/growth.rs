//! Adversarial inputs: neither the time that they take nor their output grows faster than they do.
#![cfg(not(target_arch = "wasm32"))]

mod checker;
mod hostile;

use apostil::article::quoted_sources;
use checker::check;
use hostile::{Files, Make, inputs};
#[cfg(unix)]
use rustix::time::{ClockId, clock_gettime};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::thread::{available_parallelism, scope};
use std::time::Duration;

const MEBIBYTE: usize = 1024 * 1024;

/// Twice the input may take this many times as long.
const GROWTH: f64 = 2.5;

/// Anything faster tells nothing about growth.
const ENOUGH: Duration = Duration::from_millis(10);

/// How long a megabyte may take: a second in a release build, more without optimisation.
const A_MEGABYTE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 15 } else { 1 });

/// Bytes of a large input: its output may be larger than that of the smallest, but not 20 times its size.
const LARGE: usize = if cfg!(debug_assertions) { 64 * 1024 } else { 256 * 1024 };

/// The processor time of this thread: it does not include other programs.
#[cfg(unix)]
fn clock() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec as u64, now.tv_nsec as u32)
}

#[cfg(not(unix))]
fn clock() -> Duration {
    std::time::UNIX_EPOCH.elapsed().unwrap_or_default()
}

/// The result for an input.
#[derive(Clone, Copy, Debug, Default)]
struct Measured {
    time: Duration,
    /// Bytes that a page gets: as HTML or as a node script, whichever are more. None if it is refused.
    shown: usize,
    /// Bytes of an article's structured data, if it is not refused.
    facts: usize,
}

/// Does everything that is ever done with an article.
fn measure(files: &Files) -> Measured {
    let start = clock();
    let article = files.parse();
    let (html, script) = (article.to_html().unwrap_or_default(), article.to_node_script().unwrap_or_default());
    let _ = article.outline();
    let mut facts = String::new();
    if !html.is_empty() {
        facts = article.to_head() + &article.to_structured_data();
    }
    let _ = quoted_sources(&article);
    Measured { time: clock() - start, shown: html.len().max(script.len()), facts: facts.len() }
}

/// What is wrong with the growth of the work for an input, if anything.
fn growth(make: &Make) -> Option<String> {
    // A size that takes long enough to be measured.
    let mut size = 256;
    while measure(&make(4 * size)).time < ENOUGH && make(8 * size).len() < MEBIBYTE {
        size *= 2;
    }
    let files = [1, 2, 4].map(|times| make(times * size));
    let mut times = [Duration::MAX; 3];
    // Even so other programs may slow down the processor, so the best of several runs counts.
    let is_linear = (0..25).any(|_| {
        for (files, time) in files.iter().zip(&mut times) {
            *time = measure(files).time.min(*time);
        }
        times.is_sorted_by(|short, long| *long <= short.mul_f64(GROWTH) + ENOUGH / 20)
    });
    (!is_linear).then(|| format!("{:?} bytes take {times:?}", files.each_ref().map(Files::len)))
}

/// What is wrong with the time and the output of a large input, if anything.
fn cost(make: &Make) -> Option<String> {
    let mut size = 256;
    while make(size).len() < LARGE {
        size *= 2;
    }
    let files = make(size);
    let length = files.len();
    let mut least = Duration::MAX;
    let is_quick = (0..5).any(|_| {
        least = least.min(measure(&files).time.mul_f64(1e6 / length as f64));
        least <= A_MEGABYTE
    });
    let Measured { shown, facts, .. } = measure(&files);
    let is_small = shown.max(facts) <= (20 * length).max(MEBIBYTE);
    (!is_quick || !is_small)
        .then(|| format!("of {length} bytes a megabyte takes {least:?}; {shown} and {facts} come out"))
}

#[test]
fn hostile_inputs_break_no_rule() {
    for (name, make) in inputs() {
        let checked = catch_unwind(AssertUnwindSafe(|| check(&make(300).parse()).depth));
        assert!(checked.is_ok_and(|depth| depth <= 110), "{name}");
    }
}

#[test]
fn work_and_output_grow_no_faster_than_the_input() {
    let inputs = Mutex::new(inputs().into_iter());
    let failures = Mutex::new(String::new());
    let next = || inputs.lock().unwrap().next();
    let work = || {
        while let Some((name, make)) = next() {
            for fault in [growth(&make), cost(&make)].into_iter().flatten() {
                *failures.lock().unwrap() += &format!("{name}: {fault}\n");
            }
        }
    };
    scope(|scope| {
        for _ in 1..available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
        work();
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "\n{failures}");
}
