"""Records which public names real Keras has, module by module: `python test/keras/record_names.py > src/keras/public-names.ts`."""
import importlib
import os
import sys

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

PRIVATE = {"keras": {"src"}}


def names(root, module):
    path = root if module == "." else f"{root}.{module}"
    try:
        found = dir(importlib.import_module(path))
    except Exception:
        return None
    return sorted(n for n in found if not n.startswith("_") and n != "src")


def section(const, root, doc):
    print(f"/** {doc} */")
    print(f"export const {const}: ReadonlyMap<string, ReadonlySet<string>> = read(`")
    for module in MODULES:
        found = names(root, module)
        if found is not None:
            print(f"{'' if module == '.' else module}: {' '.join(found)}")
    print("`)\n")


import keras  # noqa: E402

print(f"/** Recorded by test/keras/record_names.py from Keras {keras.__version__}. Not edited by hand. */\n")
print("""function read(text: string): ReadonlyMap<string, ReadonlySet<string>> {
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
""")
section("KERAS_NAMES", "keras", "Public names of `keras` and its modules, by path below `keras`.")
section("TF_KERAS_NAMES", "keras._tf_keras.keras", "Public names of `tf.keras` and its modules, which keeps some of Keras 2.")


import inspect  # noqa: E402
import re  # noqa: E402


def attributes(cls):
    """Names that an object of the class can have: of its classes, and what their methods set on `self`."""
    found = {n for n in dir(cls) if not n.startswith("__")}
    for base in cls.__mro__:
        if base.__module__.startswith("keras"):
            found |= set(re.findall(r"\bself\.(\w+)(?:: [\w\[\]]+)? =[^=]", inspect.getsource(base)))
            found |= set(re.findall(r"\bself\.(\w+), ", inspect.getsource(base)))
    return {n for n in found if not n.startswith("__")}


common = attributes(keras.layers.Layer)
print("/** Names of attributes that objects of Keras's classes can have: `Layer` for all, the others beyond it. */")
print("export const ATTRIBUTE_NAMES: ReadonlyMap<string, ReadonlySet<string>> = read(`")
print(f"Layer: {' '.join(sorted(common))}")
for name in ["Model", "Sequential", "Functional"]:
    cls = getattr(keras, name, None) or importlib.import_module("keras.src.models.functional").Functional
    print(f"{name}: {' '.join(sorted(attributes(cls) - common))}")
for name in sorted(dir(keras.layers)):
    cls = getattr(keras.layers, name)
    if inspect.isclass(cls) and issubclass(cls, keras.layers.Layer) and cls is not keras.layers.Layer and cls.__name__ == name:
        print(f"{name}: {' '.join(sorted(attributes(cls) - common)) or '-'}")
print("`)\n")
