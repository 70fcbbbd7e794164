//! A parallel map that keeps the order. In: items and a function. Out: the results, in the order of the items.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::{panic, thread};

/// The results for all items, whatever order they are computed in.
pub fn in_order<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(things.len());
    if workers < 2 {
        return things.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        while let Some((place, thing)) = {
            let place = next.fetch_add(1, Ordering::Relaxed);
            things.get(place).map(|thing| (place, thing))
        } {
            done.push((place, work(thing)));
        }
        done
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
            .collect()
    });
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Barrier;

    #[test]
    fn results_have_the_order_of_the_things() {
        let things: Vec<usize> = (0..1_000).collect();
        assert_eq!(in_order(&things, |thing| thing * 2), things.iter().map(|thing| thing * 2).collect::<Vec<_>>());
        assert_eq!(in_order(&[] as &[usize], |thing| *thing), [] as [usize; 0]);
    }

    #[test]
    fn all_processors_work() {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        // Each waits for the others: with fewer workers, none would proceed.
        let barrier = Barrier::new(processors);
        assert_eq!(in_order(&vec![(); processors], |()| barrier.wait()).len(), processors);
    }
}
