//! Checks JSON-LD against what its types must and may have. In: a page. Out: the nodes of its graph; a test fails if a
//! node lacks a field, has one that its type does not know, or has one of another kind.

use serde_json::Value;

/// A type; what it must have; what else it may have.
///
/// What it may have is on the type's page at schema.org, such as <https://schema.org/ClaimReview>. What `ClaimReview`
/// and `Rating` must have is what Google requires (Search Central, "Fact Check (ClaimReview) structured data"). Google
/// requires nothing of an `Article` ("Article structured data") and schema.org nothing at all: there it is what every
/// article has, and in addition the page's metadata (`SAID`).
const TYPES: &[(&str, &[&str], &[&str])] = &[
    (
        "Article",
        &["inLanguage"],
        &[
            "alternativeHeadline",
            "author",
            "citation",
            "datePublished",
            "description",
            "headline",
            "image",
            "isBasedOn",
            "license",
            "url",
        ],
    ),
    ("DefinedTermSet", &["hasDefinedTerm", "name"], &["inLanguage"]),
    ("DefinedTerm", &["@id", "name"], &["description"]),
    ("ClaimReview", &["claimReviewed", "reviewRating", "url"], &["author", "datePublished", "itemReviewed"]),
    ("Rating", &["alternateName"], &[]),
    ("Quotation", &["text"], &[]),
    ("CreativeWork", &["name"], &["author", "datePublished", "identifier", "url"]),
    ("Person", &["name"], &["familyName", "givenName"]),
    ("PropertyValue", &["propertyID", "value"], &[]),
];

/// What an `Article` must have where its page has this in its head or its lists.
const SAID: &[(&str, &str)] = &[
    ("<meta name=\"description\" ", "description"),
    ("<meta name=\"author\" ", "author"),
    ("<meta name=\"date\" ", "datePublished"),
    ("<link rel=\"canonical\" ", "url"),
    ("<meta property=\"og:image\" ", "image"),
    ("<p class=\"apostil-subtitle\">", "alternativeHeadline"),
    ("<h1", "headline"),
    ("<li class=\"apostil-source\"", "citation"),
];

/// The content of the page's one data block.
pub fn data(page: &str) -> &str {
    let mut blocks = page.split("<script type=\"application/ld+json\">").skip(1);
    let block = blocks.next().expect("a data block");
    assert_eq!(blocks.next(), None, "there are two data blocks");
    block.split_once("</script>").expect("its end").0
}

/// The nodes of a page's graph, each of them valid.
pub fn graph(page: &str) -> Vec<Value> {
    let data: Value = serde_json::from_str(data(page)).unwrap();
    assert_eq!(data["@context"], "https://schema.org");
    let graph = data["@graph"].as_array().expect("a graph").clone();
    for node in &graph {
        validate(node, page);
    }
    let articles = of_type(&graph, "Article");
    assert_eq!(articles.len(), 1, "{data}");
    for (part, field) in SAID {
        assert!(
            !page.contains(part) || articles[0].get(field).is_some(),
            "no {field} although there is {part}: {data}"
        );
    }
    graph
}

/// The nodes of a type.
pub fn of_type<'g>(graph: &'g [Value], kind: &str) -> Vec<&'g Value> {
    graph.iter().filter(|node| node["@type"] == kind).collect()
}

fn validate(node: &Value, page: &str) {
    let kind = node["@type"].as_str().unwrap_or_else(|| panic!("no type: {node}"));
    let (_, required, allowed) = TYPES.iter().find(|(name, ..)| *name == kind).unwrap_or_else(|| panic!("{kind}?"));
    for field in *required {
        assert!(node.get(field).is_some(), "a {kind} without {field}: {node}");
    }
    for (field, value) in node.as_object().unwrap() {
        let field = field.as_str();
        assert!(field == "@type" || required.contains(&field) || allowed.contains(&field), "{kind}.{field}: {node}");
        for value in value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice) {
            validate_value(kind, field, value, page);
        }
    }
}

fn validate_value(kind: &str, field: &str, value: &Value, page: &str) {
    // A node, or the name or address that schema.org accepts in its place.
    let node = match field {
        "hasDefinedTerm" => "DefinedTerm",
        "reviewRating" => "Rating",
        "itemReviewed" => "Quotation",
        "citation" => "CreativeWork",
        "identifier" => "PropertyValue",
        _ => "",
    };
    if value.is_object() || !node.is_empty() {
        assert!(node.is_empty() || value["@type"] == node, "{kind}.{field} is no {node}: {value}");
        return validate(value, page);
    }
    let text = value.as_str().unwrap_or_else(|| panic!("{kind}.{field} is no text: {value}"));
    assert!(!text.trim().is_empty(), "{kind}.{field} says nothing");
    match field {
        // ISO 8601, as far as the date is known.
        "datePublished" => {
            let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            let lengths: Vec<_> = text.split('-').map(str::len).collect();
            assert!(text.split('-').all(is_digits) && [4, 2, 2].starts_with(&lengths), "{kind}.{field}: {text}");
        }
        "@id" | "url" | "isBasedOn" if text.starts_with('#') => {
            assert!(page.contains(&format!(" id=\"{}\"", &text[1..])), "{text} leads nowhere");
        }
        "url" | "isBasedOn" => assert!(!text.contains([' ', '<', '"']), "{kind}.{field}: {text}"),
        _ => {}
    }
}
