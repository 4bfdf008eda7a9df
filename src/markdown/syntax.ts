/**
 * The micromark extension for fenced divs. A fence is a leaf of the flow; `pair.ts` makes containers of the leaves
 * once the tree is there, so that fences nest in lists and quotes and never fire inside code.
 */
import { markdownLineEnding, markdownSpace } from 'micromark-util-character'
import type {
  Code,
  Construct,
  Event,
  Extension,
  Resolver,
  State,
  Token,
  TokenizeContext,
  Tokenizer,
} from 'micromark-util-types'
import { type Closer, isCloser, type Opener, readOpener } from './fence.js'
import { htmlBeforeFences } from './html-flow.js'
import { label } from './label.js'
import { openDivs } from './open-divs.js'
import type { SourceLine } from './source-line.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    fencedDivFence: 'fencedDivFence'
    fencedDivData: 'fencedDivData'
  }
  interface Token {
    /** Of a `fencedDivFence`: what it says, and the lines it was read from. */
    _fencedDiv?: { readonly fence: Opener | Closer; readonly lines: readonly SourceLine[] }
  }
}

const DOLLAR = 36
const COLON = 58
const LESS_THAN = 60
const OPEN_BRACKET = 91

/** The longest run of lines that one opener's attributes may take. Real ones take up to six; each line is read again. */
export const MAX_FENCE_LINES = 64

/** UTF-16 units looked at to tell definitions from a paragraph. */
const MAX_NO_PARAGRAPH = 4000
/** Link definitions, one a line. */
const DEFINITIONS =
  /^(?: {0,3}\[(?!\^)[^[\]\\]+\]:[ \t]*(?:<[^<>\r\n]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"\r\n]*"|'[^'\r\n]*'))?[ \t]*(?:[\r\n]+|$))+$/
/** Commands of TeX, one a line. */
const TEX = /^(?:\\[a-zA-Z]+\*?(?:\[[^\]\r\n]*\]|\{[^{}\r\n]*\})*[ \t]*(?:[\r\n]+|$))+$/

/** Pandoc's fenced divs, and the container directives that are spelled like them. Add it after other extensions. */
export function fencedDiv(): Extension {
  return {
    // These constructs are concrete: a line within them is hidden from the tokenizer of containers.
    document: { [COLON]: observer, [LESS_THAN]: observer, [DOLLAR]: observer },
    flow: { [COLON]: fence, ...htmlBeforeFences().flow },
  }
}

/** Matches nothing: it only sees the tokenizer of containers, which flow constructs cannot reach. */
const observer: Construct = {
  name: 'fencedDivObserver',
  tokenize(_effects, _ok, nok) {
    openDivs(this.parser).observe(this)
    return nok
  },
}

const fence: Construct = {
  name: 'fencedDiv',
  concrete: true,
  tokenize: tokenizeFence,
  resolveTo: commitFence,
}

/** Called once a fence is there to stay, not while it is only tried. */
function commitFence(events: Event[], context: TokenizeContext): ReturnType<Resolver> {
  const token = events.at(-1)?.[1]
  if (token?._fencedDiv) {
    const divs = openDivs(context.parser)
    const isLazy = context.parser.lazy[token.start.line] === true
    divs.commit(token._fencedDiv.fence.kind, token.start.offset, isLazy)
  }
  return events
}

function tokenizeFence(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const context = this
  const divs = openDivs(context.parser)
  const lines: SourceLine[] = []
  let text = ''
  let firstLine = ''
  let lineStart = context.now()
  let labelEnd: number | null = null
  let colons = 0
  let inData = false
  let token: Token
  return start

  function start(code: Code): State | undefined {
    // Pandoc knows no indentation of fences.
    if (context.events.at(-1)?.[1].type === 'linePrefix') return nok(code)
    token = effects.enter('fencedDivFence')
    lineStart = context.now()
    return sequence(code)
  }

  function consume(code: Code): void {
    if (!inData) effects.enter('fencedDivData')
    inData = true
    effects.consume(code)
  }

  function leave(): void {
    if (inData) effects.exit('fencedDivData')
    inData = false
  }

  function sequence(code: Code): State | undefined {
    if (code === COLON) {
      colons++
      consume(code)
      return sequence
    }
    if (colons < 3) return nok(code)
    return inName(code)
  }

  /** What stands directly behind the colons, up to where a label may start. */
  function inName(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return atFirstLineEnd(code)
    if (markdownSpace(code)) return inLine(code)
    if (code === OPEN_BRACKET) {
      leave()
      return effects.attempt(label, afterLabel, inLine)(code)
    }
    consume(code)
    return inName
  }

  function afterLabel(code: Code): State | undefined {
    labelEnd = context.now().offset - lineStart.offset
    return inLine(code)
  }

  function inLine(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return atFirstLineEnd(code)
    consume(code)
    return inLine
  }

  function atFirstLineEnd(code: Code): State | undefined {
    leave()
    addLine()
    if (isCloser(text)) return isClosed() ? finish({ kind: 'closer' })(code) : nok(code)
    // An opener never ends a paragraph, but a run of lines that Pandoc does not take for one.
    if ((context.interrupt && !afterNoParagraph()) || !divs.hasRoom()) return nok(code)
    const read = readOpener(text, labelEnd, true)
    if (read !== 'more') return read ? finish(read)(code) : nok(code)
    firstLine = text
    return effects.attempt({ tokenize: tokenizeMoreLines, partial: true }, atEnd, atOneLine)(code)
  }

  function afterNoParagraph(): boolean {
    const content = context.events.findLast(([kind, { type }]) => kind === 'enter' && type === 'content')?.[1]
    if (
      !content ||
      context.parser.lazy[lineStart.line] ||
      lineStart.offset - content.start.offset > MAX_NO_PARAGRAPH
    )
      return false
    const before = context.sliceSerialize({ start: content.start, end: lineStart }).trimEnd()
    return DEFINITIONS.test(before) || TEX.test(before)
  }

  function isClosed(): boolean {
    return context.interrupt || context.parser.lazy[lineStart.line] === true ? divs.any() : divs.here()
  }

  function addLine(): void {
    lines.push({ from: text.length, at: lineStart.offset })
    const end = context.now()
    if (end.offset > lineStart.offset) text += context.sliceSerialize({ start: lineStart, end })
  }

  /** Attributes that run over several lines. */
  function tokenizeMoreLines(this: TokenizeContext, ...[inner, done, failed]: Parameters<Tokenizer>): State {
    return lineEnd

    function lineEnd(code: Code): State | undefined {
      if (code === null || lines.length >= MAX_FENCE_LINES) return failed(code)
      inner.enter('lineEnding')
      inner.consume(code)
      const ending = inner.exit('lineEnding')
      text += context.sliceSerialize(ending)
      return nextLine
    }

    function nextLine(code: Code): State | undefined {
      lineStart = context.now()
      if (context.parser.lazy[lineStart.line]) return failed(code)
      return inNextLine(code)
    }

    function inNextLine(code: Code): State | undefined {
      if (code !== null && !markdownLineEnding(code)) {
        consume(code)
        return inNextLine
      }
      leave()
      addLine()
      const read = readOpener(text, null, true)
      if (read === 'more') return lineEnd(code)
      return read?.spelling === 'attributes' ? done(code) : failed(code)
    }
  }

  function atEnd(code: Code): State | undefined {
    const read = readOpener(text, null)
    return read && read !== 'more' ? finish(read)(code) : nok(code)
  }

  /** What seemed to go on does not: the first line by itself. */
  function atOneLine(code: Code): State | undefined {
    lines.length = 1
    text = firstLine
    return atEnd(code)
  }

  function finish(found: Opener | Closer): State {
    return (code) => {
      effects.exit('fencedDivFence')
      token._fencedDiv = { fence: found, lines: [...lines] }
      return ok(code)
    }
  }
}
