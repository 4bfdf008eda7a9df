/** `enum`, written in Python. */
export const ENUM = `
class auto:
    value = None
    def _resolve(self):
        return self.value
    def __or__(self, other):
        return _Pending('|', self, other)
    __ror__ = __or__
    def __and__(self, other):
        return _Pending('&', self, other)
    def __xor__(self, other):
        return _Pending('^', self, other)
    def __invert__(self):
        return _Pending('~', self, 0)

class _Pending(auto):
    def __init__(self, sign, left, right):
        self._parts = sign, left, right
    def _resolve(self):
        sign, left, right = self._parts
        left = left._resolve() if isinstance(left, auto) else left
        right = right._resolve() if isinstance(right, auto) else right
        if sign == '~':
            return ~left
        return left | right if sign == '|' else left & right if sign == '&' else left ^ right

class EnumMeta(type):
    def __iter__(cls):
        return iter(cls._listed())
    def __reversed__(cls):
        return reversed(cls._listed())
    def __len__(cls):
        return len(cls._listed())
    def __bool__(cls):
        return True
    def _listed(cls):
        return list(cls._unique_.values())
    def __getitem__(cls, name):
        return cls._members_[name]
    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if not isinstance(value, Enum) and not isinstance(value, (int, str, float, tuple)):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and '{cls.__class__.__qualname__}'")
        return any(member._value_ == value for member in cls._unique_.values())
    def __call__(cls, value, names=None, *, start=1, **options):
        if names is not None:
            if isinstance(names, str):
                names = names.replace(',', ' ').split()
            pairs = list(names.items()) if isinstance(names, dict) else names
            body = {}
            for index, one in enumerate(pairs):
                if isinstance(one, str):
                    body[one] = auto() if start == 1 else index + start
                else:
                    body[one[0]] = one[1]
            return type.__new__(type(cls), value, (cls,), body)
        if isinstance(value, cls):
            return value
        for member in cls._unique_.values():
            if member._value_ == value:
                return member
        found = cls._missing_(value)
        if found is None:
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        return found
    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_members_', {}) and cls.__dict__.get('_closed_', False):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)
    @property
    def __members__(cls):
        return dict(cls._members_)
    def __repr__(cls):
        return f'<enum {cls.__name__!r}>'

EnumType = EnumMeta

def _is_member(name, value):
    if name.startswith('_') or isinstance(value, (property, staticmethod, classmethod)):
        return False
    if isinstance(value, auto) or isinstance(value, type):
        return isinstance(value, auto)
    return not callable(value) and not hasattr(type(value), '__get__')

class Enum(metaclass=EnumMeta):
    _members_ = {}
    _unique_ = {}
    def __init_subclass__(cls, **kwargs):
        for base in cls.__mro__[1:]:
            if base.__dict__.get('_members_'):
                raise TypeError(f'<enum {cls.__name__!r}> cannot extend {base!r}')
        cls._members_ = {}
        cls._unique_ = {}
        values = []
        ignored = cls.__dict__.get('_ignore_', ())
        for name, value in list(cls.__dict__.items()):
            if not _is_member(name, value) or name in ignored:
                continue
            if isinstance(value, _Pending):
                value = value._resolve()
            elif isinstance(value, auto):
                value.value = cls._generate_next_value_(name, 1, len(cls._members_), list(values))
                value = value.value
            member = cls._made_of(name, value)
            values.append(member._value_)
            cls._members_[name] = member
            setattr(cls, name, member)
        cls._closed_ = True
    @classmethod
    def _made_of(cls, name, value):
        args = value if type(value) is tuple else (value,)
        maker = next((base for base in cls.__mro__ if '__new__' in base.__dict__), object)
        own = maker.__module__ != 'builtins' and maker is not object
        made = maker.__dict__['__new__'] if own else None
        if own:
            member = (made.__func__ if hasattr(made, '__func__') else made)(cls, *args)
            if not hasattr(member, '_value_'):
                member._value_ = value
        else:
            member = cls._make(value)
            member._value_ = value
        for known in cls._unique_.values():
            if known._value_ == member._value_:
                return known
        member._name_ = name
        member._sort_order_ = len(cls._unique_)
        starter = next((base for base in cls.__mro__ if '__init__' in base.__dict__), None)
        if starter is not None and starter.__module__ not in ('builtins', 'enum'):
            member.__init__(*args)
        cls._unique_[name] = member
        return member
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return max(last_values) + 1 if last_values else start
    @classmethod
    def _missing_(cls, value):
        return None
    @classmethod
    def _make(cls, value):
        for base in cls.__mro__:
            if base in (int, str, float, tuple, bytes):
                return base.__new__(cls, *value) if type(value) is tuple and base is not tuple else base.__new__(cls, value)
        return object.__new__(cls)
    @property
    def name(self):
        return self._name_
    @property
    def value(self):
        return self._value_
    def __hash__(self):
        return hash(self._name_)
    def __eq__(self, other):
        for base in type(self).__mro__:
            if base in (int, str, float, tuple, bytes):
                return base.__eq__(self, other)
        return True if self is other else NotImplemented
    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}: {self._value_!r}>'
    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'
    def __format__(self, spec):
        return format(str(self), spec)
    def __copy__(self):
        return self
    def __deepcopy__(self, memo):
        return self

class IntEnum(int, Enum):
    def __hash__(self):
        return hash(self._value_)
    def __str__(self):
        return str(self._value_)

class StrEnum(str, Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()
    def __hash__(self):
        return hash(self._value_)
    def __str__(self):
        return self._value_

class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()
STRICT, CONFORM, EJECT, KEEP = FlagBoundary

class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 1 << max(last_values).bit_length() if last_values else start
    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        every = 0
        for member in cls._unique_.values():
            every |= member._value_
        if value < 0:
            value = every + 1 + value
        if value & ~every or value < 0:
            raise ValueError(f'invalid value {value}')
        made = cls._make(value)
        made._value_ = value
        names = [member._name_ for member in cls._listed() if member._value_ & value]
        made._name_ = '|'.join(names) if names else None
        cls._unique_[value] = made
        return made
    def _other(self, other):
        return other._value_ if isinstance(other, Flag) else other if isinstance(other, int) and isinstance(self, int) else None
    def __or__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else type(self)(self._value_ | other)
    def __and__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else type(self)(self._value_ & other)
    def __xor__(self, other):
        other = self._other(other)
        return NotImplemented if other is None else type(self)(self._value_ ^ other)
    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__
    def __invert__(self):
        every = 0
        for member in type(self)._listed():
            every |= member._value_
        return type(self)(every & ~self._value_)
    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_
    def __iter__(self):
        return iter([member for member in type(self)._listed() if member._value_ & self._value_])
    def __len__(self):
        return bin(self._value_).count('1')
    def __bool__(self):
        return bool(self._value_)
    def __repr__(self):
        if self._name_ is None:
            return f'<{type(self).__name__}: {self._value_!r}>'
        return f'<{type(self).__name__}.{self._name_}: {self._value_!r}>'
    def __str__(self):
        return f'{type(self).__name__}({self._value_!r})' if self._name_ is None else f'{type(self).__name__}.{self._name_}'

def _flags(cls):
    return [member for member in cls._unique_.values() if member._value_ and member._value_ & (member._value_ - 1) == 0]
EnumMeta._listed = lambda cls: _flags(cls) if issubclass(cls, Flag) else list(cls._unique_.values())

class IntFlag(int, Flag):
    def __hash__(self):
        return hash(self._value_)
    def __str__(self):
        return str(self._value_)

def unique(cls):
    for name, member in cls._members_.items():
        if member._name_ != name:
            raise ValueError(f'duplicate values found in {cls!r}: {name} -> {member._name_}')
    return cls
`
