//! A full entry of the list of sources. In: a source. Out, into a sink: sentences in the same order for all kinds, each
//! only if there is something to write.

use super::date;
use super::links;
use super::{Style, is_in_book, is_one, lang, marked, people, push_letters, quoted, said, title_of};
use crate::article::content::address::{self, Use};
use crate::article::content::buffer::Text;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;
use crate::article::locale::{Words, is_right_to_left};
use crate::article::model::source::{CslDate, Field, Name, Record, Role};
use crate::article::text::date::Date;
use crate::article::text::strings::push;

/// Kinds whose titles are in quotation marks, by prefix: parts of a whole, and unpublished works.
const QUOTED: &str = "article broadcast chapter entry interview manuscript paper personal post review speech webpage";

/// The other roles that are shown, in this order.
const ROLES: [(Role, &str); 7] = [
    (Role::Editor, "editedBy"),
    (Role::Translator, "translatedBy"),
    (Role::Director, "directedBy"),
    (Role::Interviewer, "interviewedBy"),
    (Role::Recipient, "addressedTo"),
    (Role::Composer, "composedBy"),
    (Role::Host, "hostedBy"),
];

/// Writes a full entry; the place is its place among the sources with the same label.
pub(crate) fn write(record: &Record, place: u32, text: &Text, style: &Style, sink: &mut impl Sink) {
    let Style { words, page, max_names, .. } = *style;
    let lang = if page.is_some() { lang(record, text, style.lang) } else { None };
    let address = links::address(record, text);
    let turns = lang.as_ref().is_some_and(|lang| is_right_to_left(lang) != is_right_to_left(style.lang));
    let mut entry = Entry { record, max_names, text, words, page, lang, turns, address, line: String::new(), sink };
    entry.head(place);
    entry.genre();
    entry.container();
    entry.roles();
    entry.publication();
    entry.dates();
    entry.addresses();
}

struct Entry<'a, S> {
    record: &'a Record,
    max_names: Option<u32>,
    text: &'a Text,
    words: &'a Words,
    /// In a page, the date of access that its list says for all.
    page: Option<&'a str>,
    /// The language of its titles, if it is not the article's, and whether it is written in the other direction.
    lang: Option<String>,
    turns: bool,
    address: Option<String>,
    /// What is to be written next.
    line: String,
    sink: &'a mut S,
}

impl<'a, S: Sink> Entry<'a, S> {
    /// Authors, date and title.
    fn head(&mut self, place: u32) {
        let Self { record, text, words, .. } = *self;
        self.line = said(people(record, text), self.max_names, true, text, words);
        let has_people = !self.line.is_empty();
        if has_people && self.is_led_by_editors() {
            let editor = if people(record, text).len() == 1 { "editor" } else { "editors" };
            push(&mut self.line, &[" (", words.get(editor), ")"]);
        }
        let mut year = date::year(&record.issued, text, words);
        push_letters(place, &mut year);
        // A page that tells when it was accessed needs no word that it has no date.
        let is_dated = self.page.is_none() || place > 0 || !self.is_undated_page();
        if has_people {
            if is_dated {
                push(&mut self.line, &[" (", &year, ")"]);
            }
            self.stop(&self.line.clone());
            self.line.push(' ');
        }
        let title = title_of(record, text);
        if is_one(record, text, QUOTED) {
            self.title(Element::Span, &quoted(title, words));
        } else {
            self.title(Element::Cite, &marked(title, words));
        }
        if !has_people && is_dated {
            push(&mut self.line, &[" (", &year, ")."]);
        } else {
            self.stop(title);
        }
    }

    /// What kind of source it is, and its number. The keys of these words are CSL's names of the kinds.
    fn genre(&mut self) {
        let kind = self.get(Field::Type);
        let word = self.words.get(kind);
        if self.has(Field::Genre) {
            self.fields("{}", "", &[Field::Genre]);
        } else if word != kind && self.record.names(Role::Interviewer).is_empty() {
            self.sentence(word);
        }
        self.fields("number", "", &[Field::Number]);
        self.fields("{}", "", &[Field::Medium]);
        self.fields("version", "", &[Field::Version]);
        let mut reviewed = self.get(Field::Reviewed).to_owned();
        let authors = self.named(self.record.names(Role::ReviewedAuthor));
        if !reviewed.is_empty() && !authors.is_empty() {
            push(&mut reviewed, &[" (", &authors, ")"]);
        }
        self.say("reviewOf", &reviewed);
    }

    /// The container.
    fn container(&mut self) {
        let container = self.get(Field::Container);
        if container.is_empty() {
            self.fields("volume", "", &[Field::Volume]);
            return self.say("{}", &self.pages());
        }
        let is_in_book = is_in_book(self.record, self.text);
        let (before, after) = if is_in_book { self.words.around("in") } else { ("", "") };
        push(&mut self.line, &[" ", before]);
        let authors = self.named(self.record.names(Role::ContainerAuthor));
        push(&mut self.line, &[&authors, if authors.is_empty() { "" } else { self.words.get("comma") }]);
        self.title(Element::Cite, &marked(container, self.words));
        self.line.push_str(after);
        let (volume, issue) = (self.get(Field::Volume), self.get(Field::Issue));
        if !volume.is_empty() {
            push(&mut self.line, &[" ", volume]);
        }
        if !issue.is_empty() {
            if volume.is_empty() {
                push(&mut self.line, &[", ", &self.words.with("issue", issue)]);
            } else {
                push(&mut self.line, &["(", issue, ")"]);
            }
        }
        let editors = self.record.names(Role::Editor);
        if is_in_book && !editors.is_empty() {
            let names = self.named(editors);
            push(&mut self.line, &[", ", &self.words.with("editedIn", &names)]);
        }
        let pages = self.pages();
        push(&mut self.line, &[if pages.is_empty() { "" } else { ", " }, &pages]);
        if !self.line.ends_with('.') {
            self.stop(if self.line.is_empty() { container } else { "" });
        }
    }

    /// Names that do not lead the entry.
    fn named(&self, names: &[Name]) -> String {
        said(names, self.max_names, false, self.text, self.words)
    }

    fn pages(&self) -> String {
        let pages = self.get(Field::Page).split('-').filter(|page| !page.is_empty());
        pages.collect::<Vec<_>>().join("–")
    }

    fn roles(&mut self) {
        for (role, key) in &ROLES {
            let names = self.record.names(*role);
            let is_said =
                matches!(role, Role::Editor) && (self.is_led_by_editors() || is_in_book(self.record, self.text));
            if !names.is_empty() && !is_said {
                self.say(key, &self.named(names));
            }
        }
    }

    /// Edition, series, event, publisher.
    fn publication(&mut self) {
        let edition = self.get(Field::Edition);
        if !edition.is_empty() && edition.bytes().all(|byte| byte.is_ascii_digit()) {
            self.sentence(&self.words.edition(edition));
        } else {
            self.fields("{}", "", &[Field::Edition]);
        }
        self.fields("volumes", "", &[Field::Volumes]);
        self.fields("section", "", &[Field::Section]);
        self.fields("{}", " ", &[Field::Series, Field::SeriesNumber]);
        let event = if self.has(Field::Event) { Field::Event } else { Field::OldEvent };
        // One place is often given for both.
        let is_same = self.get(Field::EventPlace) == self.get(Field::Place);
        let fields = [event, Field::EventPlace];
        self.fields("{}", ", ", &fields[..if is_same { 1 } else { 2 }]);
        self.fields("{}", ": ", &[Field::Place, Field::Publisher]);
        self.fields("{}", "", &[Field::Authority]);
        self.fields("{}", "", &[Field::Status]);
    }

    fn dates(&mut self) {
        let Self { record, text, words, .. } = *self;
        if date::is_fuller(&record.issued, text) {
            // The year already says whether it is approximate.
            let issued = CslDate { is_about: false, ..record.issued };
            self.sentence(&date::full(&issued, text, words));
        }
        self.fields("{}", ", ", &[Field::Archive, Field::ArchivePlace, Field::ArchiveLocation]);
        self.say("firstPublished", &date::full(&record.original, text, words));
        // Reference managers keep fields of their own in it, as `Key: value`.
        let is_field =
            |line: &&str| line.split_once(':').is_some_and(|(key, _)| key.len() < 30 && !key.contains("http"));
        for line in self.get(Field::Note).lines().filter(|line| !is_field(line)) {
            self.say("{}", line.trim());
        }
        if self.is_isbn_linked() {
            self.line.push_str(" ISBN ");
            self.link(self.get(Field::Isbn), false);
            self.line.push('.');
        } else {
            self.fields("ISBN {}", "", &[Field::Isbn]);
        }
    }

    /// Where it can be read, when it was accessed, and where an archived copy is (Robust Links: Link Decoration). In a page
    /// the host's name takes the place of the address.
    fn addresses(&mut self) {
        let Self { record, text, words, .. } = *self;
        let copy = address::safe(text.get(record.copy), Use::Web);
        let mut accessed = String::new();
        if let Some(address) = self.address.clone() {
            if !self.is_isbn_linked() {
                self.line.push(' ');
                match links::host(&address).filter(|_| self.page.is_some()) {
                    Some(host) => self.link(host, true),
                    None => self.link(&address, false),
                }
            }
            accessed = date::full(&record.accessed, text, words);
        }
        let is_common = self.page.is_some_and(|said| !said.is_empty() && record.accessed.begin(text) == said);
        match (copy, accessed.is_empty()) {
            (None, true) => {}
            (None, false) => self.accessed(is_common, &[" (", &words.with("accessed", &accessed), ")"]),
            (Some(copy), is_unknown) => {
                // On paper only the date of access is left, if the entry is to say it.
                let is_alone = is_unknown || is_common;
                if !is_alone {
                    push(&mut self.line, &[" (", &words.with("accessed", &accessed)]);
                }
                self.flush();
                self.sink.open(Element::Span);
                self.sink.attribute(Attribute::Class, "apostil-copy");
                if is_alone {
                    self.line.push_str(" (");
                }
                if is_common && !is_unknown {
                    self.accessed(true, &[&words.with("accessed", &accessed), words.get("apart")]);
                } else if !is_alone {
                    self.line.push_str(words.get("apart"));
                }
                self.archived(&copy);
                self.line.push_str(if is_alone { ")" } else { "" });
                self.flush();
                self.sink.close();
                self.line.push_str(if is_alone { "" } else { ")" });
            }
        }
        self.flush();
    }

    fn archived(&mut self, copy: &str) {
        let Self { record, text, words, .. } = *self;
        self.flush();
        self.sink.open(Element::A);
        self.sink.attribute(Attribute::Class, "apostil-archived");
        self.sink.attribute(Attribute::Href, copy);
        let copied = date::full(&record.copied, text, words);
        let said = words.with("archived", &copied);
        self.sink.text(if copied.is_empty() { words.get("nearestArchived") } else { &said });
        self.sink.close();
    }

    /// When it was accessed; marked if the head of the list says so for all.
    fn accessed(&mut self, is_common: bool, said: &[&str]) {
        if is_common {
            self.flush();
            self.sink.open(Element::Span);
            self.sink.attribute(Attribute::Class, "apostil-common");
        }
        push(&mut self.line, said);
        if is_common {
            self.flush();
            self.sink.close();
        }
    }

    /// The link to where it can be read.
    fn link(&mut self, said: &str, is_host: bool) {
        let Self { record, text, .. } = *self;
        let Some(address) = self.address.clone() else { return };
        self.flush();
        self.sink.open(Element::A);
        self.sink.attribute(Attribute::Href, &address);
        let copy = address::safe(text.get(record.copy), Use::Web);
        if let (Some(copy), Some(_)) = (copy, address::safe(&address, Use::Web)) {
            self.sink.attribute(Attribute::DataOriginalurl, &address);
            self.sink.attribute(Attribute::DataVersionurl, &copy);
            let day = record.copied.begin(text);
            if day.len() == 10 && Date::read(&day).is_some() {
                self.sink.attribute(Attribute::DataVersiondate, &day);
            }
        }
        if is_host {
            self.sink.open(Element::Span);
            self.sink.attribute(Attribute::Class, "apostil-host");
        }
        self.sink.text(said);
        if is_host {
            self.sink.close();
        }
        self.sink.close();
    }

    /// Whether the number of a book is its link: its address says no more than that.
    fn is_isbn_linked(&self) -> bool {
        let isbn: String = self.get(Field::Isbn).chars().filter(char::is_ascii_alphanumeric).collect();
        let is_in = |address: &String| address.replace('-', "").ends_with(&isbn);
        self.page.is_some() && isbn.len() >= 10 && self.address.as_ref().is_some_and(is_in)
    }

    /// Whether it is on the web, without a date, and tells when it was accessed.
    fn is_undated_page(&self) -> bool {
        let Record { issued, accessed, .. } = self.record;
        let has = |date: &CslDate| !date.begin(self.text).is_empty();
        self.address.is_some() && has(accessed) && !has(issued)
    }

    /// Adds a sentence of fields, if any of them is filled. A key that no table of words has is used as the sentence.
    fn fields(&mut self, key: &str, separator: &str, fields: &[Field]) {
        let mut said = String::new();
        for field in fields {
            let field = self.get(*field);
            if !said.is_empty() && !field.is_empty() {
                said.push_str(separator);
            }
            said.push_str(field);
        }
        self.say(key, &said);
    }

    /// Adds a sentence with a blank, if there is anything to fill it with.
    fn say(&mut self, key: &str, said: &str) {
        if !said.is_empty() {
            self.sentence(&self.words.with(key, said));
        }
    }

    fn sentence(&mut self, said: &str) {
        push(&mut self.line, &[" ", said]);
        self.stop(said);
    }

    /// Ends a sentence, unless its text already does.
    fn stop(&mut self, said: &str) {
        if !matches!(said.chars().next_back(), Some('.' | '?' | '!' | '…')) {
            self.line.push('.');
        }
    }

    /// A title, in its own language.
    fn title(&mut self, element: Element, title: &str) {
        if element == Element::Span && self.lang.is_none() {
            return self.line.push_str(title);
        }
        self.flush();
        self.sink.open(element);
        if let Some(lang) = &self.lang {
            self.sink.attribute(Attribute::Lang, lang);
            if self.turns {
                self.sink.attribute(Attribute::Dir, if is_right_to_left(lang) { "rtl" } else { "ltr" });
            }
        }
        self.sink.text(title);
        self.sink.close();
    }

    fn flush(&mut self) {
        self.sink.text(&std::mem::take(&mut self.line));
    }

    fn get(&self, field: Field) -> &'a str {
        self.record.get(field, self.text)
    }

    fn has(&self, field: Field) -> bool {
        !self.get(field).is_empty()
    }

    fn is_led_by_editors(&self) -> bool {
        self.record.names(Role::Author).is_empty() && !people(self.record, self.text).is_empty()
    }
}
