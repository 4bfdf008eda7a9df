"""The programs that record.py shows to real Keras: a table of layers, inputs and arguments, varied by a fixed seed.

A program builds one model around the layer it is about. The three ways of writing it take turns: a Sequential given a
list, a Sequential filled with `add`, and the functional API.
"""

import itertools
import random
from dataclasses import dataclass

from chains import chains
from odd_values import odd_programs
from operations import operation_configurations
from programs import whole_programs
from variations import BROKEN, CALLS, TABLE


@dataclass(frozen=True)
class Configuration:
    family: str
    layer: str
    source: str
    # The line where the layer that the configuration is about is written.
    layer_line: int


def sequential_list(shape, layer, args, extra):
    lines = ["import keras", "", "model = keras.Sequential([", f"    keras.Input({shape}),"]
    lines.append(f"    keras.layers.{layer}({args}),")
    lines += [f"    keras.layers.{e}," for e in extra]
    lines.append("])")
    return lines, 5


def sequential_add(shape, layer, args, extra):
    lines = ["import keras", "from keras import layers", "", "model = keras.Sequential()", f"model.add(keras.Input({shape}))"]
    lines.append(f"model.add(layers.{layer}({args}))")
    lines += [f"model.add(layers.{e})" for e in extra]
    return lines, 6


def functional(shape, layer, args, extra):
    lines = ["import keras", "from keras import layers", "", f"inputs = keras.Input({shape})"]
    lines.append(f"x = layers.{layer}({args})(inputs)")
    lines += [f"x = layers.{e}(x)" for e in extra]
    lines.append("model = keras.Model(inputs, x)")
    return lines, 5


FORMS = (sequential_list, sequential_add, functional)


def choices(axes, rng):
    """Infinitely many argument lists: each value of each axis by itself first, then random mixtures."""
    for name, values in axes.items():
        for value in values:
            yield {name: value}
    while True:
        yield {name: rng.choice(values) for name, values in axes.items() if rng.random() < 0.45}


def argument_text(required, chosen):
    return ", ".join([*([required] if required else []), *(f"{name}={value}" for name, value in chosen.items())])


def varied(family, layer, entry, rng):
    """Configurations of one layer of the table: `count` different ones."""
    seen = set()
    forms = itertools.cycle(FORMS)
    picks = choices(entry.get("axes", {}), rng)
    required = itertools.cycle(entry.get("required", [""]))
    inputs = itertools.cycle(entry["inputs"])
    follow = itertools.cycle(entry.get("follow", [()]))
    plain = [{}] * max(len(entry["inputs"]), len(entry.get("required", [""])))
    attempts = 0
    for chosen in itertools.chain(plain, picks):
        attempts += 1
        if len(seen) >= entry["count"] or attempts > 20 * entry["count"]:
            break
        args = argument_text(next(required), chosen)
        shape = next(inputs)
        if (shape, args) in seen:
            shape = rng.choice(entry["inputs"])
        if (shape, args) in seen:
            continue
        seen.add((shape, args))
        form = functional if entry.get("functional") else next(forms)
        lines, at = form(shape, layer, args, next(follow))
        yield Configuration(family, layer, "\n".join(lines) + "\n", at)


def broken(family, layer, entry):
    """Configurations that Keras may well refuse; what it says is recorded either way."""
    forms = itertools.cycle(FORMS)
    for shape, args in entry:
        lines, at = next(forms)(shape, layer, args, ())
        yield Configuration(family, layer, "\n".join(lines) + "\n", at)


def called(family, layer, text):
    """A program whose body is given: inputs, calls, and the outputs of the model `x`."""
    head = ["import keras", "from keras import layers, ops", ""]
    lines = head + [line for line in text.strip().split("\n")]
    at = next((i + 1 for i, line in enumerate(lines) if f"layers.{layer}(" in line), len(lines))
    return Configuration(family, layer, "\n".join(lines) + "\n", at)


def operations():
    for line, shapes in operation_configurations():
        names = "ab"[: len(shapes)]
        lines = ["import keras", "from keras import ops", ""]
        lines += [f"{name} = keras.Input(({shape}))" for name, shape in zip(names, shapes)]
        lines += [line, f"model = keras.Model([{', '.join(names)}], x)"]
        yield Configuration("operations", "ops", "\n".join(lines) + "\n", len(lines) - 1)


def programs():
    for name, source in whole_programs():
        yield Configuration("programs", name, source, 0)


def random_programs():
    for source in chains(400):
        yield Configuration("chains", "chains", source, 4)
    for _, source in odd_programs(600):
        yield Configuration("odd", "odd values", source, 5)


def all_configurations():
    """Every configuration whose source is Python at all."""
    return [c for c in written() if compiles(c.source)]


def compiles(source):
    try:
        compile(source, "<program>", "exec")
    except SyntaxError:
        return False
    return True


def written():
    for family, members in TABLE.items():
        for layer, entry in members.items():
            rng = random.Random(f"{family}/{layer}")
            yield from varied(family, layer, entry, rng)
            yield from broken(family, layer, BROKEN.get(layer, []))
            for text in CALLS.get(layer, []):
                yield called(family, layer, text)
    yield from operations()
    yield from programs()
    yield from random_programs()
