//! Sorting by one small function: a heap sort, since the standard library's sort adds several kilobytes to the
//! page for each type that it sorts. Keys are bytes, so that there is only one type.

use std::collections::BinaryHeap;

/// The indices of the items in the order of their keys; equal keys keep their order.
pub(crate) fn argsort(keys: impl Iterator<Item = Vec<u8>>) -> Vec<u32> {
    sorted(keys.zip(0..).collect())
}

fn sorted(keys: Vec<(Vec<u8>, u32)>) -> Vec<u32> {
    BinaryHeap::from(keys).into_sorted_vec().into_iter().map(|(_, item)| item).collect()
}
