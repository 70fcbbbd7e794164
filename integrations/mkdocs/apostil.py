"""A hook for MkDocs: publishes the folder `articles` as it is, and puts an article that `apostil render` prerenders in the
place of a comment `<!-- apostil FILE OPTION… -->`."""

import re
import shutil
import subprocess
from pathlib import Path

FOLDER = "articles"


def on_page_content(html, page, config, files):
    root = Path(config.config_file_path).parent

    def reader(comment):
        file, *options = comment[1].split()
        command = ["apostil", "render", "--fragment", *options, root / file]
        article = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
        return f"<apostil-reader>{article}</apostil-reader>"

    return re.sub(r"<!-- apostil (.+?) -->", reader, html)


def on_post_build(config):
    articles = Path(config.config_file_path).parent / FOLDER
    shutil.copytree(articles, Path(config.site_dir) / FOLDER, dirs_exist_ok=True)


def on_serve(server, config, builder):
    server.watch(str(Path(config.config_file_path).parent / FOLDER))
