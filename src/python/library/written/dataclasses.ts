/** `dataclasses`, written in Python. */
export const DATACLASSES = `
class _Missing:
    def __repr__(self):
        return 'MISSING'
MISSING = _Missing()

class FrozenInstanceError(AttributeError):
    pass

class Field:
    def __init__(self, default, default_factory, init, repr, compare, kw_only, hash, metadata):
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare
        self.kw_only = kw_only
        self.metadata = metadata or {}
        self.hash = hash
        self.only_init = False
        self.name = None
        self.type = None

def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, compare, kw_only, hash, metadata)

def _collect(cls, kw_only):
    found = {}
    for base in reversed(cls.__mro__[1:]):
        for name, one in getattr(base, '__dataclass_fields__', {}).items():
            found[name] = one
    for name, annotation in cls.__dict__.get('__annotations__', {}).items():
        if getattr(annotation, '_name', None) == 'ClassVar':
            continue
        if annotation is KW_ONLY:
            kw_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        if isinstance(default, Field):
            one = default
            if one.default is MISSING:
                if name in cls.__dict__:
                    delattr(cls, name)
            else:
                setattr(cls, name, one.default)
        else:
            if isinstance(default, (list, dict, set)):
                raise ValueError(f"mutable default {type(default)} for field {name} is not allowed: use default_factory")
            one = Field(default, MISSING, True, True, True, kw_only, None, None)
        if one.kw_only is MISSING:
            one.kw_only = kw_only
        one.only_init = isinstance(annotation, InitVar) or annotation is InitVar
        one.name = name
        one.type = annotation
        found[name] = one
    return found

class KW_ONLY:
    pass

class InitVar:
    def __init__(self, type):
        self.type = type
    def __class_getitem__(cls, type):
        return cls(type)

def _tuple(self):
    return tuple(getattr(self, one.name) for one in self.__dataclass_fields__.values() if one.compare)

def _process(cls, init, repr, eq, order, frozen, kw_only, unsafe_hash=False):
    collected = _collect(cls, kw_only)
    fields = {name: one for name, one in collected.items() if not one.only_init}
    variables = [one for one in collected.values() if one.only_init]
    cls.__dataclass_fields__ = fields
    wanted = [one for one in collected.values() if one.init]
    positional = [one for one in wanted if not one.kw_only]
    cls.__match_args__ = tuple(one.name for one in positional)
    seen = False
    for one in positional:
        if one.default is not MISSING or one.default_factory is not MISSING:
            seen = True
        elif seen:
            raise TypeError(f"non-default argument '{one.name}' follows default argument")

    def __init__(self, *args, **kwargs):
        if len(args) > len(positional):
            raise TypeError(f'{cls.__name__}.__init__() takes {len(positional) + 1} positional arguments but {len(args) + 1} were given')
        values = {one.name: value for one, value in zip(positional, args)}
        for key, value in kwargs.items():
            if key in values:
                raise TypeError(f"{cls.__name__}.__init__() got multiple values for argument '{key}'")
            if key not in collected or not collected[key].init:
                raise TypeError(f"{cls.__name__}.__init__() got an unexpected keyword argument '{key}'")
            values[key] = value
        passed = []
        for one in collected.values():
            if one.name in values:
                value = values[one.name]
            elif one.default is not MISSING:
                value = one.default
            elif one.default_factory is not MISSING:
                value = one.default_factory()
            elif one.init:
                raise TypeError(f"{cls.__name__}.__init__() missing 1 required positional argument: '{one.name}'")
            else:
                continue
            if one.only_init:
                passed.append(value)
            else:
                object.__setattr__(self, one.name, value)
        if hasattr(self, '__post_init__'):
            self.__post_init__(*passed)

    def __repr__(self):
        inside = ', '.join(f'{one.name}={getattr(self, one.name)!r}' for one in fields.values() if one.repr)
        return f'{type(self).__qualname__}({inside})'

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return _tuple(self) == _tuple(other)

    def __lt__(self, other):
        return _tuple(self) < _tuple(other) if type(other) is type(self) else NotImplemented
    def __le__(self, other):
        return _tuple(self) <= _tuple(other) if type(other) is type(self) else NotImplemented
    def __gt__(self, other):
        return _tuple(self) > _tuple(other) if type(other) is type(self) else NotImplemented
    def __ge__(self, other):
        return _tuple(self) >= _tuple(other) if type(other) is type(self) else NotImplemented
    def __hash__(self):
        return hash(_tuple(self))
    def __setattr__(self, name, value):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")
    def __delattr__(self, name):
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    if init and '__init__' not in cls.__dict__:
        cls.__init__ = __init__
    if repr and '__repr__' not in cls.__dict__:
        cls.__repr__ = __repr__
    if eq and '__eq__' not in cls.__dict__:
        cls.__eq__ = __eq__
        if not frozen and not unsafe_hash and '__hash__' not in cls.__dict__:
            cls.__hash__ = None
    if order:
        cls.__lt__ = __lt__
        cls.__le__ = __le__
        cls.__gt__ = __gt__
        cls.__ge__ = __ge__
    if frozen:
        cls.__setattr__ = __setattr__
        cls.__delattr__ = __delattr__
    if (frozen and eq or unsafe_hash) and cls.__dict__.get('__hash__') is None:
        cls.__hash__ = __hash__
    return cls

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, frozen, kw_only, unsafe_hash)
    return wrap if cls is None else wrap(cls)

def fields(instance):
    return tuple(instance.__dataclass_fields__.values())

def is_dataclass(value):
    return hasattr(value, '__dataclass_fields__')

def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    annotations = {}
    body = dict(namespace or {})
    for one in fields:
        if isinstance(one, str):
            annotations[one] = object
        else:
            annotations[one[0]] = one[1]
            if len(one) > 2:
                body[one[0]] = one[2]
    body['__annotations__'] = annotations
    return dataclass(type(cls_name, bases, body), **options)

def asdict(instance, *, dict_factory=None):
    def plain(value):
        if hasattr(value, '__dataclass_fields__'):
            return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
        if isinstance(value, dict):
            return {plain(key): plain(inner) for key, inner in value.items()}
        if isinstance(value, tuple) and hasattr(value, '_fields'):
            return type(value)(*[plain(inner) for inner in value])
        if isinstance(value, (list, tuple)):
            return type(value)([plain(inner) for inner in value])
        return value
    if not hasattr(type(instance), '__dataclass_fields__'):
        raise TypeError('asdict() should be called on dataclass instances')
    return plain(instance)

def astuple(instance, *, tuple_factory=tuple):
    def plain(value):
        if hasattr(value, '__dataclass_fields__'):
            return tuple(plain(getattr(value, name)) for name in value.__dataclass_fields__)
        if isinstance(value, dict):
            return {plain(key): plain(inner) for key, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)([plain(inner) for inner in value])
        return value
    return plain(instance)

def replace(instance, /, **changes):
    values = {name: getattr(instance, name) for name, one in instance.__dataclass_fields__.items() if one.init}
    values.update(changes)
    return type(instance)(**values)
`
