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

/// A byte may take this many times as long as a byte of ordinary prose.
const COSTLY: f64 = 80.0;
const PROSE: &str =
    "Most of *what* is written is prose, with a [link](/there) or `two`, and it takes no time at all.\n\n";

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

/// The times of inputs, if one takes too much longer than the one before.
fn grows(inputs: &[Files]) -> Option<String> {
    let mut times = vec![Duration::MAX; inputs.len()];
    // Even so other programs may slow down the processor, so the best of several runs counts.
    let is_linear = (0..25).any(|_| {
        for (files, time) in inputs.iter().zip(&mut times) {
            *time = measure(files).time.min(*time);
        }
        times.is_sorted_by(|short, long| *long <= short.mul_f64(GROWTH) + ENOUGH / 20)
    });
    (!is_linear).then(|| format!("{:?} bytes take {times:?}", inputs.iter().map(Files::len).collect::<Vec<_>>()))
}

/// What is wrong with the growth of the work for an input, if anything.
fn growth(make: &Make) -> Option<String> {
    // A size that takes long enough to be measured.
    let mut size = 256;
    while measure(&make(4 * size)).time < ENOUGH && make(8 * size).len() < MEBIBYTE {
        size *= 2;
    }
    // Work that grows faster than its input does so at every size; a processor that was busy elsewhere does not.
    let mut fault = None;
    for size in [size, 2 * size, 4 * size] {
        fault = grows(&[1, 2, 4].map(|times| make(times * size)));
        if fault.is_none() {
            break;
        }
    }
    fault
}

/// How long a byte of ordinary prose takes, in nanoseconds.
fn prose() -> f64 {
    let files = Files { article: PROSE.repeat(LARGE / PROSE.len()), ..Files::default() };
    (0..25).map(|_| per_byte(&files, measure(&files).time)).fold(f64::MAX, f64::min)
}

fn per_byte(files: &Files, time: Duration) -> f64 {
    time.as_nanos() as f64 / files.len() as f64
}

/// What is wrong with the time and the output of a large input, if anything.
fn cost(make: &Make, prose: f64) -> Option<String> {
    let mut size = 256;
    while make(size).len() < LARGE {
        size *= 2;
    }
    let files = make(size);
    let length = files.len();
    let mut costs = f64::MAX;
    let mut measured = Measured::default();
    let is_quick = (0..5).any(|_| {
        measured = measure(&files);
        costs = costs.min(per_byte(&files, measured.time) / prose);
        costs <= COSTLY
    });
    let Measured { shown, facts, .. } = measured;
    let is_small = shown.max(facts) <= (20 * length).max(MEBIBYTE);
    (!is_quick || !is_small).then(|| {
        format!("a byte takes {costs:.0} times as long as one of prose; of {length} bytes {shown} and {facts} come out")
    })
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
    let prose = prose();
    let inputs = Mutex::new(inputs().into_iter());
    let failures = Mutex::new(String::new());
    let next = || inputs.lock().unwrap().next();
    let work = || {
        while let Some((name, make)) = next() {
            for fault in [growth(&make), cost(&make, prose)].into_iter().flatten() {
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
