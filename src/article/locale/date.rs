//! Dates in, dates in the reader's language out.

use super::Words;
use crate::article::text::date::Date;
use crate::article::text::strings::decimal;

impl Words {
    /// A date in words.
    pub fn date(&self, date: Date) -> String {
        let key = match date {
            Date { month: 0, .. } => "year",
            Date { day: 0, .. } => "monthYear",
            _ => "date",
        };
        let place = date.month.saturating_sub(1) as usize;
        let alone = if date.day == 0 { self.item("monthsAlone", place) } else { None };
        let month = alone.or_else(|| self.item("months", place)).unwrap_or_default();
        let mut long = String::new();
        for part in self.get(key).split('{') {
            let (blank, rest) = part.split_once('}').unwrap_or(("", part));
            match blank.as_bytes() {
                [] => {}
                b"month" => long.push_str(month),
                [letter, ..] => long.push_str(&decimal(match letter {
                    b'd' => date.day,
                    b'm' => date.month,
                    _ => date.year,
                })),
            }
            long.push_str(rest);
        }
        long
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::diagnostic::Collector;

    #[test]
    fn reads_and_writes_dates() {
        for (lang, text, long) in [
            ("en", "2026-11-23", "23 November 2026"),
            ("en", "2026-01", "January 2026"),
            ("en", "0476", "476"),
            ("ru", "2026-11-23", "23 ноября 2026"),
            ("ru", "2026-11", "ноябрь 2026"),
            ("de", "2026-03-01", "1. März 2026"),
            ("es", "2026-03-01", "1 de marzo de 2026"),
            ("zh", "2026-03-01", "2026年3月1日"),
            ("ko", "2026-12", "2026년 12월"),
        ] {
            let words = Words::read(lang, "", &mut Collector::default());
            let date = Date::read(text);
            assert_eq!(date.map(|date| words.date(date)).as_deref(), Some(long));
            assert_eq!(date.map(Date::iso).as_deref(), Some(text));
        }
        for text in [
            "",
            "26",
            "2026-13",
            "2026-00-01",
            "2026-1-1",
            "2026-01-32",
            "today",
            "2026-01-01-01",
            "2026-02-29",
            "2026-04-31",
            "2026-",
            "2026-1",
            "2026-01-",
            "2026-01-1",
            "2026-01-00",
            "-026-01-01",
            "2026/01/01",
            "2026-0:",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }
}
