"""Records which names CPython's built-in types and modules have:

    python3 test/python/record_names.py > src/python/cpython-names.ts && npx biome format --write src/python/cpython-names.ts

A name that stands there and that we don't make is unknown; any other is an error.
"""
import builtins
import importlib
import types


def generator():
    yield


def function():
    pass


VALUES = [object(), type, 1, 1.0, '', b'', [], (), {}, set(), frozenset(), range(1), slice(1), property(), function,
          [].append, len, None, types, generator(), {}.keys(), {}.items(), {}.values(), BaseException(), OSError(), SyntaxError(),
          UnicodeDecodeError('utf-8', b'', 0, 0, ''), UnicodeEncodeError('utf-8', '', 0, 0, ''), ImportError(), NameError(),
          AttributeError(), StopIteration(), SystemExit(), BaseExceptionGroup('', [ValueError()])]
MODULES = ['math', 'itertools', 'functools', 'operator', 'collections', 'collections.abc', 'dataclasses', 'typing', 'enum', 'abc',
           'contextlib', 'copy', 'string', 'heapq', 'bisect', 'json', 'os.path', 'types', 'numbers', 'argparse']


def name_of(value):
    return 'type' if value is type else type(value).__name__


def public(names):
    return [name for name in sorted(names) if name.startswith('__') or not name.startswith('_')]


def table(name, entries):
    print(f'export const {name}: ReadonlyMap<string, string> = new Map([')
    for key, names in entries:
        print(f'  [{key!r}, {" ".join(names)!r}],')
    print('])\n')


print('/** Names of CPython 3.11, written by test/python/record_names.py. */\n')
print('/** Attributes of built-in types, beside those of `object`. */')
table('TYPE_NAMES', ((name_of(value), public(set(dir(value)) - (set(dir(object)) if type(value) is not object else set())))
                     for value in VALUES))
print('/** What modules of the standard library hold. */')
table('MODULE_NAMES', ((name, public(dir(importlib.import_module(name)))) for name in MODULES))
print('/** What every program finds without importing it; the last ones are added by `site`. */')
print(f'export const BUILTIN_NAMES: ReadonlySet<string> = new Set({" ".join(public(dir(builtins)) + ["copyright", "credits", "exit", "help", "license", "quit"])!r}.split(" "))')
