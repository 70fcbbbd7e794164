//! The hash tables of the standard library, with a hash that is several times as fast. In: keys of an article, which are
//! words and numbers. It is not made for tables whose keys an attacker can choose after seeing how long each took.

use foldhash::fast::RandomState;

pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;
pub(crate) type HashSet<K> = std::collections::HashSet<K, RandomState>;
