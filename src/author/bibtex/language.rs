//! The languages of sources. In: a name that Babel knows, as BibLaTeX has it. Out: a BCP 47 tag.

/// The tag of a language; another name is as it is.
pub fn tag(name: &str) -> &str {
    match name.to_ascii_lowercase().as_str() {
        "english" | "american" | "usenglish" => "en-US",
        "british" | "ukenglish" => "en-GB",
        "australian" => "en-AU",
        "canadian" => "en-CA",
        "german" | "ngerman" => "de-DE",
        "austrian" | "naustrian" => "de-AT",
        "swissgerman" | "nswissgerman" => "de-CH",
        "french" | "francais" => "fr-FR",
        "spanish" => "es-ES",
        "italian" => "it-IT",
        "portuguese" | "portuges" => "pt-PT",
        "brazilian" | "brazil" => "pt-BR",
        "dutch" => "nl-NL",
        "polish" => "pl-PL",
        "russian" => "ru-RU",
        "ukrainian" => "uk-UA",
        "czech" => "cs-CZ",
        "danish" => "da-DK",
        "swedish" => "sv-SE",
        "norsk" | "norwegian" => "nb-NO",
        "finnish" => "fi-FI",
        "greek" => "el-GR",
        "latin" => "la",
        "japanese" => "ja-JP",
        "chinese" => "zh-CN",
        "turkish" => "tr-TR",
        _ => name,
    }
}
