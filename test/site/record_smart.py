"""Records what Pandoc's extension `smart` makes of punctuation: reads smart-inputs.json, writes smart.jsonl.

    python -m pip install pypandoc_binary && python test/site/record_smart.py

Each line has the input and the words of Pandoc's page, without tags. Answers are never edited by hand: change
smart-inputs.json and run this again.
"""

import html
import json
import pathlib
import re
import subprocess

import pypandoc

HERE = pathlib.Path(__file__).parent


def words(text):
    run = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "html", "--wrap=preserve", "--katex"],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return html.unescape(re.sub(r"<[^>]*>", "", run.stdout.decode())).strip()


def main():
    inputs = json.loads((HERE / "smart-inputs.json").read_text())
    lines = [json.dumps({"input": text, "words": words(text)}, ensure_ascii=False) for text in inputs]
    (HERE / "smart.jsonl").write_text("\n".join(lines) + "\n")


main()
