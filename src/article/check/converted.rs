//! Diagnostics of a sources file that was converted. In: an article that was read with the converted text, and where its
//! records were in the original. Out: the same diagnostics, placed in the original, and what could not be converted.

use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::model::Article;
use crate::article::model::converted::Converted;
use crate::article::read::decode::decode;

impl Article {
    /// Replaces the converted sources file by the original: what was found in a record is then reported where the record
    /// begins, and what could not be converted is reported, too.
    pub fn restore_sources(&mut self, converted: &Converted) {
        let mut diagnostics = Collector::default();
        let original = decode(&converted.original, File::Sources, &mut diagnostics).into_owned();
        for (place, reason) in &converted.faults {
            let place = Span::new(File::Sources, place.clone());
            diagnostics.add(Code::SourcesSyntax, place, &[reason]);
            diagnostics.help_last(place, |found| {
                found.help = "Correct it; everything else in the file is read.".to_owned();
            });
        }
        let is_cut = !converted.faults.is_empty();
        for mut found in std::mem::take(&mut self.diagnostics) {
            // What is lost is reported; that it is missing only follows from that.
            if is_cut && File::Sources.implied().contains(&found.code) {
                continue;
            }
            if found.file == File::Sources {
                let record = converted.records.partition_point(|(end, _)| *end <= found.span.start as usize);
                let place = converted.records.get(record).map_or(0..0, |(_, place)| place.clone());
                found.span = Span::new(File::Sources, place);
            }
            diagnostics.keep(found);
        }
        self.files[File::Sources as usize] = original;
        self.is_cut |= diagnostics.is_cut;
        self.diagnostics = diagnostics.place(&self.files);
    }
}
