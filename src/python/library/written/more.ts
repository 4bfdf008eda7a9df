/** More modules of the standard library, written in Python, as far as programs about models use them. */

export const STRING = String.raw`
whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&' + "'()*+,-./:;<=>?@[\\]^_" + chr(96) + '{|}~'
printable = digits + ascii_letters + punctuation + whitespace
def capwords(s, sep=None):
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))
`

export const HEAPQ = `
def heappush(heap, item):
    heap.append(item)
    _down(heap, 0, len(heap) - 1)
def heappop(heap):
    last = heap.pop()
    if heap:
        first = heap[0]
        heap[0] = last
        _up(heap, 0)
        return first
    return last
def heapreplace(heap, item):
    first = heap[0]
    heap[0] = item
    _up(heap, 0)
    return first
def heappushpop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _up(heap, 0)
    return item
def heapify(x):
    for i in reversed(range(len(x) // 2)):
        _up(x, i)
def _down(heap, start, pos):
    new = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        if not new < heap[parent]:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = new
def _up(heap, pos):
    end = len(heap)
    start = pos
    new = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = new
    _down(heap, start, pos)
def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:n]
def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:n]
def merge(*iterables, key=None, reverse=False):
    return iter(sorted([x for it in iterables for x in it], key=key, reverse=reverse))
`

export const BISECT = `
def bisect_right(a, x, lo=0, hi=None, *, key=None):
    if lo < 0:
        raise ValueError('lo must be non-negative')
    hi = len(a) if hi is None else hi
    while lo < hi:
        mid = (lo + hi) // 2
        if x < (a[mid] if key is None else key(a[mid])):
            hi = mid
        else:
            lo = mid + 1
    return lo
def bisect_left(a, x, lo=0, hi=None, *, key=None):
    if lo < 0:
        raise ValueError('lo must be non-negative')
    hi = len(a) if hi is None else hi
    while lo < hi:
        mid = (lo + hi) // 2
        if (a[mid] if key is None else key(a[mid])) < x:
            lo = mid + 1
        else:
            hi = mid
    return lo
bisect = bisect_right
def insort_right(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)
def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)
insort = insort_right
`

export const TYPES = `
class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)
    def __repr__(self):
        return 'namespace(' + ', '.join(f'{name}={value!r}' for name, value in self.__dict__.items()) + ')'
    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, SimpleNamespace) else NotImplemented
def _function():
    yield
FunctionType = LambdaType = type(_function)
GeneratorType = type(_function())
BuiltinFunctionType = BuiltinMethodType = type(len)
MethodType = type(SimpleNamespace().__init__)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return type(name, bases, namespace)
`

export const NUMBERS = `
from abc import ABCMeta as _ABCMeta
class Number(metaclass=_ABCMeta):
    pass
class Complex(Number):
    pass
class Real(Complex):
    pass
class Rational(Real):
    pass
class Integral(Rational):
    pass
Real.register(float)
Integral.register(int)
Number.register(float)
Number.register(int)
Complex.register(float)
Complex.register(int)
Real.register(int)
Rational.register(int)
`

/** What `operator` has beyond what is written in our own language. */
export const OPERATOR = `
def methodcaller(name, /, *args, **kwargs):
    return lambda obj: getattr(obj, name)(*args, **kwargs)
def contains(a, b):
    return b in a
def concat(a, b):
    return a + b
def setitem(a, b, c):
    a[b] = c
def delitem(a, b):
    del a[b]
def is_(a, b):
    return a is b
def is_not(a, b):
    return a is not b
def countOf(a, b):
    return sum(1 for x in a if x is b or x == b)
def indexOf(a, b):
    for i, x in enumerate(a):
        if x is b or x == b:
            return i
    raise ValueError('sequence.index(x): x not in sequence')
def length_hint(obj, default=0):
    return len(obj) if hasattr(obj, '__len__') else default
def iadd(a, b):
    a += b
    return a
def isub(a, b):
    a -= b
    return a
def imul(a, b):
    a *= b
    return a
def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)
`
