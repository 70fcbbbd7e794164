# The tag {% apostil FILE OPTION… %}: an article of the folder _includes, prerendered by `apostil render`.

require "open3"

class Apostil < Liquid::Tag
  def initialize(_name, words, _tokens)
    super
    @file, *@options = words.split
  end

  def render(context)
    site = context.registers[:site]
    article = site.in_source_dir("_includes", @file)
    html, said, status = Open3.capture3("apostil", "render", "--fragment", *@options, article)
    Jekyll.logger.warn("Apostil:", said) unless said.empty?
    raise Liquid::Error, "apostil render #{article} failed" unless status.success?

    address = ->(file) { File.join(site.baseurl.to_s, "/apostil", file) }
    <<~HTML
      <link rel="stylesheet" href="#{address["apostil.css"]}">
      <script type="module" src="#{address["apostil.js"]}"></script>
      <apostil-reader>#{html}</apostil-reader>
    HTML
  end
end

Liquid::Template.register_tag("apostil", Apostil)
