//! What only `apostil check` reports about an article, run as a process: headings, images, forms of terms,
//! brackets that are not citations, and duplicates.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

#[expect(dead_code, reason = "nothing is written here")]
mod shell;

use serde_json::{Value, json};
use shell::{Done, Folder};

fn objects(done: &Done) -> Vec<Value> {
    done.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_first_of_two_is_pointed_out() {
    let article = "a[^x] [@s]\n\n[^x]: one\n\n[^x]: two\n\n# Glossary\n\na\n: one\n";
    let folder = Folder::new()
        .with("article.md", article)
        .with("glossary.md", "a\n: two\n")
        .with("sources.json", "[{\"id\": \"s\", \"title\": \"T\"},\n{\"id\": \"s\", \"title\": \"U\"}]");
    let call = ["check", "article.md", "--glossary", "glossary.md", "--sources", "sources.json", "--format", "json"];
    let help = |diagnostic: &Value| {
        let is_duplicate = diagnostic["code"].as_str().is_some_and(|code| code.ends_with("-duplicate"));
        is_duplicate.then(|| diagnostic["help"].as_str().map(str::to_owned)).flatten()
    };
    let helps: Vec<_> = objects(&folder.run(&call)).iter().filter_map(help).collect();
    assert_eq!(
        helps,
        [
            "Give one of them another key. The first is in line 3.",
            "Remove it from one of the two. The first is in line 9 of the article.",
            "Give one of them another id. The first is in line 1.",
        ]
    );
}

#[test]
fn headings_are_compared_with_those_above_them() {
    for (article, skipping) in [
        ("## A\n\n### B\n\n# C\n\n## D", vec![]),
        ("# A\n\n### B\n\n#### C\n\n## D\n\n#### E", vec![3, 9]),
        ("---\ntitle: T\n---\n## A\n\n#### B", vec![6]),
        ("---\ntitle: T\n---\n### A", vec![4]),
        ("---\nlang: en\n---\n### A", vec![]),
        // The glossary moves to the end, where its heading has a level of its own.
        ("## A\n\nx\n\n##### Glossary\n\nx\n: y\n", vec![]),
    ] {
        let done = Folder::new().with("article.md", article).run(&["check", "article.md", "--format", "json"]);
        let found = objects(&done);
        let found = found.iter().filter(|diagnostic| diagnostic["code"] == "heading-skips-level");
        assert_eq!(
            found.map(|diagnostic| diagnostic["line"].as_u64().unwrap()).collect::<Vec<_>>(),
            skipping,
            "{article}"
        );
    }
}

#[test]
fn each_form_of_a_term_is_named_once() {
    let article = "---\nterms: all\n---\nParty, parties, a PARTY, Parties. [[parties]] [[!parties]] Party’s[^a] Rome’s\n\n[^a]: parties\n";
    let folder = Folder::new().with("article.md", article).with("glossary.md", "party\nRome's\n: A group.\n");
    let done = folder.run(&["check", "article.md", "--glossary", "glossary.md", "--format", "json", "--deny-warnings"]);
    let found = objects(&done);
    let forms: Vec<_> =
        found.iter().map(|diagnostic| (diagnostic["column"].as_u64(), &diagnostic["message"])).collect();
    let (parties, possessive) =
        ("`parties` was linked as a form of `party`.", "`Party’s` was linked as a form of `party`.");
    assert_eq!((forms, done.status), (vec![(Some(8), &json!(parties)), (Some(60), &json!(possessive))], Some(0)));
}

#[test]
fn images_are_held_to_their_descriptions() {
    let article = "![](a.png) ![ ](b.png) ![c](c.png) ![![](d.png)](e.png) ![](javascript:x)";
    let mut folder = Folder::new().with("article.md", article);
    for picture in ["a.png", "b.png", "c.png", "d.png", "e.png"] {
        folder = folder.with(picture, "");
    }
    let done = folder.run(&["check", "article.md", "--format", "json"]);
    let found = objects(&done);
    let found =
        found.iter().map(|diagnostic| (diagnostic["code"].as_str().unwrap(), diagnostic["column"].as_u64().unwrap()));
    let undescribed = |column| ("image-without-description", column);
    let expected = [undescribed(1), undescribed(12), undescribed(36), ("unsafe-address", 57)];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn a_key_that_is_nearly_known_is_suggested() {
    let article = "[@Wood-2014], [see @wod-2014, p. 3], [mail @nobody], @wood and [@else].\n";
    let sources = "[{\"id\": \"wood-2014\", \"title\": \"Tambora\"}]";
    let folder = Folder::new().with("article.md", article).with("sources.json", sources);
    let said = |call: &[&str]| {
        let of_sources = |found: &&Value| found["code"] == "source-undefined";
        let said = |found: &Value| {
            format!("{}: {} {}", found["column"], found["message"].as_str().unwrap(), found["help"].as_str().unwrap())
        };
        objects(&folder.run(call)).iter().filter(of_sources).map(said).collect::<Vec<_>>()
    };
    let add = "Add it to the file that `sources:` names in the front matter, or correct the key.";
    assert_eq!(
        said(&["check", "article.md", "--sources", "sources.json", "--format", "json"]),
        [
            format!("1: The source `Wood-2014` is cited but not in the sources file. Did you mean `wood-2014`? {add}"),
            format!("15: The source `wod-2014` is cited but not in the sources file. Did you mean `wood-2014`? {add}"),
            format!("64: The source `else` is cited but not in the sources file. {add}"),
        ]
    );
    let name = "but the article names no sources file. Name it in the front matter, `sources: refs.json`, or with `--sources`.";
    assert_eq!(
        said(&["check", "article.md", "--format", "json"]),
        ["1: The source `Wood-2014` is cited,", "64: The source `else` is cited,"]
            .map(|start| format!("{start} {name}"))
    );
}

#[test]
fn a_mistyped_kind_of_address_is_suggested() {
    let said = |article: &str| -> Vec<String> {
        let done = Folder::new().with("article.md", article).run(&["check", "article.md", "--format", "json"]);
        let of = |found: &Value| {
            let (help, _) = found["help"].as_str().unwrap().split_once(" go to ").unwrap();
            format!("{} {help}", found["message"].as_str().unwrap())
        };
        objects(&done).iter().map(of).collect()
    };
    let article = "[a](hhttps://a.example) <ttps://a.example> [b](ftp://a.example) [c](javascript:x)\n";
    assert_eq!(
        said(article),
        [
            "Addresses that begin with `hhttps:` are removed. Did you mean `https`? Links",
            "Addresses that begin with `ttps:` are removed. Did you mean `https`? Links",
            "Addresses that begin with `ftp:` are removed. Links",
            "Addresses that begin with `javascript:` are removed. Links",
        ]
    );
    let article = "![a](hhttps://a.example/b.png) ![b](mailto:a) <img src=\"javascript:x\" alt=\"c\">\n";
    assert_eq!(
        said(article),
        [
            "Addresses of pictures that begin with `hhttps:` are removed. Did you mean `https`? Links",
            "Addresses of pictures that begin with `mailto:` are removed. Links",
            "Addresses of pictures that begin with `javascript:` are removed. Links",
        ]
    );
}

#[test]
fn an_id_that_cannot_be_cited_is_no_advice() {
    let sources = r#"[{"id": "user/wood 2014", "title": "A"}, {"id": "http://a.example/b", "title": "B"}, {"id": "c", "title": "C"}]"#;
    let folder = Folder::new().with("article.md", "Text\n").with("sources.json", sources);
    let done = folder.run(&["check", "article.md", "--sources", "sources.json", "--format", "json"]);
    let help: Vec<_> = objects(&done).iter().map(|found| found["help"].as_str().unwrap().to_owned()).collect();
    let cannot = "It cannot be cited by this id: give it one of letters, digits and hyphens.";
    assert_eq!(help, [cannot, "Cite it as [@http://a.example/b].", "Cite it as [@c]."]);
}

#[test]
fn second_titles_are_found() {
    for (article, found) in [
        ("---\ntitle: A year\n---\n## B\n\n# a  *Year*\n\n# C\n", Some((6, "warning"))),
        ("---\ntitle: A\n---\n# B\n\n# C\n", Some((4, "info"))),
        ("# A\n\n## B\n\n# C\n\n# D\n", Some((5, "info"))),
        ("# A\n\n# A\n", Some((3, "warning"))),
        ("---\ntitle: A\n---\n## A\n", None),
        ("## A\n\n# B\n", None),
        ("# A\n", None),
    ] {
        let done = Folder::new().with("article.md", article).run(&["check", "article.md", "--format", "json"]);
        let objects = objects(&done);
        let titles: Vec<_> = objects.iter().filter(|found| found["code"] == "second-title").collect();
        let said = titles.iter().map(|it| (it["line"].as_u64().unwrap(), it["severity"].as_str().unwrap()));
        assert_eq!(said.collect::<Vec<_>>(), Vec::from_iter(found), "{article}");
    }
}

#[test]
fn what_other_generators_read_is_found() {
    for (article, found) in [
        (
            "{% include a.html %} {%- include b.html -%}\n",
            &["1 `{% include a.html %}`", "22 `{%- include b.html -%}`"][..],
        ),
        ("{% include a.html %} {% include b.html %}\n", &["1 `{% include a.html %}`, and 1 more like it"]),
        ("{% highlight ruby %}\n{% endhighlight %}\n", &["1 `{% highlight ruby %}`", "1 `{% endhighlight %}`"]),
        (
            "See [a]({{ site.url }}/a) or [b]({% post_url 2020-01-01-b %}).\n",
            &["9 `{{ site.url }}`", "34 `{% post_url 2020-01-01-b %}`"],
        ),
        (
            "{{page.title}} {{< figure src=\"a.png\" >}} {{% note %}}\n",
            &["1 `{{page.title}}`", "16 `{{< figure src=\"a.png\" >}}`", "43 `{{% note %}}`"],
        ),
        (
            "{:toc}\n\n![a](https://a.example/b.png){: .wide}\n{: #c}\n",
            &["1 `{:toc}`", "30 `{: .wide}`, and 1 more like it"],
        ),
        ("Done :tada: :+1:, so (:100:)\n", &["6 `:tada:`, and 2 more like it"]),
        ("::: {.callout-note}\nA\n:::\n\n:::: tip :a:\n::::\n", &["1 `::: {.callout-note}`, and 1 more like it"]),
        ("The ==marked words== and ==more==.\n", &["5 `==marked words==`, and 1 more like it"]),
        ("> [!INFO]\n> a\n\n> > [!note] Title\n\n> [!faq]- Why\n", &["3 `[!INFO]`", "5 `[!note]`", "3 `[!faq]`"]),
        (
            "At 12:30:45, std::a::b, :ref:`x`, ::: {.a}\n\n    ::: b\n\n:::{glossary}\n:::\n\n`:a:` `==b==` [a](b:c:d) :A: ::\n",
            &[],
        ),
        ("If a == b and c == d, a==b==c, ==, ====, == e==\n\nTitle\n==\n\na ==\n", &[]),
        ("> [!NOTE]\n> a\n\n> [!tip]  \n\n[!INFO]\n\n> [!a](b) and [!c]\n>\n> ![d](https://a.example/d.png)\n", &[]),
        // Code shows them, TeX has braces, Ruby symbols, and so on.
        ("`{% include a.html %}`\n\n```\n{{ a }}\n```\n\n    {: .b}\n", &[]),
        ("$\\frac{{a}}{{b}}$ {a} {:b => 1} {{}} {% {{ {: {{< x\n}} \n", &[]),
        ("<!-- {{ a }} -->\n\n[^a]\n\n[^a]: {supported} b\n\n## C {#d}\n", &[]),
    ] {
        let done = Folder::new().with("article.md", article).run(&["check", "article.md", "--format", "json"]);
        let said = |found: &Value| {
            let said = found["message"].as_str().unwrap();
            format!(
                "{} {}",
                found["column"],
                said.replace(" is for another program and is shown as text", "").trim_end_matches('.')
            )
        };
        let found_here: Vec<_> =
            objects(&done).iter().filter(|found| found["code"] == "shortcode-as-text").map(said).collect();
        assert_eq!(found_here, found, "{article}");
    }
}

#[test]
fn missing_files_are_named() {
    let article = "![a](pictures/a%20b.png) ![b](pictures/b.png) [c](c.pdf#page=2) [d](d.html) [e](e/) [f](../f.pdf) \
        [g](/g.pdf) [h](%2Fetc/h.pdf) ![i](https://i.example/i.png) [j](#a) [k](k.md) ![l](../up/l.png)\n\n## A\n";
    let folder = Folder::new().with("article.md", article).with("pictures/a b.png", "").with("k.md", "");
    let deep = Folder::new().with("posts/article.md", article).with("up/l.png", "").with("posts/k.md", "");
    let missing_in = |folder: &Folder, call: &[&str]| -> Vec<String> {
        let found = objects(&folder.run(call));
        let found = found.iter().filter(|found| found["code"] == "file-missing");
        found.map(|found| found["message"].as_str().unwrap().to_owned()).collect()
    };
    let said = |file: &str| format!("There is no file `{file}`, as seen from the article.");
    let call = ["check", "article.md", "--format", "json", "--untrusted"];
    let missing = |call: &[&str]| missing_in(&folder, call);
    let in_posts = missing_in(&deep, &["check", "posts/article.md", "--format", "json"]);
    assert_eq!(
        in_posts,
        ["pictures/a%20b.png", "pictures/b.png", "c.pdf", "../f.pdf"].map(|file| said(&file.replace("%20", " ")))
    );
    assert_eq!(missing(&call[..4]), [said("pictures/b.png"), said("c.pdf")]);
    assert_eq!(missing(&call), [""; 0]);
}
