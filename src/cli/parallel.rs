//! A parallel map that keeps the order. In: items and a function. Out: the results, in the order of the items.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

/// The results for all items, whatever order they are computed in.
pub fn in_order<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let mut results = Vec::with_capacity(things.len());
    each_in_order(things, work, |_, result| results.push(result));
    results
}

/// Hands each item over with its result, as soon as those before it were: only what comes too early is kept.
pub fn each_in_order<'t, T: Sync, R: Send>(
    things: &'t [T],
    work: impl Fn(&T) -> R + Sync,
    mut hand_over: impl FnMut(&'t T, R),
) {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(things.len());
    if workers < 2 {
        things.iter().for_each(|thing| hand_over(thing, work(thing)));
        return;
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                while let Some((place, thing)) = {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    things.get(place).map(|thing| (place, thing))
                } {
                    // Nobody listens any more if handing over has panicked.
                    if sender.send((place, work(thing))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut due = things.iter().enumerate();
        let mut awaited = due.next();
        for (place, result) in receiver {
            early.insert(place, result);
            while let Some((place, thing)) = awaited
                && let Some(result) = early.remove(&place)
            {
                hand_over(thing, result);
                awaited = due.next();
            }
        }
    });
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
