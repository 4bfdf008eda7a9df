"""Records how Pandoc nests the divs of longer documents, made of pieces by seed: writes pandoc-documents.jsonl.

    python test/markdown/record_documents.py

The pieces are put together as authors do it: a blank line before lists, quotes and openers, fences at times without one.
"""

import json
import pathlib
import random

from record import record

HERE = pathlib.Path(__file__).parent
DOCUMENTS = 60
DEEPEST = 4

PIECES = [
    "A dense layer has **one** weight per input and unit.",
    "It costs $n \\cdot m$ weights and `m` biases.",
    "1. The first layer has 320 parameters.\n2. The second has none.",
    "- one\n- two\n  goes on here",
    "- loose\n\n  with a second paragraph\n\n- last",
    "* outer\n    * inner",
    "> quoted words\n> over two lines",
    "> quoted words\nand a lazy line",
    "```python\nmodel = Sequential()\n:::\n```",
    '```{.python filename="a.py"}\nmodel.add(Dense(10))\n```',
    "~~~\n::: {.not}\n~~~",
    "## Heading",
    "## Heading {#sec-h .unnumbered}",
    "<!-- a comment -->",
    '<img src="a.png" alt="">',
    '<div class="box">\n\ninside\n\n</div>',
    "<p>a paragraph of HTML</p>",
    "<details>\n<summary>more</summary>\n\nhidden\n\n</details>",
    "| layer | params |\n|-------|-------:|\n| dense | 10 |",
    "$$\nn = k (f + 1)\n$$",
    "$$\nn = k\n$$ {#eq-n}",
    "![caption](a.png){#fig-a width=50%}",
    "***",
    "[link]: https://example.org",
    "a line that breaks  \nhere",
    "{{< include part.qmd >}}",
    "a) one\nb) two",
    "1. item\n\n   and its paragraph\n\n2. last",
    "- item\n\n  ```\n  its code\n  ```",
]
OPENERS = [
    "::: {.a}",
    '::: {.callout-note title="Answer" collapse="true"}',
    "::: note",
    ":::tip",
    ":::: {.b #i}",
    "::: {.c k=v}",
    ":::{.d}",
]
CLOSERS = [":::", ":::", "::::", ":::::::"]
HELD = ("- ", "1. ", "> ", "* ", "a)")


def prefixed(text, first, rest):
    lines = text.split("\n")
    return "\n".join((first if at == 0 else rest) + line if line or rest.strip() else line for at, line in enumerate(lines))


def block(rng, depth):
    kind = rng.random()
    if kind < 0.38 and depth < DEEPEST:
        inner, closer = document(rng, depth + 1), rng.choice(CLOSERS)
        return rng.choice(OPENERS) + rng.choice(["\n", "\n\n"]) + inner + rng.choice(["\n", "\n\n"]) + closer
    if kind < 0.46 and depth < DEEPEST - 1:
        return prefixed(document(rng, depth + 1), "- ", "  ")
    if kind < 0.52 and depth < DEEPEST - 1:
        return prefixed(document(rng, depth + 1), "1. ", "   ")
    if kind < 0.57 and depth < DEEPEST - 1:
        return prefixed(document(rng, depth + 1), "> ", "> ")
    return rng.choice(PIECES)


def document(rng, depth=0):
    blocks = [block(rng, depth) for _ in range(rng.randint(1, 5))]
    text = blocks[0]
    for before, after in zip(blocks, blocks[1:]):
        fence_behind = before.endswith(":::")
        opener_ahead = after.startswith(":::") and before.endswith(("```", "|"))
        may_glue = not before.startswith(HELD) and (fence_behind or opener_ahead)
        text += ("\n" if may_glue and rng.random() < 0.4 else "\n\n") + after
    return text


def main():
    lines = []
    for seed in range(DOCUMENTS):
        answer = record(document(random.Random(seed)) + "\n")
        for div in answer["divs"]:
            del div["text"]
        lines.append(json.dumps(answer, ensure_ascii=False))
    (HERE / "pandoc-documents.jsonl").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
