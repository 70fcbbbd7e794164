//! Whether the running text is written in the script of its language. In: an article. Out: a diagnostic where most letters
//! are of a script in which the language is not written: browsers then choose its voice, hyphens and quotation marks wrongly.

use crate::article::content::piece::Piece;
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::model::Article;
use std::ops::RangeInclusive;

/// The script of some letters (Unicode's blocks of it), and the languages that are written in it.
struct Script {
    name: &'static str,
    letters: &'static [RangeInclusive<char>],
    languages: &'static [&'static str],
}

/// The scripts; the languages of the first are all that no other names.
const SCRIPTS: [Script; 13] = [
    Script {
        name: "Latin",
        letters: &['A'..='Z', 'a'..='z', 'À'..='\u{24F}', '\u{1E00}'..='\u{1EFF}'],
        languages: &[],
    },
    Script {
        name: "Cyrillic",
        letters: &['\u{400}'..='\u{52F}'],
        languages: &[
            "ab", "az", "be", "bg", "ce", "cv", "kk", "ky", "mk", "mn", "os", "ru", "sr", "tg", "tt", "uk", "uz",
        ],
    },
    Script { name: "Greek", letters: &['\u{370}'..='\u{3FF}', '\u{1F00}'..='\u{1FFF}'], languages: &["el", "grc"] },
    Script { name: "Armenian", letters: &['\u{531}'..='\u{58F}'], languages: &["hy", "hyw"] },
    Script { name: "Hebrew", letters: &['\u{5D0}'..='\u{5F4}'], languages: &["he", "iw", "yi"] },
    Script {
        name: "Arabic",
        letters: &['\u{620}'..='\u{6FF}', '\u{750}'..='\u{77F}'],
        languages: &["ar", "ckb", "fa", "ku", "ps", "sd", "ug", "ur"],
    },
    Script { name: "Devanagari", letters: &['\u{900}'..='\u{97F}'], languages: &["hi", "mr", "ne", "sa"] },
    Script { name: "Bengali", letters: &['\u{980}'..='\u{9FF}'], languages: &["as", "bn"] },
    Script { name: "Tamil", letters: &['\u{B80}'..='\u{BFF}'], languages: &["ta"] },
    Script { name: "Thai", letters: &['\u{E00}'..='\u{E7F}'], languages: &["th"] },
    Script { name: "Georgian", letters: &['\u{10A0}'..='\u{10FF}'], languages: &["ka"] },
    Script { name: "Korean", letters: &['\u{1100}'..='\u{11FF}', '\u{AC00}'..='\u{D7AF}'], languages: &["ko"] },
    Script {
        name: "Chinese or Japanese",
        letters: &['\u{3040}'..='\u{30FF}', '\u{3400}'..='\u{9FFF}'],
        languages: &["ja", "ko", "yue", "zh"],
    },
];

/// Languages that are written in the Latin script, too.
const ALSO_LATIN: [&str; 7] = ["az", "ku", "mn", "sr", "tg", "tt", "uz"];

/// Fewer letters are a name or a formula.
const ENOUGH: usize = 20;

pub(crate) fn report(article: &Article, diagnostics: &mut Collector) {
    let mut counts = [0; SCRIPTS.len()];
    for piece in &article.body {
        let Piece::Text(stretch) = piece else { continue };
        for c in article.text.get(*stretch).chars() {
            if let Some(i) = script_of(c) {
                counts[i] += 1;
            }
        }
    }
    let Some((i, most)) = counts.into_iter().enumerate().max_by_key(|(_, count)| *count) else { return };
    let language = article.lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let has_script = article.lang.split('-').skip(1).any(|part| part.len() == 4);
    let is_enough = most >= ENOUGH && 3 * most > 2 * counts.iter().sum::<usize>();
    if is_enough && !has_script && !is_written_in(&language, i) {
        let start = article.files[File::Article as usize].len().min(1);
        let (script, lang, place) = (SCRIPTS[i].name, article.lang.as_str(), Span::new(File::Article, 0..start));
        diagnostics.add_for_author(Code::LanguageMismatch, place, &[script, lang]);
        let example = match script {
            "Latin" => "en",
            "Cyrillic" => "ru",
            "Bengali" => "bn",
            "Chinese or Japanese" => "zh",
            _ => SCRIPTS[i].languages[0],
        };
        diagnostics
            .help_last(place, |found| found.help = found.help.replace("lang: ar", &["lang: ", example].concat()));
    }
}

/// The index in `SCRIPTS` of a letter's script.
fn script_of(c: char) -> Option<usize> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(0);
    }
    SCRIPTS.iter().position(|script| script.letters.iter().any(|letters| letters.contains(&c)))
}

/// Whether a language is written in a script.
fn is_written_in(language: &str, script: usize) -> bool {
    let is_named = |script: &Script| script.languages.contains(&language);
    is_named(&SCRIPTS[script]) || script == 0 && (ALSO_LATIN.contains(&language) || !SCRIPTS.iter().any(is_named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_their_scripts() {
        for (language, script, is) in [
            ("en", "Latin", true),
            ("xx", "Latin", true),
            ("sr", "Latin", true),
            ("sr", "Cyrillic", true),
            ("ru", "Latin", false),
            ("en", "Hebrew", false),
            ("ja", "Chinese or Japanese", true),
            ("ko", "Chinese or Japanese", true),
            ("zh", "Korean", false),
        ] {
            let place = SCRIPTS.iter().position(|it| it.name == script).unwrap();
            assert_eq!(is_written_in(language, place), is, "{language} {script}");
        }
    }
}
