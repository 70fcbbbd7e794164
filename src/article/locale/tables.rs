//! The tables of words that are built in where size does not matter: all of `www/words/`.

use super::ENGLISH;

macro_rules! tables {
    ($($lang:literal)*) => {
        const TABLES: &[(&str, &str)] =
            &[$(($lang, include_str!(concat!("../../../www/words/", $lang, ".json"))),)*];
    };
}

// English is separate, as it is in a page.
tables! { "ar" "de" "es" "fr" "he" "hi" "it" "ja" "ko" "pl" "pt" "ru" "tr" "uk" "zh" }

/// The table of a language, by the primary subtag of its BCP 47 tag; English if there is none.
pub(super) fn built_in(lang: &str) -> &'static str {
    let primary = lang.split('-').next().unwrap_or_default();
    TABLES.iter().find(|(lang, _)| primary.eq_ignore_ascii_case(lang)).map_or(ENGLISH, |(_, table)| table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::content::buffer::Text;
    use crate::article::syntax::json::{self, Kind, Value};
    use std::collections::BTreeSet;

    const EN: &str = include_str!("../../../www/words/en.json");

    struct Table {
        text: Text,
        members: Vec<(String, Value)>,
    }

    fn table(source: &str) -> Table {
        let mut text = Text::default();
        let (root, fault) = json::read(source, &mut text);
        assert_eq!(fault, None, "{source}");
        let Kind::Object(members) = root.kind else { panic!("no table: {source}") };
        let members = members.into_iter().map(|(key, value)| (text.get(key).to_owned(), value)).collect();
        Table { text, members }
    }

    impl Table {
        /// The keys in order; only Slavic tables have the optional one.
        fn keys(&self) -> Vec<&str> {
            self.members.iter().map(|(key, _)| key.as_str()).filter(|key| *key != "monthsAlone").collect()
        }

        /// The value of a key: one text, or those of a list.
        fn says(&self, value: &Value) -> Vec<&str> {
            match &value.kind {
                Kind::Array(items) => items.iter().map(|item| self.text.get(item.text())).collect(),
                _ => vec![self.text.get(value.text())],
            }
        }

        fn blanks(&self, key: &str) -> BTreeSet<&str> {
            let value = self.members.iter().find(|(name, _)| name == key).map(|(_, value)| value);
            let parts = value.into_iter().flat_map(|value| self.says(value)).flat_map(|text| text.split('{').skip(1));
            let names = parts.filter_map(|part| part.split('}').next());
            // A month can be a name or a number.
            names.map(|name| if name == "m" { "month" } else { name }).collect()
        }
    }

    /// How many texts the value of a key has.
    fn places(key: &str) -> usize {
        match key {
            "months" | "monthsAlone" => 12,
            "seasons" => 4,
            "asides" => 5,
            _ => 1,
        }
    }

    #[test]
    fn every_table_says_all_that_english_says() {
        let english = table(EN);
        for (lang, source) in TABLES {
            let table = table(source);
            assert_eq!(table.keys(), english.keys(), "{lang}");
            for (key, value) in &table.members {
                let says = table.says(value);
                assert!(says.iter().all(|word| !word.trim().is_empty()), "{lang}: {key}");
                // Only the texts between and after names contain their own spaces.
                assert!(
                    matches!(key.as_str(), "comma" | "listed" | "apart" | "and" | "etAl")
                        || says.iter().all(|word| word.trim() == *word),
                    "{lang}: {key}"
                );
                assert!(says.iter().all(|word| word.len() <= 200), "{lang}: {key} is cut");
                assert_eq!(says.len(), places(key), "{lang}: {key}");
                if key != "monthsAlone" {
                    assert_eq!(table.blanks(key), english.blanks(key), "{lang}: {key}");
                }
            }
        }
    }

    #[test]
    fn every_table_is_built_in() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/words");
        let files: BTreeSet<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        let built_in = TABLES.iter().map(|(lang, _)| format!("{lang}.json")).chain(["en.json".to_owned()]);
        assert_eq!(files, built_in.collect());
    }

    #[test]
    fn built_in_english_is_what_the_file_says() {
        let (ours, theirs) = (table(ENGLISH), table(EN));
        let said = ours.members.iter().map(|(key, value)| (key.as_str(), ours.says(value)));
        // The rest of the file is only for cards.
        let file = theirs.members.iter().take_while(|(key, _)| key != "close");
        let file = file.map(|(key, value)| (key.as_str(), theirs.says(value)));
        let is_its_key = |(key, says): &(&str, Vec<&str>)| says[..] == [*key];
        assert_eq!(
            file.clone().filter(is_its_key).map(|(key, _)| key).collect::<Vec<_>>(),
            ["supported", "imprecise", "disputed", "misattributed", "incorrect", "unverified", "opinion", "paraphrase"]
        );
        assert_eq!(said.collect::<Vec<_>>(), file.filter(|word| !is_its_key(word)).collect::<Vec<_>>());
    }

    #[test]
    fn a_table_is_found_by_the_primary_subtag() {
        for (lang, primary) in [("DE-at", "de"), ("pt-BR", "pt"), ("zh-Hant-TW", "zh")] {
            assert_eq!(built_in(lang), built_in(primary), "{lang}");
            assert_ne!(built_in(lang), ENGLISH, "{lang}");
        }
        for lang in ["en", "en-GB", "", "xx", "deu", "-de"] {
            assert_eq!(built_in(lang), ENGLISH, "{lang}");
        }
    }
}
