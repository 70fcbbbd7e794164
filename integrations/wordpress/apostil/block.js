// The block for WordPress's editor: the article's files, from the media library or by their addresses. The page's
// HTML is made by apostil.php.

(({ blocks, blockEditor, components, element }) => {
  const { createElement: el } = element;

  /** The files of a block; all but the first may be left out. */
  const FILES = [
    { name: "src", label: "Article (.md)" },
    { name: "glossary", label: "Glossary, if the article names none" },
    { name: "sources", label: "Sources (CSL-JSON), if the article names none" },
    { name: "notes", label: "Notes, for a text that you cannot edit" },
  ];

  /** A field for an address, with a button that takes it from the media library. */
  const field = ({ name, label }, { attributes, setAttributes }) => {
    const set = (address) => setAttributes({ [name]: address || undefined });
    return el(
      "div",
      { key: name, style: { marginBlockEnd: "1.5em" } },
      el(components.TextControl, { label, value: attributes[name] ?? "", onChange: set }),
      el(
        blockEditor.MediaUploadCheck,
        null,
        el(blockEditor.MediaUpload, {
          title: label,
          onSelect: ({ url }) => set(url),
          render: ({ open }) => el(components.Button, { variant: "secondary", onClick: open }, "Media Library"),
        }),
      ),
    );
  };

  blocks.registerBlockType("apostil/article", {
    icon: "book-alt",
    description: "A Markdown article with its glossary and its sources one tap away.",
    edit: (props) =>
      el(
        "div",
        blockEditor.useBlockProps(),
        el(
          components.Placeholder,
          {
            icon: "book-alt",
            label: "Apostil article",
            instructions: "The files that the page shows:",
            isColumnLayout: true,
          },
          ...FILES.map((file) => field(file, props)),
        ),
      ),
    save: () => null,
  });
})(window.wp);
