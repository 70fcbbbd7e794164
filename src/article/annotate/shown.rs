//! Which items of a list are mentioned, and in what order.

/// Which items of a list are shown, in the order of their first mention.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// For each item its place among the shown, if it has one.
    pub place: Vec<Option<u32>>,
    pub order: Vec<usize>,
    /// The ids of the shown, given at the first mention.
    pub ids: Vec<String>,
    /// How often each of the shown is mentioned.
    pub mentions: Vec<u32>,
}

impl Shown {
    pub fn new(items: usize) -> Self {
        Self { place: vec![None; items], ..Self::default() }
    }

    /// Notes a mention of an item: its place, and the how-manieth mention it is.
    pub fn mention(&mut self, item: usize) -> (u32, u32) {
        let next = self.order.len() as u32;
        let place = *self.place[item].get_or_insert_with(|| {
            self.order.push(item);
            self.mentions.push(0);
            next
        });
        let mentions = &mut self.mentions[place as usize];
        *mentions += 1;
        (place, *mentions)
    }
}
