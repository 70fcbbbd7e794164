//! Dates as authors and sources write them (ISO 8601-1): read, and written again.

use crate::article::text::strings::{decimal, push};

/// A day, a month or a year of the common era: what is not known is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub year: u32,
    pub month: u32,
    pub day: u32,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601-1, calendar dates).
    pub fn read(text: &str) -> Option<Date> {
        let mut numbers = [0_u32; 3];
        let mut place = 0;
        for byte in text.bytes() {
            if byte == b'-' {
                place += 1;
            } else {
                let number = numbers.get_mut(place)?;
                *number = number.wrapping_mul(10).wrapping_add(byte.into()).wrapping_sub(b'0'.into());
            }
        }
        let [year, month, day] = numbers;
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let date = Date { year, month, day };
        // What is no date is written in another way than it was read.
        (year < 10_000 && month <= 12 && day <= days && date.iso() == text).then_some(date)
    }

    /// The date as it was read.
    pub fn iso(self) -> String {
        let mut iso = String::new();
        // The digit in front is there for the zeros that may follow it.
        push(&mut iso, &[&decimal(10_000 + self.year)[1..]]);
        for part in [self.month, self.day] {
            if part > 0 {
                push(&mut iso, &["-", &decimal(100 + part)[1..]]);
            }
        }
        iso
    }
}
