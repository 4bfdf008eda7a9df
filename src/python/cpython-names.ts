/** Names of CPython 3.11, written by test/python/record_names.py. */

/** Attributes of built-in types, beside those of `object`. */
export const TYPE_NAMES: ReadonlyMap<string, string> = new Map([
  [
    'object',
    '__class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__ __hash__ __init__ __init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__ __subclasshook__',
  ],
  [
    'type',
    '__abstractmethods__ __annotations__ __base__ __bases__ __basicsize__ __call__ __dict__ __dictoffset__ __flags__ __instancecheck__ __itemsize__ __module__ __mro__ __name__ __or__ __prepare__ __qualname__ __ror__ __subclasscheck__ __subclasses__ __text_signature__ __weakrefoffset__ mro',
  ],
  [
    'int',
    '__abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getnewargs__ __index__ __int__ __invert__ __lshift__ __mod__ __mul__ __neg__ __or__ __pos__ __pow__ __radd__ __rand__ __rdivmod__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__ __truediv__ __trunc__ __xor__ as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real to_bytes',
  ],
  [
    'float',
    '__abs__ __add__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __getformat__ __getnewargs__ __int__ __mod__ __mul__ __neg__ __pos__ __pow__ __radd__ __rdivmod__ __rfloordiv__ __rmod__ __rmul__ __round__ __rpow__ __rsub__ __rtruediv__ __sub__ __truediv__ __trunc__ as_integer_ratio conjugate fromhex hex imag is_integer real',
  ],
  [
    'str',
    '__add__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__ __rmod__ __rmul__ capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill',
  ],
  [
    'bytes',
    '__add__ __bytes__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__ __rmod__ __rmul__ capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill',
  ],
  [
    'list',
    '__add__ __class_getitem__ __contains__ __delitem__ __getitem__ __iadd__ __imul__ __iter__ __len__ __mul__ __reversed__ __rmul__ __setitem__ append clear copy count extend index insert pop remove reverse sort',
  ],
  [
    'tuple',
    '__add__ __class_getitem__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mul__ __rmul__ count index',
  ],
  [
    'dict',
    '__class_getitem__ __contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ __reversed__ __ror__ __setitem__ clear copy fromkeys get items keys pop popitem setdefault update values',
  ],
  [
    'set',
    '__and__ __class_getitem__ __contains__ __iand__ __ior__ __isub__ __iter__ __ixor__ __len__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__ add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update union update',
  ],
  [
    'frozenset',
    '__and__ __class_getitem__ __contains__ __iter__ __len__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__ copy difference intersection isdisjoint issubset issuperset symmetric_difference union',
  ],
  ['range', '__bool__ __contains__ __getitem__ __iter__ __len__ __reversed__ count index start step stop'],
  ['slice', 'indices start step stop'],
  [
    'property',
    '__delete__ __get__ __isabstractmethod__ __set__ __set_name__ deleter fdel fget fset getter setter',
  ],
  [
    'function',
    '__annotations__ __builtins__ __call__ __closure__ __code__ __defaults__ __dict__ __get__ __globals__ __kwdefaults__ __module__ __name__ __qualname__',
  ],
  ['builtin_function_or_method', '__call__ __module__ __name__ __qualname__ __self__ __text_signature__'],
  ['builtin_function_or_method', '__call__ __module__ __name__ __qualname__ __self__ __text_signature__'],
  ['NoneType', '__bool__'],
  [
    'module',
    'AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType CodeType CoroutineType DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType GenericAlias GetSetDescriptorType LambdaType MappingProxyType MemberDescriptorType MethodDescriptorType MethodType MethodWrapperType ModuleType NoneType NotImplementedType SimpleNamespace TracebackType UnionType WrapperDescriptorType __all__ __builtins__ __cached__ __file__ __loader__ __name__ __package__ __spec__ coroutine new_class prepare_class resolve_bases',
  ],
  [
    'generator',
    '__del__ __iter__ __name__ __next__ __qualname__ close gi_code gi_frame gi_running gi_suspended gi_yieldfrom send throw',
  ],
  [
    'dict_keys',
    '__and__ __contains__ __iter__ __len__ __or__ __rand__ __reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__ isdisjoint mapping',
  ],
  [
    'dict_items',
    '__and__ __contains__ __iter__ __len__ __or__ __rand__ __reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__ isdisjoint mapping',
  ],
  ['dict_values', '__iter__ __len__ __reversed__ mapping'],
  [
    'BaseException',
    '__cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args with_traceback',
  ],
  [
    'OSError',
    '__cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args characters_written errno filename filename2 strerror with_traceback',
  ],
  [
    'SyntaxError',
    '__cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args end_lineno end_offset filename lineno msg offset print_file_and_line text with_traceback',
  ],
  [
    'UnicodeDecodeError',
    '__cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args encoding end object reason start with_traceback',
  ],
  [
    'UnicodeEncodeError',
    '__cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args encoding end object reason start with_traceback',
  ],
  [
    'ImportError',
    '__cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args msg name path with_traceback',
  ],
  [
    'NameError',
    '__cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args name with_traceback',
  ],
  [
    'AttributeError',
    '__cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args name obj with_traceback',
  ],
  [
    'StopIteration',
    '__cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args value with_traceback',
  ],
  [
    'SystemExit',
    '__cause__ __context__ __dict__ __setstate__ __suppress_context__ __traceback__ add_note args code with_traceback',
  ],
  [
    'ExceptionGroup',
    '__cause__ __class_getitem__ __context__ __dict__ __module__ __setstate__ __suppress_context__ __traceback__ __weakref__ add_note args derive exceptions message split subgroup with_traceback',
  ],
])

/** What modules of the standard library hold. */
export const MODULE_NAMES: ReadonlyMap<string, string> = new Map([
  [
    'math',
    '__doc__ __file__ __loader__ __name__ __package__ __spec__ acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt tan tanh tau trunc ulp',
  ],
  [
    'itertools',
    '__doc__ __loader__ __name__ __package__ __spec__ accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest',
  ],
  [
    'functools',
    'GenericAlias RLock WRAPPER_ASSIGNMENTS WRAPPER_UPDATES __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ cache cached_property cmp_to_key get_cache_token lru_cache namedtuple partial partialmethod recursive_repr reduce singledispatch singledispatchmethod total_ordering update_wrapper wraps',
  ],
  [
    'operator',
    '__abs__ __add__ __all__ __and__ __builtins__ __cached__ __call__ __concat__ __contains__ __delitem__ __doc__ __eq__ __file__ __floordiv__ __ge__ __getitem__ __gt__ __iadd__ __iand__ __iconcat__ __ifloordiv__ __ilshift__ __imatmul__ __imod__ __imul__ __index__ __inv__ __invert__ __ior__ __ipow__ __irshift__ __isub__ __itruediv__ __ixor__ __le__ __loader__ __lshift__ __lt__ __matmul__ __mod__ __mul__ __name__ __ne__ __neg__ __not__ __or__ __package__ __pos__ __pow__ __rshift__ __setitem__ __spec__ __sub__ __truediv__ __xor__ abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter itruediv ixor le length_hint lshift lt matmul methodcaller mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor',
  ],
  [
    'collections',
    'ChainMap Counter OrderedDict UserDict UserList UserString __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __path__ __spec__ abc defaultdict deque namedtuple',
  ],
  [
    'collections.abc',
    'AsyncGenerator AsyncIterable AsyncIterator Awaitable ByteString Callable Collection Container Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping MutableSequence MutableSet Reversible Sequence Set Sized ValuesView __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__',
  ],
  [
    'dataclasses',
    'Field FrozenInstanceError FunctionType GenericAlias InitVar KW_ONLY MISSING __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ abc asdict astuple builtins copy dataclass field fields functools inspect is_dataclass itertools keyword make_dataclass re replace sys types',
  ],
  [
    'typing',
    'ABCMeta AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO ByteString CT_co Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine Counter DefaultDict Deque Dict EXCLUDED_ATTRIBUTES Final ForwardRef FrozenSet Generator Generic GenericAlias Hashable IO ItemsView Iterable Iterator KT KeysView List Literal LiteralString Mapping MappingView Match MethodDescriptorType MethodWrapperType MutableMapping MutableSequence MutableSet NamedTuple NamedTupleMeta Never NewType NoReturn NotRequired Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol Required Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound T TYPE_CHECKING T_co T_contra Text TextIO Tuple Type TypeAlias TypeGuard TypeVar TypeVarTuple TypedDict Union Unpack VT VT_co V_co ValuesView WrapperDescriptorType __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ abstractmethod assert_never assert_type cast clear_overloads collections contextlib dataclass_transform defaultdict final functools get_args get_origin get_overloads get_type_hints io is_typeddict no_type_check no_type_check_decorator operator overload re reveal_type runtime_checkable stdlib_re sys types warnings',
  ],
  [
    'enum',
    'CONFORM CONTINUOUS DynamicClassAttribute EJECT Enum EnumCheck EnumMeta EnumType Flag FlagBoundary IntEnum IntFlag KEEP MappingProxyType NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ auto bin bltns global_enum global_enum_repr global_flag_repr global_str member nonmember pickle_by_enum_name pickle_by_global_name property reduce show_flag_values sys unique verify',
  ],
  [
    'abc',
    'ABC ABCMeta __builtins__ __doc__ __file__ __loader__ __name__ __package__ __spec__ abstractclassmethod abstractmethod abstractproperty abstractstaticmethod get_cache_token update_abstractmethods',
  ],
  [
    'contextlib',
    'AbstractAsyncContextManager AbstractContextManager AsyncContextDecorator AsyncExitStack ContextDecorator ExitStack GenericAlias MethodType __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ abc aclosing asynccontextmanager chdir closing contextmanager deque nullcontext os redirect_stderr redirect_stdout suppress sys wraps',
  ],
  [
    'copy',
    'Error __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ copy deepcopy dispatch_table error',
  ],
  [
    'string',
    'Formatter Template __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable punctuation whitespace',
  ],
  [
    'heapq',
    '__about__ __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest',
  ],
  [
    'bisect',
    '__builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ bisect bisect_left bisect_right insort insort_left insort_right',
  ],
  [
    'json',
    'JSONDecodeError JSONDecoder JSONEncoder __all__ __author__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __path__ __spec__ __version__ codecs decoder detect_encoding dump dumps encoder load loads scanner',
  ],
  [
    'os.path',
    '__all__ __builtins__ __doc__ __file__ __loader__ __name__ __package__ __spec__ abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists expanduser expandvars extsep genericpath getatime getctime getmtime getsize isabs isdir isfile islink ismount join lexists normcase normpath os pardir pathsep realpath relpath samefile sameopenfile samestat sep split splitdrive splitext stat supports_unicode_filenames sys',
  ],
  [
    'types',
    'AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType CodeType CoroutineType DynamicClassAttribute EllipsisType FrameType FunctionType GeneratorType GenericAlias GetSetDescriptorType LambdaType MappingProxyType MemberDescriptorType MethodDescriptorType MethodType MethodWrapperType ModuleType NoneType NotImplementedType SimpleNamespace TracebackType UnionType WrapperDescriptorType __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ coroutine new_class prepare_class resolve_bases',
  ],
  [
    'numbers',
    'ABCMeta Complex Integral Number Rational Real __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ abstractmethod',
  ],
  [
    'argparse',
    'Action ArgumentDefaultsHelpFormatter ArgumentError ArgumentParser ArgumentTypeError BooleanOptionalAction FileType HelpFormatter MetavarTypeHelpFormatter Namespace ONE_OR_MORE OPTIONAL PARSER REMAINDER RawDescriptionHelpFormatter RawTextHelpFormatter SUPPRESS ZERO_OR_MORE __all__ __builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__ __version__ ngettext warnings',
  ],
])

/** What every program finds without importing it; the last ones are added by `site`. */
export const BUILTIN_NAMES: ReadonlySet<string> = new Set(
  'ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError __build_class__ __debug__ __doc__ __import__ __loader__ __name__ __package__ __spec__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip copyright credits exit help license quit'.split(
    ' ',
  ),
)
