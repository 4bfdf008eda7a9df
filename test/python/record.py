"""Records what CPython makes of the snippets under snippets/: run it with `python3 test/python/record.py`.

Each snippet runs by itself. What is kept: `repr` of every module-level name that holds data, or, after an error, of those bound before it,
and of the error its class, the line of its innermost place in the snippet, and the line of the statement at module level.
"""
import contextlib
import io
import json
import pathlib
import re
import sys
import types

HERE = pathlib.Path(__file__).parent
KEEPS_NO_ADDRESS = re.compile(r' at 0x|^<(function|module|class|bound|built-in|generator|method)')


def snippets():
    for line in (HERE / 'snippets/expressions.txt').read_text('utf8').replace("f'''{\n3}'''", "f'{3}'").splitlines():
        if line.strip():
            yield f'r = {line}\n' if not line.startswith('*') else f'r = {line},\n'
    for block in re.split(r'^====\n', (HERE / 'snippets/programs.txt').read_text('utf8'), flags=re.M):
        yield block


def data(value):
    return not isinstance(value, (types.FunctionType, types.ModuleType, type, types.BuiltinFunctionType, types.GeneratorType))


def run(source):
    names = {'__name__': '__main__'}
    record = {'source': source}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, '<snippet>', 'exec', dont_inherit=True), names)
    except SyntaxError as error:
        record['error'] = {'class': type(error).__name__, 'line': error.lineno}
        if error.filename != '<snippet>':
            record['error'].pop('line')
        return record
    except BaseException as error:
        trace, lines = error.__traceback__, []
        while trace:
            if trace.tb_frame.f_code.co_filename == '<snippet>':
                lines.append(trace.tb_lineno)
            trace = trace.tb_next
        if type(error).__name__ == 'RecursionError':
            lines = lines[:1]
        record['error'] = {'class': type(error).__name__, 'line': lines[-1], 'outer': lines[0]}
    values = {}
    for name, value in names.items():
        if name.startswith('__') or not data(value):
            continue
        try:
            text = repr(value)
        except Exception:
            continue
        if not KEEPS_NO_ADDRESS.search(text):
            values[name] = text
    record['values'] = values
    return record


sys.setrecursionlimit(1000)
with open(HERE / 'recorded.jsonl', 'w', encoding='utf8') as out:
    for source in snippets():
        # A name like a built-in's in one snippet stays in it: each has globals of its own.
        out.write(json.dumps(run(source), ensure_ascii=False) + '\n')
