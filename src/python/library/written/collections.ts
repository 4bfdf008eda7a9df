/** `collections`, written in Python. */
export const COLLECTIONS = `
class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwargs):
        self.default_factory = default_factory
        self.update(*args, **kwargs)
    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value
    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {dict(self)!r})"
    def copy(self):
        return defaultdict(self.default_factory, self)
    def __or__(self, other):
        return defaultdict(self.default_factory, {**self, **other})

class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            rest = list(self.items())
            self.clear()
            self[key] = value
            self.update(rest)
    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = list(self)[-1 if last else 0]
        return key, self.pop(key)
    def copy(self):
        return OrderedDict(self)
    def __or__(self, other):
        return OrderedDict({**self, **other})
    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict(self) == other
    def __ne__(self, other):
        return not self == other
    def __repr__(self):
        return f"OrderedDict({list(self.items())!r})" if self else "OrderedDict()"

class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        self.update(iterable, **kwds)
    def __missing__(self, key):
        return 0
    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) + count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) + 1
        for key, count in kwds.items():
            self[key] = self.get(key, 0) + count
    def subtract(self, iterable=None, /, **kwds):
        for key, count in Counter(iterable, **kwds).items():
            self[key] = self.get(key, 0) - count
    def most_common(self, n=None):
        ordered = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return ordered if n is None else ordered[:n]
    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key
    def total(self):
        return sum(self.values())
    def copy(self):
        return Counter(self)
    def __add__(self, other):
        result = Counter()
        for key in list(self) + [key for key in other if key not in self]:
            if self[key] + other[key] > 0:
                result[key] = self[key] + other[key]
        return result
    def __and__(self, other):
        return Counter({key: min(self[key], other[key]) for key in self if min(self[key], other[key]) > 0})
    def __or__(self, other):
        keys = list(self) + [key for key in other if key not in self]
        return Counter({key: max(self[key], other[key]) for key in keys if max(self[key], other[key]) > 0})
    def __pos__(self):
        return Counter({key: count for key, count in self.items() if count > 0})
    def __neg__(self):
        return Counter({key: -count for key, count in self.items() if count < 0})
    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        for key in [key for key, count in self.items() if count <= 0]:
            del self[key]
        return self
    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        for key in [key for key, count in self.items() if count <= 0]:
            del self[key]
        return self
    def __eq__(self, other):
        if not isinstance(other, Counter):
            return dict(self) == other
        return all(self[key] == other[key] for mapping in (self, other) for key in mapping)
    def __ne__(self, other):
        return not self == other
    def __le__(self, other):
        return all(self[key] <= other[key] for mapping in (self, other) for key in mapping)
    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)
    def __sub__(self, other):
        result = Counter()
        for key in list(self) + [key for key in other if key not in self]:
            if self[key] - other[key] > 0:
                result[key] = self[key] - other[key]
        return result
    def __repr__(self):
        if not self:
            return 'Counter()'
        return 'Counter({' + ', '.join(f'{key!r}: {count!r}' for key, count in self.most_common()) + '})'

class deque:
    def __init__(self, iterable=(), maxlen=None):
        self.maxlen = maxlen
        self._items = []
        self.extend(iterable)
    def append(self, item):
        self._items.append(item)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            del self._items[0]
    def appendleft(self, item):
        self._items.insert(0, item)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop()
    def extend(self, iterable):
        for item in iterable:
            self.append(item)
    def extendleft(self, iterable):
        for item in iterable:
            self.appendleft(item)
    def pop(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        return self._items.pop()
    def popleft(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        return self._items.pop(0)
    def clear(self):
        self._items.clear()
    def rotate(self, n=1):
        if self._items:
            n = n % len(self._items)
            self._items[:] = self._items[-n:] + self._items[:-n] if n else self._items
    def count(self, item):
        return self._items.count(item)
    def index(self, item, *range):
        return self._items.index(item, *range)
    def insert(self, index, item):
        if self.maxlen is not None and len(self._items) >= self.maxlen:
            raise IndexError('deque already at its maximum size')
        self._items.insert(index, item)
    def __add__(self, other):
        return deque(self._items + list(other), self.maxlen)
    def __iadd__(self, other):
        self.extend(other)
        return self
    def __mul__(self, count):
        return deque(self._items * count, self.maxlen)
    def __delitem__(self, index):
        del self._items[index]
    def __reversed__(self):
        return reversed(self._items)
    def __lt__(self, other):
        return self._items < other._items
    __copy__ = lambda self: deque(self._items, self.maxlen)
    __hash__ = None
    def remove(self, item):
        self._items.remove(item)
    def reverse(self):
        self._items.reverse()
    def copy(self):
        return deque(self._items, self.maxlen)
    def __len__(self):
        return len(self._items)
    def __iter__(self):
        return iter(self._items)
    def __getitem__(self, index):
        return self._items[index]
    def __setitem__(self, index, value):
        self._items[index] = value
    def __contains__(self, item):
        return item in self._items
    def __eq__(self, other):
        return isinstance(other, deque) and self._items == other._items
    def __repr__(self):
        end = '' if self.maxlen is None else f', maxlen={self.maxlen}'
        return f'deque({self._items!r}{end})'

class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]
    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        raise KeyError(key)
    def get(self, key, default=None):
        return self[key] if key in self else default
    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)
    def __setitem__(self, key, value):
        self.maps[0][key] = value
    def new_child(self, m=None, **kwargs):
        return ChainMap({**(m or {}), **kwargs} if kwargs else {} if m is None else m, *self.maps)
    @property
    def parents(self):
        return ChainMap(*self.maps[1:])
    def keys(self):
        return {key: None for key in self}.keys()
    def items(self):
        return {key: self[key] for key in self}.items()
    def values(self):
        return {key: self[key] for key in self}.values()
    def __bool__(self):
        return any(self.maps)
    def __repr__(self):
        return 'ChainMap(' + ', '.join(map(repr, self.maps)) + ')'
    def __iter__(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return iter(merged)
    def __len__(self):
        return len(list(iter(self)))

class UserDict:
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)
    def update(self, other=(), /, **kwargs):
        for key, value in dict(other, **kwargs).items():
            self[key] = value
    def __len__(self):
        return len(self.data)
    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), '__missing__'):
            return self.__missing__(key)
        raise KeyError(key)
    def __setitem__(self, key, item):
        self.data[key] = item
    def __delitem__(self, key):
        del self.data[key]
    def __iter__(self):
        return iter(self.data)
    def __contains__(self, key):
        return key in self.data
    def get(self, key, default=None):
        return self[key] if key in self else default
    def keys(self):
        return self.data.keys()
    def items(self):
        return {key: self[key] for key in self}.items()
    def values(self):
        return {key: self[key] for key in self}.values()
    def pop(self, key, *default):
        return self.data.pop(key, *default)
    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]
    def clear(self):
        self.data.clear()
    def copy(self):
        return type(self)(self.data)
    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserDict) else other)
    def __repr__(self):
        return repr(self.data)

class UserList:
    def __init__(self, initlist=None):
        self.data = []
        if initlist is not None:
            self.data.extend(initlist)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]
    def __setitem__(self, i, item):
        self.data[i] = item
    def __delitem__(self, i):
        del self.data[i]
    def __contains__(self, item):
        return item in self.data
    def __iter__(self):
        return iter(self.data)
    def __add__(self, other):
        return type(self)(self.data + list(other))
    def __mul__(self, n):
        return type(self)(self.data * n)
    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserList) else other)
    def __repr__(self):
        return repr(self.data)
    def append(self, item):
        self.data.append(item)
    def extend(self, other):
        self.data.extend(other)
    def insert(self, i, item):
        self.data.insert(i, item)
    def pop(self, i=-1):
        return self.data.pop(i)
    def remove(self, item):
        self.data.remove(item)
    def clear(self):
        self.data.clear()
    def count(self, item):
        return self.data.count(item)
    def index(self, item, *args):
        return self.data.index(item, *args)
    def reverse(self):
        self.data.reverse()
    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

def _named(name, fields, defaults, body=None):
    class Named(tuple):
        _fields = tuple(fields)
        __match_args__ = tuple(fields)
        _field_defaults = defaults
        def __new__(cls, *args, **kwargs):
            if len(args) > len(fields):
                raise TypeError(f'{name}() takes {len(fields)} positional arguments but {len(args)} were given')
            values = dict(zip(fields, args))
            for key, value in kwargs.items():
                if key not in fields:
                    raise TypeError(f"{name}() got an unexpected keyword argument '{key}'")
                if key in values:
                    raise TypeError(f"{name}() got multiple values for argument '{key}'")
                values[key] = value
            for field in fields:
                if field not in values:
                    if field not in defaults:
                        raise TypeError(f"{name}() missing 1 required positional argument: '{field}'")
                    values[field] = defaults[field]
            return tuple.__new__(cls, [values[field] for field in fields])
        @classmethod
        def _make(cls, iterable):
            return cls(*iterable)
        def _asdict(self):
            return dict(zip(fields, self))
        def _replace(self, **kwargs):
            return type(self)(**{**self._asdict(), **kwargs})
        def __repr__(self):
            inside = ', '.join(f'{field}={value!r}' for field, value in zip(fields, self))
            return f'{type(self).__name__}({inside})'
    for index, field in enumerate(fields):
        setattr(Named, field, property(lambda self, index=index: tuple.__getitem__(self, index)))
    return type(name, (Named,), {'_fields': tuple(fields), '__module__': '__main__', **(body or {})})

def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    fields = [str(field) for field in field_names]
    if rename:
        fields = [field if field.isidentifier() and field[0] != '_' and field not in fields[:i] else f'_{i}' for i, field in enumerate(fields)]
    for field in [typename] + fields:
        if not field.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {field!r}')
    for i, field in enumerate(fields):
        if field.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {field!r}')
        if field in fields[:i]:
            raise ValueError(f'Encountered duplicate field name: {field!r}')
    if defaults and len(defaults) > len(fields):
        raise TypeError('Got more default values than field names')
    given = dict(zip(fields[len(fields) - len(defaults):], defaults)) if defaults else {}
    return _named(typename, fields, given)
`
