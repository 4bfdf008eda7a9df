/** Small modules of the standard library, written in Python. */

export const ABC = `
def _abstract(value):
    if isinstance(value, property):
        return any(_abstract(part) for part in (value.fget, value.fset, value.fdel) if part is not None)
    return getattr(value, '__isabstractmethod__', False)
class ABCMeta(type):
    def register(cls, other):
        cls._abc_registry = [*cls.__dict__.get('_abc_registry', ()), other]
        return other
    def __instancecheck__(cls, value):
        return cls.__subclasscheck__(type(value))
    def __subclasscheck__(cls, other):
        if cls in other.__mro__:
            return True
        if '__subclasshook__' in cls.__dict__:
            answer = cls.__subclasshook__(other)
            if answer is not NotImplemented:
                return answer
        for known in cls.__dict__.get('_abc_registry', ()):
            if issubclass(other, known):
                return True
        return False
    @property
    def __abstractmethods__(cls):
        found = {}
        for base in reversed(cls.__mro__[:-1]):
            for name, value in base.__dict__.items():
                found[name] = _abstract(value)
        return frozenset(name for name, abstract in found.items() if abstract)
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
    def __init__(self, name='Any', shown=None):
        self._name = name
        self._shown = shown or f'typing.{name}'
    def __getitem__(self, item):
        return self
    def __call__(self, *args, **kwargs):
        return _Form()
    def __or__(self, other):
        return self
    def __ror__(self, other):
        return self
    def __repr__(self):
        return self._shown
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
AnyStr = _Form('AnyStr', '~AnyStr')
TYPE_CHECKING = False
class Generic:
    def __class_getitem__(cls, item):
        return cls
class Protocol:
    def __class_getitem__(cls, item):
        return cls
def TypeVar(name, *args, covariant=False, contravariant=False, **kwargs):
    return _Form(name, ('+' if covariant else '-' if contravariant else '~') + name)
def ParamSpec(name, **kwargs):
    return _Form(name)
class NewType:
    def __init__(self, name, tp):
        self.__name__ = name
        self.__supertype__ = tp
    def __call__(self, value):
        return value
    def __repr__(self):
        return f'__main__.{self.__name__}'
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
    def __new__(mcs, name, bases, namespace):
        if name == 'NamedTuple' and not bases:
            return super().__new__(mcs, name, bases, namespace)
        names = list(namespace.get('__annotations__', {}))
        defaults = {key: namespace[key] for key in names if key in namespace}
        seen = False
        for key in names:
            if key in defaults:
                seen = True
            elif seen:
                raise TypeError(f'non-default namedtuple field {key} cannot follow default field')
        return _named(name, names, defaults, {key: value for key, value in namespace.items() if key not in names})
    def __call__(cls, typename, fields=(), **kwargs):
        return _named(typename, [name for name, _ in fields] + list(kwargs), {})
class NamedTuple(metaclass=_NamedMeta):
    pass
class TypedDict(dict):
    pass
`

export const CONTEXTLIB = `
from functools import wraps as _wraps
class AbstractContextManager:
    def __enter__(self):
        return self
    def __exit__(self, type, value, traceback):
        return None
class ContextDecorator:
    def _recreate_cm(self):
        return self
    def __call__(self, function):
        @_wraps(function)
        def inner(*args, **kwargs):
            with self._recreate_cm():
                return function(*args, **kwargs)
        return inner
class _Manager(ContextDecorator):
    def __init__(self, function, args, kwargs):
        self._made = function, args, kwargs
        self._generator = function(*args, **kwargs)
    def _recreate_cm(self):
        return _Manager(*self._made)
    def __enter__(self):
        try:
            return next(self._generator)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None
    def __exit__(self, type, value, traceback):
        if type is None:
            try:
                next(self._generator)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self._generator.throw(value)
        except StopIteration as error:
            return error is not value
        except BaseException as error:
            if error is value:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")
def contextmanager(function):
    @_wraps(function)
    def make(*args, **kwargs):
        return _Manager(function, args, kwargs)
    return make
class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing
    def __enter__(self):
        return self.thing
    def __exit__(self, *args):
        self.thing.close()
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
        self._exits.append(context.__exit__)
        return result
    def push(self, exit):
        self._exits.append(exit.__exit__ if hasattr(exit, '__exit__') else exit)
        return exit
    def callback(self, function, /, *args, **kwargs):
        self._exits.append(lambda *error: function(*args, **kwargs) and None)
        return function
    def pop_all(self):
        other = ExitStack()
        other._exits, self._exits = self._exits, []
        return other
    def close(self):
        self.__exit__(None, None, None)
    def __enter__(self):
        return self
    def __exit__(self, type, value, traceback):
        raised = type is not None
        error = (type, value, traceback)
        while self._exits:
            if self._exits.pop()(*error):
                error = (None, None, None)
        return raised and error[0] is None
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
from collections import namedtuple as _namedtuple
_CacheInfo = _namedtuple('CacheInfo', 'hits misses maxsize currsize')
def lru_cache(maxsize=128, typed=False):
    def decorate(function):
        kept = {}
        count = [0, 0]
        @wraps(function)
        def cached(*args, **kwargs):
            key = (args, tuple(kwargs.items()))
            if key in kept:
                count[0] += 1
                value = kept[key] = kept.pop(key)
                return value
            count[1] += 1
            value = function(*args, **kwargs)
            if maxsize is None or maxsize > 0:
                if maxsize is not None and len(kept) >= maxsize:
                    del kept[next(iter(kept))]
                kept[key] = value
            return value
        def cache_clear():
            kept.clear()
            count[:] = [0, 0]
        cached.cache_clear = cache_clear
        cached.cache_info = lambda: _CacheInfo(count[0], count[1], maxsize, len(kept))
        cached.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
        return cached
    if callable(maxsize):
        function, maxsize = maxsize, 128
        return decorate(function)
    return decorate
def cache(function):
    return lru_cache(None)(function)
class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
    def __set_name__(self, owner, name):
        self.attrname = name
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value
class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return partial(self.func, instance, *self.args, **self.keywords)
class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)
    def __get__(self, instance, owner=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(type(args[0]))(instance, *args, **kwargs)
        return method
def singledispatch(func):
    registry = {object: func}
    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return func
    def register(cls, implementation=None):
        if implementation is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            implementation = cls
            cls = next(iter(cls.__annotations__.values()))
        registry[cls] = implementation
        return implementation
    @wraps(func)
    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f'{func.__name__} requires at least 1 positional argument')
        return dispatch(type(args[0]))(*args, **kwargs)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return wrapper
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
