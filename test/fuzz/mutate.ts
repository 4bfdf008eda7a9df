/** Posts as nobody wrote them: real ones, cut up and put together again by a seeded generator. */

/** A generator of numbers in [0, 1) that a seed determines (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Pieces that mean something to one of the stages. */
const PIECES = [
  '---\n',
  '---js\n',
  ':::',
  ':::{.callout-note collapse="true"}\n',
  '\n::: {.solution}\n',
  '```python\n',
  '```',
  '~~~',
  '1. ',
  'a) ',
  '- [x] ',
  '> ',
  '<details>',
  '<!-- quizproof-ignore wrong-answer: x -->',
  '[x]{check="params(\'conv2d\') == 320"}',
  '[x]{unchecked="y"}',
  'Answer: 3, 4',
  'None of them.',
  'All but 2.',
  'model = keras.Sequential([',
  'model.add(layers.Dense(10))',
  'x = Dense(3)(x)',
  'while True: pass',
  'def f(): return f()',
  '10 ** 10 ** 10',
  'Which of these is correct?',
  'If the padding were "same", ',
  ' not ',
  ' has 18,496 parameters.',
  '26x26x32 = 21,632',
  '99999999999999999999999',
  '-1',
  '0',
  '\0',
  '\r\n',
  '\uFEFF',
  '\u202E',
  '\ud800',
  '🙂',
  '$$',
  '|a|b|\n|-|-|\n',
  '\t',
  '&#x0;',
  '\\',
  '{{< include x >}}',
  '__proto__: 1\n',
] as const

/** Changes of one kind: cut, double, move, swap, insert. */
const MAX_CHANGES = 6

/** Blocks of a fragment. */
const MAX_BLOCKS = 7

/** A few blocks of some of the texts, in any order and mutated: short, and full of what the stages look for. */
export function fragment(texts: readonly string[], seed: number): string {
  const random = generator(seed)
  const below = (n: number) => Math.floor(random() * n)
  const blocks: string[] = []
  const count = 1 + below(MAX_BLOCKS)
  for (let i = 0; i < count; i++) {
    const of = (texts[below(texts.length)] ?? '').split(/\n{2,}/u)
    const from = below(of.length)
    blocks.push(...of.slice(from, from + 1 + below(3)))
  }
  const whole = blocks.join(below(8) === 0 ? '\n' : '\n\n')
  return below(4) === 0 ? whole : mutant([whole, ...blocks], seed + 1)
}

/** A mutant of one or two of the texts; the same for the same seed. */
export function mutant(texts: readonly string[], seed: number): string {
  const random = generator(seed)
  const below = (n: number) => Math.floor(random() * n)
  const one = <T>(list: readonly T[]): T | undefined => list[below(list.length)]
  let text = one(texts) ?? ''
  const changes = 1 + below(MAX_CHANGES)
  for (let i = 0; i < changes; i++) {
    const from = below(text.length + 1)
    const until = Math.min(text.length, from + below(60))
    const cut = text.slice(from, until)
    const at = below(text.length + 1)
    switch (below(6)) {
      case 0:
        text = text.slice(0, from) + text.slice(until)
        break
      case 1:
        text = text.slice(0, from) + cut + text.slice(from)
        break
      case 2:
        text = text.slice(0, at) + cut + text.slice(at)
        break
      case 3:
        text = text.slice(0, at) + (one(PIECES) ?? '').repeat(1 + below(3)) + text.slice(at)
        break
      case 4: {
        const other = one(texts) ?? ''
        text = text.slice(0, at) + other.slice(below(other.length + 1))
        break
      }
      default:
        text = text.slice(0, from) + String(below(100_000)) + text.slice(until)
    }
  }
  return text
}
