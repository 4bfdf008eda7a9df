/** Small modules of the standard library, written in Python. */

export const ABC = `
class ABCMeta(type):
    def register(cls, other):
        return other
class ABC(metaclass=ABCMeta):
    pass
def abstractmethod(function):
    if isinstance(function, (staticmethod, classmethod, property)):
        return function
    function.__isabstractmethod__ = True
    return function
abstractproperty = property
`

export const TYPING = `
from collections import _named
class _Form:
    def __init__(self, name='Any'):
        self._name = name
    def __getitem__(self, item):
        return self
    def __call__(self, *args, **kwargs):
        return _Form()
    def __or__(self, other):
        return self
    def __ror__(self, other):
        return self
    def __repr__(self):
        return f'typing.{self._name}'
    def __mro_entries__(self, bases):
        return ()
Any = _Form('Any')
Union = _Form('Union')
Optional = _Form('Optional')
List = _Form('List')
Dict = _Form('Dict')
Tuple = _Form('Tuple')
Set = _Form('Set')
FrozenSet = _Form('FrozenSet')
Type = _Form('Type')
Callable = _Form('Callable')
Iterable = _Form('Iterable')
Iterator = _Form('Iterator')
Generator = _Form('Generator')
Sequence = _Form('Sequence')
Mapping = _Form('Mapping')
MutableMapping = _Form('MutableMapping')
Literal = _Form('Literal')
ClassVar = _Form('ClassVar')
Final = _Form('Final')
Annotated = _Form('Annotated')
Self = _Form('Self')
NoReturn = _Form('NoReturn')
TypeAlias = _Form('TypeAlias')
Hashable = _Form('Hashable')
Sized = _Form('Sized')
Deque = _Form('Deque')
DefaultDict = _Form('DefaultDict')
Text = str
AnyStr = _Form('AnyStr')
TYPE_CHECKING = False
class Generic:
    def __class_getitem__(cls, item):
        return cls
class Protocol:
    def __class_getitem__(cls, item):
        return cls
def TypeVar(name, *args, **kwargs):
    return _Form(name)
def ParamSpec(name, **kwargs):
    return _Form(name)
def NewType(name, base):
    return base
def cast(type, value):
    return value
def overload(function):
    return function
def final(value):
    return value
def override(function):
    return function
def runtime_checkable(cls):
    return cls
def no_type_check(value):
    return value
class _NamedMeta(type):
    def __call__(cls, *args, **kwargs):
        return cls._made(*args, **kwargs)
class NamedTuple(metaclass=_NamedMeta):
    def __init_subclass__(cls, **kwargs):
        names = list(cls.__dict__.get('__annotations__', {}))
        defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
        made = _named(cls.__name__, names, defaults)
        for name, value in list(cls.__dict__.items()):
            if name not in names and not name.startswith('__'):
                setattr(made, name, value)
        cls._made = made
class TypedDict(dict):
    pass
`

export const CONTEXTLIB = `
class _Manager:
    def __init__(self, generator):
        self._generator = generator
    def __enter__(self):
        return next(self._generator)
    def __exit__(self, type, value, traceback):
        if type is None:
            next(self._generator, None)
            return False
        try:
            self._generator.throw(value)
        except StopIteration:
            return True
        except BaseException as error:
            if error is value:
                return False
            raise
        return False
def contextmanager(function):
    def make(*args, **kwargs):
        return _Manager(function(*args, **kwargs))
    make.__name__ = function.__name__
    return make
class suppress:
    def __init__(self, *exceptions):
        self._exceptions = exceptions
    def __enter__(self):
        pass
    def __exit__(self, type, value, traceback):
        return type is not None and issubclass(type, self._exceptions)
class nullcontext:
    def __init__(self, enter_result=None):
        self._result = enter_result
    def __enter__(self):
        return self._result
    def __exit__(self, *args):
        return False
class ExitStack:
    def __init__(self):
        self._exits = []
    def enter_context(self, context):
        result = context.__enter__()
        self._exits.append(context)
        return result
    def __enter__(self):
        return self
    def __exit__(self, *args):
        for context in reversed(self._exits):
            context.__exit__(*args)
        return False
`

export const COPY = `
def copy(value):
    if hasattr(value, '__copy__'):
        return value.__copy__()
    if isinstance(value, (list, dict, set)):
        return value.copy() if type(value) in (list, dict, set) else type(value)(value)
    if hasattr(value, '__dict__') and not callable(value):
        made = object.__new__(type(value))
        for name, inner in value.__dict__.items():
            object.__setattr__(made, name, inner)
        return made
    return value
def deepcopy(value, memo=None):
    if hasattr(value, '__deepcopy__'):
        return value.__deepcopy__(memo)
    if type(value) is list:
        return [deepcopy(item) for item in value]
    if type(value) is tuple:
        return tuple([deepcopy(item) for item in value])
    if type(value) is dict:
        return {deepcopy(key): deepcopy(item) for key, item in value.items()}
    if type(value) is set:
        return set(value)
    if hasattr(value, '__dict__') and not callable(value):
        made = object.__new__(type(value))
        for name, inner in value.__dict__.items():
            object.__setattr__(made, name, deepcopy(inner))
        return made
    return value
`

/** What `functools` has beyond what is written in our own language. */
export const FUNCTOOLS = `
def total_ordering(cls):
    names = [name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in cls.__dict__]
    if not names:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = names[0]
    if root == '__lt__':
        rules = {'__gt__': lambda a, b: not (a < b or a == b), '__le__': lambda a, b: a < b or a == b,
                 '__ge__': lambda a, b: not a < b}
    elif root == '__le__':
        rules = {'__ge__': lambda a, b: not a <= b or a == b, '__lt__': lambda a, b: a <= b and not a == b,
                 '__gt__': lambda a, b: not a <= b}
    elif root == '__gt__':
        rules = {'__lt__': lambda a, b: not (a > b or a == b), '__ge__': lambda a, b: a > b or a == b,
                 '__le__': lambda a, b: not a > b}
    else:
        rules = {'__le__': lambda a, b: not a >= b or a == b, '__gt__': lambda a, b: a >= b and not a == b,
                 '__lt__': lambda a, b: not a >= b}
    for name, rule in rules.items():
        if name not in cls.__dict__:
            setattr(cls, name, rule)
    return cls
def wraps(wrapped, assigned=None, updated=None):
    def decorate(wrapper):
        for name in ('__name__', '__qualname__', '__doc__', '__module__'):
            if hasattr(wrapped, name):
                setattr(wrapper, name, getattr(wrapped, name))
        wrapper.__wrapped__ = wrapped
        return wrapper
    return decorate
def cmp_to_key(compare):
    class Key:
        def __init__(self, value):
            self.value = value
        def __lt__(self, other):
            return compare(self.value, other.value) < 0
        def __eq__(self, other):
            return compare(self.value, other.value) == 0
    return Key
def lru_cache(maxsize=128, typed=False):
    def decorate(function):
        kept = {}
        def cached(*args, **kwargs):
            key = (args, tuple(kwargs.items()))
            if key not in kept:
                kept[key] = function(*args, **kwargs)
            return kept[key]
        cached.cache_clear = kept.clear
        cached.__wrapped__ = function
        cached.__name__ = function.__name__
        return cached
    if callable(maxsize):
        return decorate(maxsize)
    return decorate
def cache(function):
    return lru_cache(None)(function)
`

/** What `itertools` has beyond what is written in our own language. */
export const ITERTOOLS = `
def groupby(iterable, key=None):
    groups = []
    for item in iterable:
        mark = item if key is None else key(item)
        if groups and groups[-1][0] == mark:
            groups[-1][1].append(item)
        else:
            groups.append((mark, [item]))
    for mark, items in groups:
        yield mark, iter(items)
def compress(data, selectors):
    return (item for item, keep in zip(data, selectors) if keep)
def batched(iterable, n):
    batch = []
    for item in iterable:
        batch.append(item)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)
def tee(iterable, n=2):
    items = list(iterable)
    return tuple(iter(items) for _ in range(n))
class chain:
    def __init__(self, *iterables):
        self._walk = _chain(*iterables)
    def __iter__(self):
        return self
    def __next__(self):
        return next(self._walk)
    @classmethod
    def from_iterable(cls, iterables):
        return (item for iterable in iterables for item in iterable)
`
