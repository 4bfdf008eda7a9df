"""Records what numpy 2 makes of snippets/numpy.txt and of snippets/preprocessing.txt: run it with a Python that has numpy, `python test/python/record_numpy.py`."""
import json
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent

with open(HERE / 'recorded-numpy.jsonl', 'w', encoding='utf8') as out:
    for line in (HERE / 'snippets/numpy.txt').read_text('utf8').splitlines():
        record = {'source': f'import numpy as np\nr = {line}\n'}
        try:
            record['values'] = {'r': repr(eval(line, {'np': np}))}
        except Exception as error:
            found = next(one for one in type(error).__mro__ if one.__module__ == 'builtins')
            record['error'] = {'class': found.__name__, 'line': 2, 'outer': 2}
            record['values'] = {}
        out.write(json.dumps(record) + '\n')

DATA = (
    'import numpy as np\nX = np.random.rand(20, 8, 8, 3)\nY = np.random.rand(20)\nP = np.random.rand(6, 6)\n'
)

with open(HERE / 'recorded-preprocessing.jsonl', 'w', encoding='utf8') as out:
    for line in (HERE / 'snippets/preprocessing.txt').read_text('utf8').splitlines():
        names = {}
        exec(DATA + line, names)
        out.write(json.dumps({'source': f'{DATA}{line}\n', 'values': {'r': repr(names['r'])}}) + '\n')
