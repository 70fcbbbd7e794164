//! Sorting, in one small place: a heap, since the standard library's sort weighs several kilobytes in the
//! page for each type that it sorts.

use std::collections::BinaryHeap;

/// The items' places when they are sorted by their keys; equal keys keep their order.
pub(crate) fn order<K: Ord>(keys: impl Iterator<Item = K>) -> Vec<u32> {
    let heap: BinaryHeap<(K, u32)> = keys.zip(0..).collect();
    heap.into_sorted_vec().into_iter().map(|(_, item)| item).collect()
}
