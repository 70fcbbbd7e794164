//! An article for machines that read pages: JSON-LD in the vocabulary of schema.org. In: an article. Out: JSON that
//! may be embedded in a `script` element. Unknown values are omitted.

use crate::article::model::Article;
use crate::article::model::verdict::Verdict;
use crate::article::write::facts::{CitedWork, ClaimReview, Definition, reviews, vocabulary, works};
use crate::article::write::metadata::Metadata;
use serde_json::{Value, json};

/// The article, its glossary, and the verdicts of its notes.
pub(crate) fn structured_data(article: &Article, metadata: &Metadata) -> String {
    let mut graph = vec![article_node(article, metadata)];
    if article.is_untrusted() {
        // The page does not vouch for the claims, terms and citations of an untrusted article.
        return safe(&json!({ "@context": "https://schema.org", "@graph": graph }).to_string());
    }
    let vocabulary = vocabulary(article);
    if !vocabulary.definitions.is_empty() {
        graph.push(json!({
            "@type": "DefinedTermSet",
            "name": vocabulary.name,
            "inLanguage": article.lang(),
            "hasDefinedTerm": vocabulary.definitions.iter().map(of_definition).collect::<Vec<_>>(),
        }));
    }
    // An opinion is not a claim that could be reviewed.
    let reviews = reviews(article).into_iter().filter(|review| review.verdict != Verdict::Opinion);
    graph.extend(reviews.map(|review| of_review(&review)));
    safe(&json!({ "@context": "https://schema.org", "@graph": graph }).to_string())
}

fn article_node(article: &Article, metadata: &Metadata) -> Value {
    let front = article.front_matter();
    let own = !article.is_untrusted();
    known(json!({
        "@type": "Article",
        "headline": metadata.title,
        "alternativeHeadline": front.subtitle,
        "description": metadata.description,
        // It is not known whether this is a person or an organisation; schema.org allows a name only.
        "author": metadata.author,
        "datePublished": metadata.date,
        "inLanguage": article.lang(),
        "license": front.license.as_deref().filter(|_| own).map(of_license),
        "url": metadata.url,
        "image": metadata.image,
        "isBasedOn": metadata.original,
        "citation": works(article).iter().filter(|_| own).map(of_work).collect::<Vec<_>>(),
    }))
}

/// A licence is an address or a work with a name.
fn of_license(license: &str) -> Value {
    let is_address = license.starts_with("https://") || license.starts_with("http://");
    if is_address { json!(license) } else { json!({ "@type": "CreativeWork", "name": license }) }
}

fn of_work(work: &CitedWork) -> Value {
    let identifiers = [("DOI", &work.doi), ("ISBN", &work.isbn)].into_iter().filter(|(_, value)| !value.is_empty());
    let identifiers =
        identifiers.map(|(name, value)| json!({ "@type": "PropertyValue", "propertyID": name, "value": value }));
    known(json!({
        "@type": "CreativeWork",
        "name": work.title,
        "author": work.authors.iter().map(of_author).collect::<Vec<_>>(),
        "datePublished": work.issued,
        "url": work.url,
        "identifier": identifiers.collect::<Vec<_>>(),
    }))
}

/// A name with a given name is a person's; without one it may be a person's or an organisation's.
fn of_author((family, given): &(String, String)) -> Value {
    if given.is_empty() {
        return json!(family);
    }
    json!({ "@type": "Person", "name": format!("{given} {family}"), "givenName": given, "familyName": family })
}

fn of_definition(definition: &Definition) -> Value {
    known(json!({
        "@type": "DefinedTerm",
        "@id": format!("#{}", definition.id),
        "name": definition.term,
        "description": definition.text,
    }))
}

/// A misattribution is reviewed as a quotation.
fn of_review(review: &ClaimReview) -> Value {
    let is_quotation = review.verdict == Verdict::Misattributed;
    let quotation = review.quotation.as_ref().unwrap_or(&review.statement);
    known(json!({
        "@type": "ClaimReview",
        "url": format!("#{}", review.id),
        "claimReviewed": review.statement,
        "reviewRating": { "@type": "Rating", "alternateName": review.verdict.word() },
        "itemReviewed": is_quotation.then(|| json!({ "@type": "Quotation", "text": quotation })),
        "author": review.by,
        "datePublished": review.checked,
    }))
}

/// An object without its unknown members.
fn known(mut object: Value) -> Value {
    if let Value::Object(members) = &mut object {
        members.retain(|_, value| match value {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            Value::Array(values) => !values.is_empty(),
            _ => true,
        });
    }
    object
}

/// JSON in which nothing can end a `script` element, open a comment in it or end a line of JavaScript. Outside
/// strings JSON has none of these characters.
fn safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut written = 0;
    for (at, c) in json.match_indices(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        let code = c.chars().map(u32::from).next().unwrap_or_default();
        out.push_str(&json[written..at]);
        out.push_str(&format!("\\u{code:04x}"));
        written = at + c.len();
    }
    out.push_str(&json[written..]);
    out
}
