//! Comparisons, case by case, and the time that they take.

use super::*;
use std::time::{Duration, Instant};

const SOURCE: &str = "The captain said:\n“There is no land to the west – none at all.”\r\nHe was an old man, and\tthe crew \
    believed him; the younger ones did not. So they turned back. The water had gone\nbad by then, and the \
    bread with it.";

/// The fidelity and its differences as a word diff.
fn compared(quotation: &str, source: &str) -> (Fidelity, String) {
    let Comparison { fidelity, differences, .. } = compare(quotation, &SourceText::new(source));
    let shown = differences.iter().map(|Difference { source, quoted }| format!("-{source}+{quoted};"));
    (fidelity, shown.collect())
}

#[test]
fn finds_one_of_four_words() {
    use Fidelity::*;
    for (quotation, fidelity, differences) in [
        ("There is no land to the west – none at all.", Exact, ""),
        ("the crew  believed\nhim; the younger", Exact, ""),
        ("no land to the west", Exact, ""),
        ("“There is no land to the west", Exact, ""),
        ("there is no land to the west, none at all", Normalised, ""),
        ("There is no land to the west --- none", Normalised, ""),
        ("There is no land – none at all", Paraphrase, "-to the west+;"),
        ("There is no land to the east", Paraphrase, "-west+east;"),
        ("He was a very old man", Paraphrase, "-an+a very;"),
        ("The captain wrote: there is no land", Paraphrase, "-said+wrote;"),
        ("went there is no land", Paraphrase, "-said+went;"),
        ("none at all. He is", Paraphrase, "-was+is;"),
        ("no lan", Paraphrase, "-land+lan;"),
        ("Nothing of this was ever said", NotFound, ""),
        ("said nothing of the kind", NotFound, ""),
        ("", NotFound, ""),
    ] {
        assert_eq!(compared(quotation, SOURCE), (fidelity, differences.to_owned()), "{quotation}");
    }
    assert_eq!(compared("There is no land", ""), (NotFound, String::new()));
}

#[test]
fn signs_of_numbers_count() {
    use Fidelity::*;
    let source = "It cost £5 million, or +5 to -7 degrees; pi is 3.14 and rates rose by 10% in 1914–18: so it was.";
    for (quotation, fidelity, differences) in [
        ("It cost £5 million, or +5 to -7 degrees", Exact, ""),
        ("it cost £ 5 million or +5 to −7 degrees", Normalised, ""),
        ("rates rose by 10 % in 1914-18, so it was", Normalised, ""),
        ("rates rose by “10%” in 1914 — 18 so", Normalised, ""),
        ("It cost $5 million, or", Paraphrase, "-£5+$5;"),
        ("It cost 5 million, or", Paraphrase, "-£5+5;"),
        ("5 million, or +5 to", Paraphrase, "-£5+5;"),
        ("million, or -5 to -7 degrees", Paraphrase, "-+5+-5;"),
        ("million, or 5 to 7 degrees", Paraphrase, "-+5+5;--7+7;"),
        ("pi is 3/14 and rates", Paraphrase, "-3.14+3/14;"),
        ("pi is 3,14 and rates", Paraphrase, "-3.14+3,14;"),
        ("rates rose by 10 in 1914–18", Paraphrase, "-10%+10;"),
        ("and rates rose by 10", Paraphrase, "-10%+10;"),
        ("by 10% in 1914 18", Paraphrase, "-–+;"),
    ] {
        assert_eq!(compared(quotation, source), (fidelity, differences.to_owned()), "{quotation}");
    }
}

#[cfg(feature = "cli")]
#[test]
fn letters_may_be_composed_or_not() {
    for (quotation, source) in [
        ("l’été à Besançon fut froid", "Hier l’e\u{301}te\u{301} a\u{300} Besanc\u{327}on fut froid."),
        ("l’e\u{301}te\u{301} fut froid", "Hier l’été fut froid."),
    ] {
        assert_eq!(compared(quotation, source), (Fidelity::Exact, String::new()), "{quotation}");
    }
}

#[test]
fn parts_occur_in_order() {
    use Fidelity::*;
    for (quotation, fidelity, differences) in [
        ("There is no land … So they turned back.", Exact, ""),
        ("…no land […] turned back. The water …", Exact, ""),
        ("no land (...) and the bread", Exact, ""),
        ("No land … turned back", Normalised, ""),
        ("So they turned back … There is no land to", Paraphrase, "-+So they turned back;"),
        ("There is no land … so they sailed back", Paraphrase, "-turned+sailed;"),
    ] {
        assert_eq!(compared(quotation, SOURCE), (fidelity, differences.to_owned()), "{quotation}");
    }
}

#[test]
fn the_editors_words_count_for_nothing() {
    use Fidelity::*;
    for (quotation, fidelity, differences) in [
        ("He was an old [and tired] man, and the crew", Exact, ""),
        ("[the captain] was an old man", Exact, ""),
        ("and the crew [all of them] the younger ones", Exact, ""),
        ("[T]he water had gone bad", Exact, ""),
        ("[t]he water had [turned] bad", Exact, ""),
        ("So they turn[] back", Exact, ""),
        ("So they turn[s] back", Exact, ""),
        ("the cr[e]w believed him", Exact, ""),
        ("[T]he WATER had gone bad", Normalised, ""),
        ("He was [as they say] a tired old man", Paraphrase, "-an+a tired;"),
        ("There is no land [and they knew it] the bread with it", Paraphrase, ""),
    ] {
        let (found, shown) = compared(quotation, SOURCE);
        assert_eq!(found, fidelity, "{quotation}: {shown}");
        if !differences.is_empty() || fidelity != Paraphrase {
            assert_eq!(shown, differences, "{quotation}");
        }
    }
}

#[test]
fn the_best_place_counts() {
    let source = SourceText::new("No Man, no problem.\nElse he said: no man, no problem. No man – no problem.");
    let place = |quotation: &str| {
        let Comparison { fidelity, place, .. } = compare(quotation, &source);
        (fidelity, source.line(place.unwrap().start))
    };
    assert_eq!(place("no man, no problem."), (Fidelity::Exact, 2));
    assert_eq!(place("no man no problem"), (Fidelity::Normalised, 1));
}

#[test]
fn every_script_is_compared() {
    for (quotation, source, fidelity) in [
        ("Нет человека — нет проблемы", "Он сказал: «Нет человека – нет проблемы».", Fidelity::Normalised),
        ("没有人，就没有问题", "他说：“没有人，就没有问题。”", Fidelity::Exact),
        ("没有人，就没有麻烦", "他说：“没有人，就没有问题。”", Fidelity::Paraphrase),
        ("kein Mensch, kein Problem", "KEIN MENSCH\u{AD}, kein Prob\u{AD}lem", Fidelity::Normalised),
    ] {
        assert_eq!(compared(quotation, source).0, fidelity, "{quotation}");
    }
}

/// Running text with a small vocabulary, the same for the same seed.
fn text(words: usize, mut seed: u64) -> String {
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize
    };
    // Small numbers are more frequent, as some words are in any language.
    (0..words).map(|_| format!("w{} ", (next() % 3_000).min(next() % 3_000).min(next() % 3_000))).collect()
}

/// Compares that many quotations of every kind with a text of that many words.
fn measure(words: usize, quotations: usize) -> Duration {
    let text = text(words, 7);
    let known: Vec<&str> = text.split(' ').collect();
    let start = Instant::now();
    let source = SourceText::new(&text);
    for i in 0..quotations {
        let at = (i * 7_919) % (words - 30);
        let mut quoted = known[at..at + 20].to_vec();
        let fidelity = match i % 4 {
            0 => Fidelity::Exact,
            1 => {
                quoted[10] = "other";
                Fidelity::Paraphrase
            }
            2 => {
                quoted[10] = "…";
                Fidelity::Exact
            }
            _ => {
                quoted.iter_mut().step_by(3).for_each(|word| *word = "other");
                quoted.iter_mut().skip(1).step_by(3).for_each(|word| *word = "none");
                Fidelity::NotFound
            }
        };
        assert_eq!(compare(&quoted.join(" "), &source).fidelity, fidelity, "{i}");
    }
    start.elapsed()
}

#[test]
fn work_grows_with_the_text() {
    // Another program may use the processor meanwhile, so the best of several runs counts.
    let is_linear = (0..10).any(|_| {
        let short = (0..3).map(|_| measure(20_000, 50)).min().unwrap_or_default();
        measure(160_000, 400) <= 16 * short + Duration::from_millis(20)
    });
    assert!(is_linear);
}

/// The processor time of this thread: it does not include other programs.
#[cfg(unix)]
fn clock() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec as u64, now.tv_nsec as u32)
}

#[cfg(not(unix))]
fn clock() -> Duration {
    std::time::UNIX_EPOCH.elapsed().unwrap_or_default()
}

#[test]
fn a_text_made_to_cost_costs_little() {
    for (quotation, source) in [
        ("a ".repeat(2_000), "a ".repeat(200_000)),
        ("a ".repeat(501), ("a ".repeat(500) + "b ").repeat(400)),
        ("a b c … ".repeat(20_000), "a b d ".repeat(20_000)),
        ("[a] b ".repeat(2_000), "b ".repeat(200_000)),
        ("[a]b[c] d ".repeat(2_000), "b d e ".repeat(60_000)),
        ("x ".repeat(200_000), "y ".repeat(200_000)),
        ((0..50_000).map(|i| format!("q{i} ")).collect(), (0..50_000).rev().map(|i| format!("q{i} ")).collect()),
    ] {
        let start = clock();
        compare(&quotation, &SourceText::new(&source));
        let taken = clock() - start;
        assert!(taken < Duration::from_secs(20), "{} took {taken:?}", &quotation[..6]);
    }
}

#[test]
fn nothing_panics() {
    const FRAGMENTS: [&str; 30] = [
        "the ", "cat", "[", "]", "…", "...", ". . .", " ", "“", "dog ", "’s", "\u{AD}", "社", "会", "(", ")", "é",
        "\n", "T", "[T]he ", "[…]", "the cat ", "ßS", "\u{301}", "5", "–", "£", "%", "+", "3.1",
    ];
    let mut seed = 1_u64;
    let mut next = |bound: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % bound
    };
    for _ in 0..4_000 {
        let mut text = |most: usize| (0..next(most)).map(|_| FRAGMENTS[next(FRAGMENTS.len())]).collect::<String>();
        let (source, quotation) = (text(40), text(16));
        let source = SourceText::new(&source);
        let found = compare(&quotation, &source);
        assert!(found.place.is_none_or(|place| source.text.get(place).is_some()), "{quotation}");
    }
}
