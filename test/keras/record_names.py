"""Records which public names real Keras has, module by module: `python test/keras/record_names.py > src/keras/public-names.ts`."""
import importlib
import inspect
import os
import re

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

MODULES = """. activations applications applications.convnext applications.densenet applications.efficientnet
applications.efficientnet_v2 applications.imagenet_utils applications.inception_resnet_v2 applications.inception_v3
applications.mobilenet applications.mobilenet_v2 applications.mobilenet_v3 applications.nasnet applications.resnet
applications.resnet50 applications.resnet_v2 applications.vgg16 applications.vgg19 applications.xception backend callbacks
config constraints datasets datasets.boston_housing datasets.california_housing datasets.cifar10 datasets.cifar100
datasets.fashion_mnist datasets.imdb datasets.mnist datasets.reuters distribution dtype_policies export initializers layers
legacy losses metrics mixed_precision models ops ops.image ops.linalg ops.nn ops.numpy optimizers optimizers.schedules
optimizers.legacy preprocessing preprocessing.image preprocessing.sequence preprocessing.text quantizers random
regularizers saving tree utils utils.legacy visualization wrappers estimator""".split()

import keras  # noqa: E402

HEAD = """/** Recorded by test/keras/record_names.py from Keras VERSION. Not edited by hand. */

type Names = ReadonlyMap<string, ReadonlySet<string>>

/** A line each: what the names belong to, a colon, the names. */
function read(text: string): Names {
  return new Map(
    text
      .trim()
      .split('\\n')
      .map((line) => {
        const at = line.indexOf(':')
        return [line.slice(0, at), new Set(line.slice(at + 2).split(' '))]
      }),
  )
}

/** As `read`, where names stand with `+` or `-`: what there is beyond those of `base`, and what is not there. */
function changed(base: Names, text: string): Names {
  const names = new Map(base)
  for (const [path, changes] of read(text)) {
    const found = new Set(base.get(path))
    for (const change of changes) {
      if (change.startsWith('+')) found.add(change.slice(1))
      else found.delete(change.slice(1))
    }
    names.set(path, found)
  }
  return names
}
"""


def names(root, module):
    path = root if module == "." else f"{root}.{module}"
    try:
        found = dir(importlib.import_module(path))
    except Exception:
        return None
    return {n for n in found if not n.startswith("_") and n != "src"}


def line(module, words):
    print(f"{'' if module == '.' else module}: {' '.join(words)}")


def keras_names():
    print("/** Public names of `keras` and its modules, by path below `keras`. */")
    print("export const KERAS_NAMES: Names = read(`")
    for module in MODULES:
        found = names("keras", module)
        if found is not None:
            line(module, sorted(found))
    print("`)\n")


def tf_keras_names():
    print("/** Public names of `tf.keras` and its modules, which keeps some of Keras 2. */")
    print("export const TF_KERAS_NAMES: Names = changed(KERAS_NAMES, `")
    for module in MODULES:
        there = names("keras", module) or set()
        found = names("keras._tf_keras.keras", module)
        if found is None:
            assert not there, f"tf.keras has no {module}"
        elif found != there:
            line(module, [f"+{n}" for n in sorted(found - there)] + [f"-{n}" for n in sorted(there - found)])
    print("`)\n")


def attributes(cls):
    """Public names that objects of the class can have: what it defines, and what its methods set on `self`."""
    found = set(vars(cls))
    source = inspect.getsource(cls)
    found |= set(re.findall(r"\bself\.(\w+)(?:: [\w\[\]]+)? =[^=]", source))
    found |= set(re.findall(r"\bself\.(\w+), ", source))
    return {n for n in found if not n.startswith("_")}


def attribute_names():
    public = [
        cls
        for name, cls in sorted(vars(keras.layers).items())
        if inspect.isclass(cls) and issubclass(cls, keras.layers.Layer) and cls.__name__ == name
    ]
    functional = importlib.import_module("keras.src.models.functional").Functional
    classes = {}
    for one in [keras.layers.Layer, keras.Model, keras.Sequential, functional, *public]:
        for cls in reversed(one.__mro__):
            if cls.__module__.startswith("keras"):
                classes.setdefault(cls.__name__, cls)
    print("/** Public attributes that objects of Keras's classes can have beyond those of the bases, which stand first with `<`. */")
    print("export const ATTRIBUTE_NAMES: Names = read(`")
    for name, cls in classes.items():
        bases = [base for base in cls.__bases__ if base.__name__ in classes and base.__module__.startswith("keras")]
        inherited = set().union(*(attributes(base) for base in cls.__mro__[1:] if base.__name__ in classes))
        line(name, [f"<{base.__name__}" for base in bases] + sorted(attributes(cls) - inherited) or ["-"])
    print("`)")


print(HEAD.replace("VERSION", keras.__version__))
keras_names()
tf_keras_names()
attribute_names()
