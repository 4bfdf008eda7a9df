/** The extension for `mdast-util-to-markdown`: `containerDirective` nodes → fenced divs. */
import type { Paragraph } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { Handle, Options, State } from 'mdast-util-to-markdown'
import type { Node } from 'unist'
import { DIRECTIVE_NAME } from './fence.js'
import { writeAttributes } from './placed.js'

/**
 * Writes divs so that reading them gives the same nodes: Pandoc's spelling, or that of directives where there is a label.
 * A div around others has more colons than they, for people: Pandoc does not count them.
 */
export function fencedDivToMarkdown(): Options {
  const handle: Handle = (node: ContainerDirective, _, state, info) => {
    const tracker = state.createTracker(info)
    const exit = state.enter('containerDirective')
    const label = labelOf(node)
    const sequence = ':'.repeat(3 + depthOf(node))
    let value = tracker.move(sequence)
    value += tracker.move(label ? writeLabelled(node, label, state) : ` ${writeOwnAttributes(node)}`)
    const children = label ? node.children.slice(1) : node.children
    if (children.length > 0) {
      value += tracker.move('\n')
      value += tracker.move(state.containerFlow({ type: 'root', children: [...children] }, tracker.current()))
    }
    value += tracker.move(`\n${sequence}`)
    exit()
    return value
  }
  return {
    handlers: { containerDirective: handle } as NonNullable<Options['handlers']>,
    // An opener directly behind a paragraph is part of it, also in a tight list.
    join: [(_, right) => (right.type === 'containerDirective' ? 1 : undefined)],
    unsafe: [{ atBreak: true, character: ':', after: '::' }],
  }
}

function labelOf(node: ContainerDirective): Paragraph | null {
  const first = node.children[0]
  const isLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true
  return isLabel && isDirectiveName(node.name) ? first : null
}

function isDirectiveName(name: string): boolean {
  DIRECTIVE_NAME.lastIndex = 0
  return DIRECTIVE_NAME.exec(name)?.[0] === name
}

/** `name[label]{attributes}`: the name is the first class, and so not written again. */
function writeLabelled(node: ContainerDirective, label: Paragraph, state: State): string {
  const exit = state.enter('label')
  const text = state.containerPhrasing(label, {
    before: '[',
    after: ']',
    now: { line: 1, column: 1 },
    lineShift: 0,
  })
  exit()
  const { class: classes = '', ...rest } = node.attributes ?? {}
  const others = (classes ?? '')
    .split(/\s+/u)
    .filter((name, index) => name !== '' && (index > 0 || name !== node.name))
  const attributes = { ...rest, ...(others.length > 0 ? { class: others.join(' ') } : {}) }
  const braces = Object.keys(attributes).length > 0 ? writeAttributes(attributes, 'directive') : ''
  return `${node.name}[${text.replace(/\s*[\r\n]+\s*/g, ' ')}]${braces}`
}

/** A node that others made may have a name that is no class of it. */
function writeOwnAttributes(node: ContainerDirective): string {
  const { id, class: classes, ...rest } = node.attributes ?? {}
  const names = (classes ?? '').split(/\s+/u).filter(Boolean)
  if (node.name !== '' && names[0] !== node.name) names.unshift(node.name)
  return writeAttributes({ id, ...(names.length > 0 ? { class: names.join(' ') } : {}), ...rest })
}

/** How many divs stand inside each other within a node. */
function depthOf(node: Node): number {
  let depth = 0
  let level: readonly Node[] = childrenOf(node)
  const inside = new Map<Node, number>(level.map((child) => [child, 0]))
  while (level.length > 0) {
    const next: Node[] = []
    for (const current of level) {
      const around = (inside.get(current) ?? 0) + (current.type === 'containerDirective' ? 1 : 0)
      depth = Math.max(depth, around)
      for (const child of childrenOf(current)) {
        inside.set(child, around)
        next.push(child)
      }
    }
    level = next
  }
  return depth
}

function childrenOf(node: Node): readonly Node[] {
  return 'children' in node && Array.isArray(node.children) ? node.children : []
}
