/** The micromark extension for Pandoc's bracketed spans: `[text]{check="params('conv2d') == 320"}`. */
import { resolveAll } from 'micromark-util-resolve-all'
import type {
  Code,
  Construct,
  Event,
  Extension,
  State,
  Token,
  TokenizeContext,
  Tokenizer,
} from 'micromark-util-types'
import { tokenizeAttributes } from './attributes-factory.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    bracketedSpan: 'bracketedSpan'
    bracketedSpanMarker: 'bracketedSpanMarker'
    bracketedSpanEnd: 'bracketedSpanEnd'
    bracketedSpanAttributes: 'bracketedSpanAttributes'
  }
}

const OPEN_BRACE = 123
const CLOSE_BRACKET = 93

/** Bracketed spans. Add it after other extensions. */
export function bracketedSpan(): Extension {
  return { text: { [CLOSE_BRACKET]: spanEnd } }
}

const spanEnd: Construct = { name: 'bracketedSpan', tokenize: tokenizeSpanEnd, resolveTo: resolveSpan }

function tokenizeSpanEnd(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const context = this
  let token: Token
  const read = tokenizeAttributes(context, effects, 'bracketedSpanAttributes', after, nok)
  return start

  function start(code: Code): State | undefined {
    if (openLabel(context)?.type !== 'labelLink') return nok(code)
    token = effects.enter('bracketedSpanEnd')
    effects.enter('bracketedSpanMarker')
    effects.consume(code)
    effects.exit('bracketedSpanMarker')
    return brace
  }

  function brace(code: Code): State | undefined {
    return code === OPEN_BRACE ? read.start(code) : nok(code)
  }

  function after(code: Code): State | undefined {
    effects.exit('bracketedSpanEnd')
    token._attributes = read.result()
    context._labelStarts?.pop()
    return ok(code)
  }
}

/** The innermost `[` that is not closed yet. Those found closed are dropped, as the construct of links does. */
function openLabel(context: TokenizeContext): Token | undefined {
  const starts = context._labelStarts ?? []
  while (starts.at(-1)?._balanced) starts.pop()
  return starts.at(-1)
}

/** Puts what stands between the brackets inside a `bracketedSpan`. */
function resolveSpan(events: Event[], context: TokenizeContext): Event[] {
  const close = events.findLastIndex(([kind, token]) => kind === 'enter' && token.type === 'bracketedSpanEnd')
  const open = events.findLastIndex(
    ([kind, token], index) =>
      index < close && kind === 'enter' && token.type === 'labelLink' && !token._balanced,
  )
  const first = events[open]?.[1]
  const last = events.at(-1)?.[1]
  if (!first || !last) return events
  const span: Token = { type: 'bracketedSpan', start: { ...first.start }, end: { ...last.end } }
  // The opening `[` is four events: of the label's start, and of its marker within.
  const marker = events.slice(open + 1, open + 3)
  for (const [, token] of marker) token.type = 'bracketedSpanMarker'
  const between = resolveAll(
    context.parser.constructs.insideSpan.null ?? [],
    events.slice(open + 4, close),
    context,
  )
  const resolved: Event[] = [
    ['enter', span, context],
    ...marker,
    ...between,
    ...events.slice(close),
    ['exit', span, context],
  ]
  events.length = open
  for (const event of resolved) events.push(event)
  return events
}
