/** `collections.abc`, written in Python: classes that know by their methods what belongs to them. */
export const COLLECTIONS_ABC = `
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstract
class _Meta(_ABCMeta):
    def __subclasscheck__(cls, other):
        if super().__subclasscheck__(other):
            return True
        needs = cls.__dict__.get('_needs', ())
        return bool(needs) and all(getattr(other, name, None) is not None for name in needs)
    def __getitem__(cls, item):
        return cls
class Hashable(metaclass=_Meta):
    _needs = ('__hash__',)
class Iterable(metaclass=_Meta):
    _needs = ('__iter__',)
    @_abstract
    def __iter__(self):
        while False:
            yield None
class Iterator(Iterable):
    _needs = ('__iter__', '__next__')
    @_abstract
    def __next__(self):
        raise StopIteration
    def __iter__(self):
        return self
class Reversible(Iterable):
    _needs = ('__reversed__', '__iter__')
class Generator(Iterator):
    _needs = ('__iter__', '__next__', 'send', 'throw', 'close')
class Sized(metaclass=_Meta):
    _needs = ('__len__',)
    @_abstract
    def __len__(self):
        return 0
class Container(metaclass=_Meta):
    _needs = ('__contains__',)
    @_abstract
    def __contains__(self, x):
        return False
class Collection(Sized, Iterable, Container):
    _needs = ('__len__', '__iter__', '__contains__')
class Callable(metaclass=_Meta):
    def __instancecheck__(cls, value):
        return callable(value)
    _needs = ('__call__',)
class Sequence(Reversible, Collection):
    @_abstract
    def __getitem__(self, index):
        raise IndexError
    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return
    def __contains__(self, value):
        return any(v is value or v == value for v in self)
    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]
    def index(self, value, start=0, stop=None):
        for i, v in enumerate(self):
            if (v is value or v == value) and i >= start and (stop is None or i < stop):
                return i
        raise ValueError
    def count(self, value):
        return sum(1 for v in self if v is value or v == value)
class MutableSequence(Sequence):
    def append(self, value):
        self.insert(len(self), value)
    def extend(self, values):
        for v in list(values):
            self.append(v)
    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v
    def remove(self, value):
        del self[self.index(value)]
    def clear(self):
        try:
            while True:
                self.pop()
        except IndexError:
            pass
    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]
    def __iadd__(self, values):
        self.extend(values)
        return self
class ByteString(Sequence):
    pass
class Set(Collection):
    def __le__(self, other):
        return len(self) <= len(other) and all(x in other for x in self)
    def __ge__(self, other):
        return len(self) >= len(other) and all(x in self for x in other)
    def __lt__(self, other):
        return len(self) < len(other) and self <= other
    def __gt__(self, other):
        return len(self) > len(other) and self >= other
    def __eq__(self, other):
        return len(self) == len(other) and self <= other if isinstance(other, Set) else NotImplemented
    @classmethod
    def _from_iterable(cls, it):
        return cls(it)
    def __and__(self, other):
        return self._from_iterable(x for x in other if x in self)
    def __or__(self, other):
        return self._from_iterable(x for it in (self, other) for x in it)
    def __sub__(self, other):
        return self._from_iterable(x for x in self if x not in other)
    def __xor__(self, other):
        return (self - other) | (other - self)
    def isdisjoint(self, other):
        return not any(x in self for x in other)
class MutableSet(Set):
    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)
    def __ior__(self, it):
        for x in it:
            self.add(x)
        return self
class Mapping(Collection):
    @_abstract
    def __getitem__(self, key):
        raise KeyError
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default
    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True
    def keys(self):
        return {key: None for key in self}.keys()
    def items(self):
        return {key: self[key] for key in self}.items()
    def values(self):
        return {key: self[key] for key in self}.values()
    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())
_MISSING = object()
class MutableMapping(Mapping):
    @_abstract
    def __setitem__(self, key, value):
        raise KeyError
    @_abstract
    def __delitem__(self, key):
        raise KeyError
    def pop(self, key, default=_MISSING):
        try:
            value = self[key]
        except KeyError:
            if default is _MISSING:
                raise
            return default
        del self[key]
        return value
    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError
    def clear(self):
        for key in list(self):
            del self[key]
    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value
    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]
KeysView = type({}.keys())
ValuesView = type({}.values())
ItemsView = type({}.items())
for _kind in (list, tuple, str, bytes, range):
    Sequence.register(_kind)
MutableSequence.register(list)
for _kind in (set, frozenset, KeysView, ItemsView):
    Set.register(_kind)
MutableSet.register(set)
Mapping.register(dict)
MutableMapping.register(dict)
`
