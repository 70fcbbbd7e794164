//! Texts that were not saved as UTF-8. In: the bytes of a file. Out: the text as UTF-8, and the encoding that the bytes
//! seem to be in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The bytes as UTF-8, and what they were if that is clear. Other bytes stay, and are reported when they are read.
pub fn to_utf8(bytes: Vec<u8>) -> (Vec<u8>, Option<&'static str>) {
    let Some(encoding) = guess(&bytes) else { return (bytes, None) };
    let (text, _) = encoding.decode_with_bom_removal(&bytes);
    let name = if encoding == WINDOWS_1252 { "Windows-1252 (Latin-1)" } else { encoding.name() };
    (text.into_owned().into_bytes(), Some(name))
}

/// The encoding of bytes that are a text, but not UTF-8.
fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding).filter(|encoding| *encoding != UTF_8);
    }
    if bytes.contains(&0) {
        return utf_16(bytes);
    }
    if !is_old(bytes) {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Some(detector.guess(None, Utf8Detection::Deny))
}

/// UTF-16 without a mark: of each unit of a Latin letter, a space or a line end one byte is zero, always the same.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let encoding = if odd > even { UTF_16LE } else { UTF_16BE };
    // What can be read as UTF-8 is UTF-16 only if most of it is Latin; a zero byte may also be a slip in a text.
    let share = if std::str::from_utf8(bytes).is_ok() { 4 } else { 50 };
    let is_text = even.min(odd) * 8 <= even.max(odd) && even.max(odd) * share >= bytes.len();
    let (text, is_wrong) = encoding.decode_without_bom_handling(bytes);
    (is_text && !is_wrong && !text.contains('\0')).then_some(encoding)
}

/// Whether bytes are no UTF-8, rather than UTF-8 in which a few bytes are wrong.
fn is_old(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += chunk.invalid().len();
    }
    wrong > right
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text becomes that was saved in an encoding.
    fn read(text: &str, encoding: &str) -> (String, Option<&'static str>) {
        let of_units = |units: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(units).collect();
        let bytes: Vec<u8> = match encoding {
            "UTF-16LE" => of_units(u16::to_le_bytes),
            "UTF-16BE" => of_units(u16::to_be_bytes),
            label => Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned(),
        };
        let (text, name) = to_utf8(bytes);
        (String::from_utf8(text).unwrap(), name)
    }

    #[test]
    fn old_encodings_are_recognised() {
        for (text, encoding, name) in [
            ("Plain.", "UTF-16LE", "UTF-16LE"),
            ("\u{FEFF}Été", "UTF-16LE", "UTF-16LE"),
            ("\u{FEFF}Été", "UTF-16BE", "UTF-16BE"),
            ("# Sommer\n\nDie Straße", "UTF-16BE", "UTF-16BE"),
            ("# 夏\n\n雪が降った。\n", "UTF-16LE", "UTF-16LE"),
            ("Die Straße, “so” sagt man – nun ja…", "windows-1252", "Windows-1252 (Latin-1)"),
            ("Un été sans soleil, à Genève.", "windows-1252", "Windows-1252 (Latin-1)"),
            ("В июне выпал снег, и солнца не было видно.", "windows-1251", "windows-1251"),
            ("В июне выпал снег, и солнца не было видно.", "koi8-r", "KOI8-U"),
            ("六月に雪が降り、太陽は見えなかった。", "shift_jis", "Shift_JIS"),
            ("六月下雪了，看不见太阳。", "gbk", "GBK"),
        ] {
            assert_eq!(read(text, encoding), (text.trim_start_matches('\u{FEFF}').to_owned(), Some(name)));
        }
    }

    #[test]
    fn everything_else_stays() {
        for bytes in [
            &b""[..],
            b"Plain.",
            "Été".as_bytes(),
            b"\xEF\xBB\xBFA",
            b"\xC3\xA9t\xC3\xA9 \xFF",
            b"Hello\0 world, snow fell.",
            b"\x89PNG\0\0\0\rIHDR\0\0",
        ] {
            assert_eq!(to_utf8(bytes.to_vec()), (bytes.to_vec(), None));
        }
    }
}
