/** `enum`, written in Python. */
export const ENUM = `
class auto:
    pass

class EnumMeta(type):
    def __iter__(cls):
        return iter(list(cls._unique_.values()))
    def __len__(cls):
        return len(cls._unique_)
    def __getitem__(cls, name):
        return cls._members_[name]
    def __contains__(cls, value):
        return any(value is member or member._value_ == value for member in cls._unique_.values())
    def __call__(cls, value):
        for member in cls._unique_.values():
            if member._value_ == value:
                return member
        raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
    @property
    def __members__(cls):
        return dict(cls._members_)

EnumType = EnumMeta

def _is_member(name, value):
    if name.startswith('_') or isinstance(value, (property, staticmethod, classmethod)):
        return False
    return not callable(value) or isinstance(value, auto)

class Enum(metaclass=EnumMeta):
    _members_ = {}
    _unique_ = {}
    def __init_subclass__(cls, **kwargs):
        cls._members_ = {}
        cls._unique_ = {}
        last = 0
        for name, value in list(cls.__dict__.items()):
            if not _is_member(name, value):
                continue
            if isinstance(value, auto):
                value = cls._generate_next_value_(name, 1, len(cls._members_), [last] if cls._members_ else [])
            last = value
            known = [member for member in cls._unique_.values() if member._value_ == value]
            if known:
                member = known[0]
            else:
                member = cls._make(value)
                member._value_ = value
                member._name_ = name
                cls._unique_[name] = member
                if type(value) is tuple and '__init__' in cls.__dict__:
                    member.__init__(*value)
                elif '__init__' in cls.__dict__:
                    member.__init__(value)
            cls._members_[name] = member
            setattr(cls, name, member)
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return last_values[-1] + 1 if last_values else start
    @classmethod
    def _make(cls, value):
        return object.__new__(cls)
    @property
    def name(self):
        return self._name_
    @property
    def value(self):
        return self._value_
    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}: {self._value_!r}>'
    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

class IntEnum(int, Enum):
    @classmethod
    def _make(cls, value):
        return int.__new__(cls, value)
    def __str__(self):
        return str(self._value_)

class StrEnum(str, Enum):
    @classmethod
    def _make(cls, value):
        return str.__new__(cls, value)
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()
    def __str__(self):
        return self._value_

class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return last_values[-1] * 2 if last_values else start

class IntFlag(IntEnum):
    pass

def unique(cls):
    return cls
`
