//! Finds many rows of numbers in one (the Aho-Corasick automaton). A row that was found twice is no longer looked
//! for, so the walk is linear, however alike the rows are.

use crate::article::text::hash::HashMap;
use crate::article::text::sort::argsort;

/// A state is how much of a row has been seen; 0 is nothing of any.
#[derive(Default)]
pub(crate) struct Machine {
    states: Vec<State>,
    next: HashMap<(u32, u32), u32>,
    /// The state that the walk is in.
    now: u32,
}

#[derive(Default)]
struct State {
    parent: u32,
    number: u32,
    /// How many numbers have been seen.
    depth: u32,
    /// The longest other state that the last numbers also lead to.
    fallback: u32,
    /// A state at which a row may end that is still looked for, or one on the way to it.
    ending: u32,
    /// The rows that end here.
    rows: Vec<u32>,
    /// How often they have ended.
    hits: u8,
}

/// How often a row is reported.
const TOLD: u8 = 2;

impl Machine {
    /// Adds a row. An empty one is never found.
    pub fn add(&mut self, numbers: impl Iterator<Item = u32>, row: u32) {
        if self.states.is_empty() {
            self.states.push(State::default());
        }
        let mut at = 0;
        for number in numbers {
            let fresh = self.states.len() as u32;
            let parent = at;
            at = *self.next.entry((parent, number)).or_insert(fresh);
            if at == fresh {
                let depth = self.states[parent as usize].depth + 1;
                self.states.push(State { parent, number, depth, ..State::default() });
            }
        }
        if at > 0 {
            self.states[at as usize].rows.push(row);
        }
    }

    /// To be called once all rows are added.
    pub fn link(&mut self) {
        // By depth: the state that one falls back to has been visited before it.
        let by_depth = argsort(self.states.iter().map(|state| state.depth.to_be_bytes().to_vec()));
        for i in by_depth.into_iter().skip(1) {
            let State { parent, number, .. } = self.states[i as usize];
            let fallback = match parent {
                0 => 0,
                parent => self.after(self.states[parent as usize].fallback, number),
            };
            let state = &mut self.states[i as usize];
            (state.fallback, state.ending) = (fallback, fallback);
        }
    }

    /// Takes the next number, and reports each row that ends with it, with its length: the same row at most twice.
    pub fn step(&mut self, number: u32, mut tell: impl FnMut(u32, usize)) {
        if self.states.is_empty() {
            return;
        }
        self.now = self.after(self.now, number);
        let mut ending = self.ending(self.now);
        while ending > 0 {
            let state = &mut self.states[ending as usize];
            state.hits += 1;
            for row in &state.rows {
                tell(*row, state.depth as usize);
            }
            let after = state.fallback;
            ending = self.ending(after);
        }
    }

    fn after(&self, mut state: u32, number: u32) -> u32 {
        loop {
            match self.next.get(&(state, number)) {
                Some(next) => return *next,
                None if state == 0 => return 0,
                None => state = self.states[state as usize].fallback,
            }
        }
    }

    /// The first state from here backwards at which a row ends that is still looked for; 0 if there is none. Shortens
    /// the path for the next time.
    fn ending(&mut self, from: u32) -> u32 {
        let is_due = |state: &State| !state.rows.is_empty() && state.hits < TOLD;
        let mut end = from;
        while end > 0 && !is_due(&self.states[end as usize]) {
            end = self.states[end as usize].ending;
        }
        let mut at = from;
        while at != end {
            at = std::mem::replace(&mut self.states[at as usize].ending, end);
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rows: &[&[u32]], text: &[u32]) -> Vec<(u32, usize)> {
        let mut machine = Machine::default();
        for (row, i) in rows.iter().zip(0..) {
            machine.add(row.iter().copied(), i);
        }
        machine.link();
        let mut found = Vec::new();
        for (number, at) in text.iter().zip(1..) {
            machine.step(*number, |row, length| found.push((row, at - length)));
        }
        found
    }

    #[test]
    fn finds_what_overlaps_and_what_is_nested() {
        let rows: &[&[u32]] = &[&[1, 2, 3], &[2, 3, 4], &[2], &[3, 4], &[9], &[]];
        assert_eq!(found(rows, &[1, 2, 3, 4]), [(2, 1), (0, 0), (1, 1), (3, 2)]);
        assert_eq!(found(&[&[1, 1, 2]], &[1, 1, 1, 2]), [(0, 1)]);
        assert_eq!(found(&[], &[1]), []);
    }

    #[test]
    fn tells_of_a_row_twice_at_most() {
        assert_eq!(found(&[&[1], &[1]], &[1, 0, 1, 1]), [(0, 0), (1, 0), (0, 2), (1, 2)]);
    }

    #[test]
    fn does_not_slow_down_where_all_rows_are_alike() {
        let row = vec![1; 2_000];
        let rows: Vec<&[u32]> = (1..=row.len()).map(|length| &row[..length]).collect();
        assert_eq!(found(&rows, &vec![1; 500_000]).len(), 2 * rows.len());
    }
}
