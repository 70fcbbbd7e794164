//! Sorting, in one small place: a heap, since the standard library's sort weighs several kilobytes in the
//! page for each type that it sorts. Keys are bytes, so that there is but one type.

use std::collections::BinaryHeap;

/// The items' places when they are sorted by their keys; equal keys keep their order.
pub(crate) fn argsort(keys: impl Iterator<Item = Vec<u8>>) -> Vec<u32> {
    sorted(keys.zip(0..).collect())
}

fn sorted(keys: Vec<(Vec<u8>, u32)>) -> Vec<u32> {
    BinaryHeap::from(keys).into_sorted_vec().into_iter().map(|(_, item)| item).collect()
}
