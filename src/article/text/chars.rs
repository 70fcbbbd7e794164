//! Which characters make words: letters and digits as the standard library defines them, and combining marks, which it
//! does not tell from signs.

/// Whether a character belongs to a word: letters and digits of any script, combining marks and
/// joiners; not punctuation, signs, spaces, nor raised, lowered or circled figures, as in `m²`.
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    is_common_letter(c)
        || c.is_alphanumeric() && !is_small_figure(c)
        || matches!(c, '\u{200C}' | '\u{200D}')
        || is_mark(c)
}

/// Whether a character may belong to a word, by blocks of Unicode and without its tables: for uses where confusing a
/// rare mark with a letter, or the reverse, does no harm.
pub(crate) fn is_wordlike(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{BF}' | '×' | '÷' | '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' => false,
        '\u{FF00}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' => false,
        _ => true,
    }
}

/// Whether a character is in one of some ranges that hold only letters, and most of them: these need no table.
fn is_common_letter(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2C1}' | '\u{400}'..='\u{481}'
        | '\u{48A}'..='\u{52F}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Numbers to Unicode, signs to a reader.
fn is_small_figure(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '¼' | '½' | '¾' | '\u{2070}' | '\u{2074}'..='\u{2079}' | '\u{2080}'..='\u{2089}'
        | '\u{2150}'..='\u{215F}' | '\u{2460}'..='\u{249B}' | '\u{24EA}'..='\u{24FF}' | '\u{2776}'..='\u{2793}')
}

/// Whether a character is a combining mark (general category M) that the standard library does not count as a letter.
fn is_mark(c: char) -> bool {
    let c = c as u32;
    let after = MARKS.partition_point(|(first, _)| *first <= c);
    after.checked_sub(1).is_some_and(|at| c <= MARKS[at].1)
}

/// Ranges of such marks, by Unicode 17; between two marks of one range there are only letters, digits and
/// unassigned characters.
#[rustfmt::skip]
static MARKS: [(u32, u32); 113] = [
    (0x300, 0x362), (0x483, 0x489), (0x591, 0x5AF), (0x658, 0x658), (0x6DF, 0x6E0), (0x6EA, 0x6EC), (0x740, 0x7F3),
    (0x7FD, 0x7FD), (0x818, 0x82D), (0x859, 0x85B), (0x898, 0x8E1), (0x8EA, 0x954), (0x9BC, 0x9CD), (0x9FE, 0xA4D),
    (0xABC, 0xACD), (0xAFD, 0xB55), (0xBCD, 0xBCD), (0xC3C, 0xC4D), (0xCBC, 0xD4D), (0xDCA, 0xDCA), (0xE47, 0xE4E),
    (0xEBA, 0xECE), (0xF18, 0xF19), (0xF35, 0xF35), (0xF37, 0xF37), (0xF39, 0xF39), (0xF3E, 0xF84), (0xF86, 0xF87),
    (0xFC6, 0xFC6), (0x1037, 0x103A), (0x135D, 0x135F), (0x1714, 0x1734), (0x17B4, 0x17D3), (0x17DD, 0x17DD),
    (0x180B, 0x180D), (0x180F, 0x193B), (0x1A60, 0x1A7F), (0x1AB0, 0x1B44), (0x1B6B, 0x1B73), (0x1BAA, 0x1BF3),
    (0x1C37, 0x1C37), (0x1CD0, 0x1CD2), (0x1CD4, 0x1DFF), (0x20D0, 0x20F0), (0x2CEF, 0x2CF1), (0x2D7F, 0x2D7F),
    (0x302A, 0x302F), (0x3099, 0x309A), (0xA66F, 0xA672), (0xA67C, 0xA67D), (0xA6F0, 0xA6F1), (0xA806, 0xA806),
    (0xA82C, 0xA82C), (0xA8C4, 0xA8C4), (0xA8E0, 0xA8F1), (0xA92B, 0xA92D), (0xA953, 0xA953), (0xA9B3, 0xA9C0),
    (0xAABF, 0xAAC1), (0xAAF6, 0xAAF6), (0xABEC, 0xABED), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0x101FD, 0x102E0),
    (0x10A38, 0x10A3F), (0x10AE5, 0x10AE6), (0x10D6A, 0x10D6D), (0x10EFD, 0x10F50), (0x10F82, 0x10F85),
    (0x11046, 0x11046), (0x11070, 0x110BA), (0x11133, 0x11134), (0x11173, 0x11173), (0x111C0, 0x111C0),
    (0x111C9, 0x111CC), (0x11235, 0x11236), (0x112E9, 0x113D2), (0x113E1, 0x11446), (0x1145E, 0x114C3),
    (0x115BF, 0x115C0), (0x1163F, 0x1163F), (0x116B6, 0x116B7), (0x1172B, 0x1172B), (0x11839, 0x1183A),
    (0x1193D, 0x11943), (0x119E0, 0x119E0), (0x11A33, 0x11A34), (0x11A47, 0x11A99), (0x11C3F, 0x11C3F),
    (0x11D42, 0x11D97), (0x11F41, 0x11F42), (0x11F5A, 0x11F5A), (0x13440, 0x1612F), (0x16AF0, 0x16AF4),
    (0x16B30, 0x16B36), (0x16FE4, 0x16FE4), (0x1BC9D, 0x1BC9D), (0x1CF00, 0x1CF46), (0x1D165, 0x1D169),
    (0x1D16D, 0x1D172), (0x1D17B, 0x1D182), (0x1D185, 0x1D18B), (0x1D1AA, 0x1D1AD), (0x1D242, 0x1D244),
    (0x1DA00, 0x1DA36), (0x1DA3B, 0x1DA6C), (0x1DA75, 0x1DA75), (0x1DA84, 0x1DA84), (0x1DA9B, 0x1E136),
    (0x1E2AE, 0x1E2EF), (0x1E4EC, 0x1E5EF), (0x1E8D0, 0x1E94A), (0xE0100, 0xE01EF),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_marks_of_the_common_scripts_from_letters() {
        for c in " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡¿«»‘’“”„‹›–—…·•×÷§€£™®©°²③½、。「」『』〈〉《》・！？，：；（）।॥،؛؟۔״׳·※→★☑↩😀🇮".chars() {
            assert!(!is_word(c), "{c:?}");
        }
        for c in "aZ09éßÆдЯאبحतक्ह์한日々ーヴ〇ﬁⅧ٣\u{301}\u{200D}\u{5B8}\u{64E}\u{94D}\u{FE0F}".chars()
        {
            assert!(is_word(c), "{c:?}");
        }
    }

    #[test]
    fn tells_words_by_blocks_nearly_as_by_tables() {
        let letters = ('\0'..='\u{1FFF}').chain('\u{3040}'..='\u{FEFF}').filter(|c| is_word(*c));
        assert_eq!(letters.filter(|c| !is_wordlike(*c)).collect::<String>(), "ªµº");
        let marks = ('\0'..='\u{24F}').chain('\u{2000}'..='\u{206F}').filter(|c| !is_word(*c));
        assert_eq!(marks.filter(|c| is_wordlike(*c)).count(), 0);
    }

    #[test]
    fn common_letters_are_letters() {
        assert!(('\0'..=char::MAX).filter(|c| is_common_letter(*c)).all(char::is_alphabetic));
    }

    #[test]
    fn its_table_of_marks_is_in_order() {
        assert!(MARKS.iter().all(|(first, last)| first <= last));
        assert!(MARKS.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    #[cfg(feature = "cli")]
    fn knows_every_combining_mark() {
        let is_mark_there = unicode_normalization::char::is_combining_mark;
        let missed = ('\0'..=char::MAX).filter(|c| is_mark_there(*c) && !is_word(*c)).count();
        assert!(missed < 50, "{missed} marks are missed: more than those that are newer than the table");
    }
}
