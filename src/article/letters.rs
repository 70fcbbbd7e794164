//! Which characters make words. The standard library's tables of letters weigh two kilobytes in the page; what
//! holds no letters is a short list of blocks, and a rare mark taken for a letter does little harm.

/// Whether a character belongs to a word: letters and digits of any script, and the marks that combine with
/// them; not punctuation, symbols and spaces (by the blocks of Unicode 17).
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    !matches!(c,
        '\u{80}'..='\u{A9}' | '\u{AB}'..='\u{B4}' | '\u{B6}'..='\u{B9}' | '\u{BB}'..='\u{BF}' | '×' | '÷' // Latin-1
        | '\u{37E}' | '\u{387}' | '\u{55A}'..='\u{55F}' | '\u{589}' | '\u{58A}' // Greek, Armenian
        | '\u{5BE}' | '\u{5C0}' | '\u{5C3}' | '\u{5C6}' | '\u{5F3}' | '\u{5F4}' // Hebrew
        | '\u{600}'..='\u{60F}' | '\u{61B}'..='\u{61F}' | '\u{66A}'..='\u{66D}' | '\u{6D4}' // Arabic
        | '\u{964}' | '\u{965}' | '\u{E3F}' | '\u{E4F}' | '\u{E5A}' | '\u{E5B}' // Devanagari, Thai
        | '\u{1360}'..='\u{1368}' // Ethiopic
        | '\u{2000}'..='\u{200B}' | '\u{200E}'..='\u{206F}' // general punctuation, but for the joiners
        | '\u{20A0}'..='\u{20CF}' | '\u{2190}'..='\u{245F}' | '\u{2500}'..='\u{2BFF}' // currency, arrows, symbols
        | '\u{2E00}'..='\u{2E2E}' | '\u{2E30}'..='\u{2E7F}' // supplemental punctuation
        | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303D}' | '\u{30A0}' | '\u{30FB}' // CJK
        | '\u{E000}'..='\u{F8FF}' // private use
        | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}' | '\u{FEFF}' // vertical and small forms
        | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' // full width
        | '\u{FFE0}'..='\u{FFFF}' | '\u{1F300}'..='\u{1FAFF}') // pictures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loses_no_letter_and_no_digit() {
        // Superior figures are numbers to Unicode, and marks to a reader; so are numbers in circles.
        let is_figure = |c| matches!(c, '²' | '³' | '¹' | '¼' | '½' | '¾' | '\u{2776}'..='\u{2793}');
        let lost: Vec<char> =
            ('\0'..=char::MAX).filter(|c| c.is_alphanumeric() && !is_word(*c) && !is_figure(*c)).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn takes_no_mark_of_the_common_scripts_for_a_letter() {
        for c in " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡¿«»‘’“”„‹›–—…·•×÷§€£、。「」『』〈〉《》・！？，：；（）।॥،؛؟۔״׳·※→★☑↩😀".chars() {
            assert!(!is_word(c), "{c:?}");
        }
        for c in "aZ09éßÆдЯאبحतक्ह์한日々ーヴ〇ﬁ\u{301}\u{200D}".chars() {
            assert!(is_word(c), "{c:?}");
        }
    }
}
