"""Records how Pandoc nests fenced divs: reads inputs.json (a list of texts), writes pandoc-divs.jsonl.

    python -m pip install pypandoc_binary && python test/markdown/record.py

Each line has the input and its divs in document order: depth (divs around it), ancestors (div, list, quote, def, table),
id, classes, attributes (pairs, repeated keys included) and the text that a reader sees in it, without blanks.
Answers are never edited by hand: change inputs.json and run this again.
"""

import json
import pathlib
import subprocess
import sys

import pypandoc

HERE = pathlib.Path(__file__).parent
CONTAINERS = {
    "Div": "div",
    "BulletList": "list",
    "OrderedList": "list",
    "BlockQuote": "quote",
    "DefinitionList": "def",
    "Table": "table",
}
SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}


def parse(text):
    """The document's blocks. Line endings are given as they are: Pandoc itself reads CRLF."""
    run = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "json"],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return json.loads(run.stdout)["blocks"]


def text_of(node):
    if isinstance(node, list):
        return "".join(text_of(item) for item in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind in SPACES:
        return SPACES[kind]
    if kind == "Str":
        return content
    if kind in ("Code", "CodeBlock", "Math"):
        return content[1]
    if kind in ("RawInline", "RawBlock"):
        return ""
    if kind == "Quoted":
        mark = '"' if content[0]["t"] == "DoubleQuote" else "'"
        return mark + text_of(content[1]) + mark
    return text_of(content)


def plain(text):
    """Without blanks, and with the marks that smart punctuation replaced."""
    for smart, mark in (("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"')):
        text = text.replace(smart, mark)
    text = text.replace("\u2026", "...").replace("\u2014", "---").replace("\u2013", "--")
    return "".join(text.split())


def divs_of(blocks):
    found = []

    def walk(node, ancestors):
        if isinstance(node, list):
            for item in node:
                walk(item, ancestors)
            return
        if not isinstance(node, dict):
            return
        kind, content = node.get("t"), node.get("c")
        # A native div comes from HTML's <div>, which has no fence: those are left out by the flag below.
        inside = [*ancestors, CONTAINERS[kind]] if kind in CONTAINERS else ancestors
        if kind == "Div":
            (identifier, classes, attributes), body = content
            found.append(
                {
                    "depth": ancestors.count("div"),
                    "ancestors": ancestors,
                    "id": identifier,
                    "classes": classes,
                    "attributes": attributes,
                    "text": plain(text_of(body)),
                }
            )
            walk(body, inside)
        else:
            walk(content, inside)

    walk(blocks, [])
    return found


def record(text):
    # Without native_divs, <div> stays HTML and every Div is a fence's.
    run = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "markdown-native_divs-native_spans", "-t", "json"],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return {"input": text, "divs": divs_of(json.loads(run.stdout)["blocks"]), "pandoc": str(pypandoc.get_pandoc_version())}


def main():
    inputs = json.loads((HERE / "inputs.json").read_text())
    lines = [json.dumps(record(text), ensure_ascii=False) for text in inputs]
    (HERE / "pandoc-divs.jsonl").write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} inputs recorded", file=sys.stderr)


if __name__ == "__main__":
    main()
