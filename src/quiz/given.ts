/**
 * What a post says of values that its code leaves open: "The images are 40 by 40 pixels with one channel." beside
 * `X_train.shape[1:]`, or the output of `X_train.shape`. Taken only where the post says it once, and completely.
 */
import type { Span } from '../span.js'
import { namesOf } from './program.js'
import { fileSpan, type Given, type Program, type Remark } from './question.js'

/** Uses of a shape that need no number of samples, which prose rarely gives. */
const WITHOUT_SAMPLES = /^\s*\[\s*(?:[1-9]|-[1-9]|1\s*:\s*\d?|-\d\s*:)\s*\]/
const SHAPE_USE = /\b([A-Za-z_]\w*)\.shape\b/g
/** `x.shape  # (60000, 28, 28, 1)`: a comment that shows the value. */
const COMMENTED = /\b([A-Za-z_]\w*)\.shape\b\)?[ \t]*#[ \t]*(?:->|=>|→|==?)?[ \t]*\(([\d_, ]+)\)/g
const SAMPLE =
  /\b(?:images?|pictures?|photos?|photographs?|frames?|scans?|tiles?|patches|crops?|thumbnails?|digits?|screenshots?|micrographs?|drawings?)\b/i
const SIZE =
  /(?<![\w.,])(\d{1,5})\s*(?:x|×|by|\*)\s*(\d{1,5})(?:\s*(?:x|×|by|\*)\s*(\d{1,4}))?(?![\w]|[.,]\d)/gi
const CHANNELS: readonly (readonly [RegExp, number])[] = [
  [/\bRGBA\b/, 4],
  [/\bRGB\b|\bcolou?r(?:ed)?\b|\bcolou?r\s+channels?\b/i, 3],
  [
    /\bgr[ae]y-?\s?scale\b|\bblack[- ]and[- ]white\b|\bmonochrome\b|\b(?:one|1|a\s+single|single)[- ]channel/i,
    1,
  ],
  [/\b(?:two|2)\s+channels\b/i, 2],
  [/\b(?:three|3)\s+(?:colou?r\s+)?channels\b/i, 3],
  [/\b(?:four|4)\s+channels\b/i, 4],
]
const FEATURES =
  /\b(\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:\w+\s+)?(?:features|columns|variables|attributes|predictors|measurements)\b/gi
const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

interface Said {
  readonly shape: readonly (number | null)[]
  readonly span: Span
}

/** The shapes that the post gives to names of its programs. */
export function findGiven(programs: readonly Program[], remarks: readonly Remark[]): readonly Given[] {
  const wanted = new Set<string>()
  const given = new Map<string, Given>()
  const bound = new Set<string>()
  for (const { text } of programs) for (const name of namesOf(text).bound) bound.add(name)
  for (const program of programs)
    for (const { name, shape, at } of commented(program.text))
      if (!bound.has(name))
        given.set(name, { name: `${name}.shape`, value: shape, span: fileSpan(program, at) })
  for (const { text } of programs)
    for (const match of text.matchAll(SHAPE_USE)) {
      const name = match[1] ?? ''
      if (bound.has(name) || name === 'self' || given.has(name)) continue
      wanted.add(name)
    }
  for (const name of [...wanted])
    if (!programs.every(({ text }) => usesSampleOnly(text, name))) wanted.delete(name)
  for (const said of outputs(programs, remarks)) given.set(said.name.replace(/\.shape$/, ''), said)
  const prose = remarks.filter(({ explains, kind }) => !explains && kind !== 'code' && kind !== 'math')
  const said = onlyOne(prose.flatMap(shapesIn))
  if (said)
    for (const name of wanted)
      if (!given.has(name) && /^[xX](?:_|$)|train|image|img|data|input/i.test(name))
        given.set(name, { name: `${name}.shape`, value: said.shape, span: said.span })
  return [...given.values()]
}

function usesSampleOnly(text: string, name: string): boolean {
  for (const match of text.matchAll(SHAPE_USE)) {
    if (match[1] !== name) continue
    if (!WITHOUT_SAMPLES.test(text.slice(match.index + match[0].length))) return false
  }
  return true
}

function commented(
  text: string,
): readonly { readonly name: string; readonly shape: readonly number[]; readonly at: Span }[] {
  return [...text.matchAll(COMMENTED)].map((match) => ({
    name: match[1] ?? '',
    shape: numbers(match[2] ?? ''),
    at: { start: match.index, end: match.index + match[0].length },
  }))
}

function numbers(text: string): readonly number[] {
  return text
    .split(',')
    .map((part) => part.replace(/[_\s]/g, ''))
    .filter((part) => /^\d{1,9}$/.test(part))
    .map(Number)
}

/** A block that ends in `x.shape`, with the block of output right after it. */
function outputs(programs: readonly Program[], remarks: readonly Remark[]): readonly Given[] {
  const found: Given[] = []
  const shown = remarks.filter(({ kind }) => kind === 'code')
  for (const { text, blocks } of programs)
    for (const block of blocks) {
      const last = block.node.value.trimEnd().split(/\r?\n/).at(-1) ?? ''
      const name = /^(?:print\()?\s*([A-Za-z_]\w*)\.shape\s*\)?$/.exec(last.trim())?.[1]
      if (name === undefined || namesOf(text).bound.has(name)) continue
      const output = shown.find(({ node }) => {
        const start = node.position?.start.line ?? 0
        const end = block.node.position?.end.line ?? 0
        return start > end && start - end <= 2
      })
      const tuple = /^\s*\(([\d_, ]+)\)\s*$/.exec(output?.utterance.text ?? '')
      const at = output?.utterance.pieces[0]?.at
      if (tuple?.[1] !== undefined && at)
        found.push({ name: `${name}.shape`, value: numbers(tuple[1]), span: at })
    }
  return found
}

/** The sample shapes that a paragraph states, sentence by sentence. */
function shapesIn(remark: Remark): readonly Said[] {
  const { text, pieces } = remark.utterance
  const span = { start: pieces[0]?.at.start ?? 0, end: pieces.at(-1)?.at.end ?? 0 }
  const said: Said[] = []
  for (const sentence of text.split(/(?<=[.!?])\s+/)) {
    const sizes = [...sentence.matchAll(SIZE)]
    if (SAMPLE.test(sentence))
      for (const size of sizes) {
        const channels = size[3] === undefined ? channelsIn(sentence) : Number(size[3])
        if (channels !== null) said.push({ shape: [null, Number(size[1]), Number(size[2]), channels], span })
        // A size without channels may be another one: then nothing is certain.
        else said.push({ shape: [], span })
      }
    else if (sizes.length === 0)
      for (const features of sentence.matchAll(FEATURES)) {
        const word = (features[1] ?? '').toLowerCase()
        const count = /^\d/.test(word) ? Number(word) : WORDS.indexOf(word)
        said.push({ shape: [null, count], span })
      }
  }
  return said
}

function channelsIn(sentence: string): number | null {
  const found = new Set(CHANNELS.filter(([words]) => words.test(sentence)).map(([, count]) => count))
  return found.size === 1 ? ([...found][0] ?? null) : null
}

function onlyOne(said: readonly Said[]): Said | null {
  const first = said[0]
  if (!first || first.shape.length === 0) return null
  return said.every(({ shape }) => shape.join() === first.shape.join()) ? first : null
}
