//! What holds for every article, tested with articles whose words are known (`tests/composed/mod.rs`) and with random
//! bytes. Failures are minimised. `PROPTEST_CASES=10000 cargo test --test properties` searches further.
#![cfg(not(target_arch = "wasm32"))]

mod checker;
mod composed;
mod judged;
#[path = "../fuzz/src/node_script.rs"]
mod node_script;

use apostil::article::{Input, Options, parse};
use checker::calls::parsed;
use checker::check;
use composed::{Written, composition};
use judged::{judged, without_claims};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use proptest::test_runner::RngSeed;

proptest! {
    // The same articles each time.
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(0), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_the_text_is_lost(composition in composition()) {
        let written = Written::new(&composition);
        let checked = check(&written.parse());
        for word in &written.words {
            let is_there = checked.text.contains(word) || checked.described.contains(word);
            prop_assert!(is_there, "{} is lost of {:#?}", word, written);
        }
    }

    /// What `check` requires of articles: an HTML parser makes the same tree of the HTML as a sink receives, ids are
    /// unique, elements, attributes and their values are of allowed kinds, and diagnostics lie within their files.
    #[test]
    fn what_comes_out_is_sound(composition in composition()) {
        check(&Written::new(&composition).parse());
    }

    #[test]
    fn both_sinks_agree(composition in composition()) {
        let article = Written::new(&composition).parse();
        prop_assert_eq!(article.to_node_script().map(|script| node_script::serialised(&script)), article.to_html());
    }

    /// No line of a fragment is empty, and an HTML parser makes the same of it as of the article.
    #[test]
    fn a_fragment_has_no_empty_line(composition in composition()) {
        let article = Written::new(&composition).parse();
        let (fragment, html) = (article.to_fragment().unwrap(), article.to_html().unwrap());
        prop_assert!(fragment.lines().all(|line| !line.trim().is_empty()), "{}", fragment);
        prop_assert_eq!(parsed(&fragment), parsed(&html));
    }

    /// Verdicts mark words of the body. They neither lose, repeat nor move any, and no word is in two claims.
    #[test]
    fn claims_leave_the_text_as_it_is(judged in judged()) {
        let [with, without] = judged.parse();
        check(&with);
        prop_assert_eq!(without_claims(&with), without_claims(&without));
    }

    #[test]
    fn any_bytes_are_an_article(
        article in vec(any::<u8>(), 0..200),
        apparatus in [(); 4].map(|()| option::of(vec(any::<u8>(), 0..100))),
    ) {
        let [glossary, sources, notes, words] = &apparatus;
        let input = Input::new(&article).with_glossary(glossary.as_deref()).with_sources(sources.as_deref()).with_notes(notes.as_deref()).with_words(words.as_deref());
        check(&parse(&input, &Options::default()));
    }
}
