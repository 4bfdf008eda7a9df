/**
 * The choices of a question as one list, whatever the author wrote (a numbered list, a task list, lettered lines), with
 * what the page's script needs to let a reader take the quiz. Without the script it is a list to read.
 */
import type { List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { Node } from 'unist'
import { visit } from 'unist-util-visit'
import type { Choice, Question, Quiz } from '../quiz/question.js'
import type { ChoiceResult, PostResult, QuestionResult } from '../result.js'
import type { Span } from '../span.js'
import { type Slot, slotInAnswer } from '../transform/placement.js'
import type { LinesOfChoices } from './code-lines.js'
import { feedback } from './feedback.js'
import { layOutField } from './fields.js'
import type { Words } from './locale.js'

/** Tells in words the keys that a reader would not see else. Call it before the tree is completed. */
export function tellKeys(tree: Root, quiz: Quiz, result: PostResult, words: Words): void {
  for (const [index, question] of quiz.questions.entries()) {
    const slot = slotOf(tree, question)
    const found = result.questions[index]
    if (slot === null || found === undefined) continue
    const after = { parent: slot.parent, index: slot.index + question.nodes.length }
    tellKey(tree, question, found, after, words)
  }
}

/** What the choices of a page are made with. */
export interface ChoiceOptions {
  readonly words: Words
  /** The language that feedback is written in; null where it is the page's own. */
  readonly feedbackLanguage: string | null
  readonly lines: LinesOfChoices
}

/** Rewrites the choices of every question, and gives those without choices a field. Call it on a completed tree. */
export function layOutChoices(tree: Root, quiz: Quiz, result: PostResult, options: ChoiceOptions): void {
  for (const [index, question] of quiz.questions.entries()) {
    const found = result.questions[index]
    if (found === undefined) continue
    const number = index + 1
    const slot = slotOf(tree, question)
    if (slot === null) {
      const field = { question, result: found, number, stem: stemId(number) }
      if (!layOutField(tree, field, options.words)) continue
    } else {
      const list = choiceList(question, found, number, options)
      slot.parent.children.splice(slot.index, question.nodes.length, list)
    }
    nameStem(tree, question, number)
    linkAnswer(tree, question, number)
  }
}

/** Tells the script which answer section to open. */
function linkAnswer(tree: Root, question: Question, number: number): void {
  visit(tree, 'containerDirective', (node) => {
    if (node !== question.section?.node) return
    const properties = node.data?.hProperties
    const others = typeof properties?.['dataAnswers'] === 'string' ? `${properties['dataAnswers']} ` : ''
    node.data = { ...node.data, hProperties: { ...properties, dataAnswers: `${others}${number}` } }
  })
}

/** Where the choices stand: lists or paragraphs in a row, under one parent; null where they can't be rewritten. */
function slotOf(tree: Root, question: Question): Slot | null {
  const [first] = question.nodes
  if (first === undefined || question.choices.length < 2) return null
  if (!question.nodes.every(({ type }) => type === 'list' || type === 'paragraph')) return null
  let slot: Slot | null = null
  visit(tree, (node, index, parent) => {
    if (slot !== null) return false
    if (node === first && parent !== undefined && index !== undefined) slot = { parent, index }
    return undefined
  })
  return slot !== null && inRow(slot, question.nodes) ? slot : null
}

const inRow = ({ parent, index }: Slot, nodes: readonly Node[]): boolean =>
  nodes.every((node, offset) => parent.children[index + offset] === node)

function choiceList(
  question: Question,
  result: QuestionResult,
  number: number,
  options: ChoiceOptions,
): List {
  const key = result.statedKey
  const labels = new Set(question.choices.map(({ label }) => label))
  const canBeTaken = key?.every((label) => labels.has(label)) === true && hasWays(question, key)
  const several =
    (key?.length ?? 0) > 1 || (question.several ?? (key?.length !== 1 || question.asksFor === 'correct'))
  return {
    type: 'list',
    ordered: true,
    spread: false,
    children: question.choices.map((choice): ListItem => {
      const right = key?.includes(choice.label) ?? false
      const said = result.choices[choice.index]
      const fits = said !== undefined && agrees(said, right, question)
      return choiceItem(question, choice, {
        right: canBeTaken ? right : null,
        said: fits && canBeTaken ? feedback(said) : [],
        language: options.feedbackLanguage,
        lines: options.lines[number - 1]?.[choice.index] ?? [],
      })
    }),
    data: {
      hName: 'ol',
      hProperties: {
        className: ['choices'],
        ...(canBeTaken ? { dataQuestion: String(number), dataSeveral: String(several) } : {}),
        ...(question.stem.text === '' ? {} : { dataStem: stemId(number) }),
      },
    },
  }
}

/** Whether a key of labels can be chosen: a question for a value or a match may have other keys. */
function hasWays({ asksFor }: Question, key: readonly string[]): boolean {
  return asksFor === 'correct' || asksFor === 'incorrect' || (asksFor !== 'match' && key.length > 0)
}

/** Feedback is given where the verdict is the one that the key states. */
function agrees({ verdict }: ChoiceResult, right: boolean, { asksFor }: Question): boolean {
  return verdict === (right === (asksFor === 'correct') ? 'holds' : 'fails')
}

interface ChoiceLooks {
  readonly right: boolean | null
  readonly said: PhrasingContent[]
  readonly language: string | null
  readonly lines: readonly string[]
}

function choiceItem(
  question: Question,
  choice: Choice,
  { right, said, language, lines }: ChoiceLooks,
): ListItem {
  const { own, more } = contentOf(question, choice)
  const row: Paragraph = {
    type: 'paragraph',
    children: [span('choice-label', [{ type: 'text', value: choice.label }]), span('choice-text', own)],
    data: { hName: 'div', hProperties: { className: ['choice-row'] } },
  }
  const note: Paragraph[] =
    said.length === 0
      ? []
      : [
          {
            type: 'paragraph',
            children: said,
            data: {
              hProperties: {
                className: ['feedback'],
                hidden: true,
                ...(language === null ? {} : { lang: language, dir: 'ltr' }),
              },
            },
          },
        ]
  return {
    type: 'listItem',
    spread: true,
    children: [row, ...more, ...note],
    data: {
      hProperties: {
        className: ['choice'],
        ...(right === null ? {} : { dataRight: String(right) }),
        ...(lines.length === 0 ? {} : { dataLines: lines.join(' ') }),
      },
    },
  }
}

/** A choice's own words, and the blocks under it. */
function contentOf(
  question: Question,
  choice: Choice,
): { readonly own: PhrasingContent[]; readonly more: ListItem['children'] } {
  const [first, last] = [choice.utterance.pieces[0], choice.utterance.pieces.at(-1)]
  const wanted: Span =
    first === undefined || last === undefined ? choice.span : { start: first.at.start, end: last.at.end }
  for (const node of question.nodes) {
    if (isParagraph(node) && overlaps(node, wanted)) return { own: words(node, wanted, question), more: [] }
    if (!isList(node)) continue
    for (const item of node.children) {
      if (!overlaps(item, wanted)) continue
      const [head, ...more] = item.children
      if (head?.type === 'paragraph') return { own: words(head, wanted, question), more }
      return { own: [], more: item.children }
    }
  }
  return { own: [{ type: 'text', value: choice.utterance.text }], more: [] }
}

const isParagraph = (node: Node): node is Paragraph => node.type === 'paragraph'
const isList = (node: Node): node is List => node.type === 'list'

/** The words of a paragraph within a span. A choice that is marked as right by being bold is not bold to a reader. */
function words(paragraph: Paragraph, span: Span, question: Question): PhrasingContent[] {
  const cut = cutTo(paragraph.children, span)
  const [only, ...others] = cut
  if (question.key?.form === 'marks' && only?.type === 'strong' && others.length === 0) return only.children
  return cut
}

function cutTo(nodes: readonly PhrasingContent[], span: Span): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined) return [node]
    if (end <= span.start || start >= span.end) return []
    if (start >= span.start && end <= span.end) return [node]
    if (node.type === 'text' && node.value.length === end - start) {
      const value = node.value.slice(Math.max(0, span.start - start), span.end - start)
      return value === '' ? [] : [{ type: 'text', value }]
    }
    return 'children' in node
      ? [{ ...node, children: cutTo(node.children, span) } as PhrasingContent]
      : [node]
  })
}

function overlaps(node: Node, span: Span): boolean {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start !== undefined && end !== undefined && start < span.end && end > span.start
}

/** A key that is only marked on the choices, or stands in the front matter, is told in words below the question. */
function tellKey(tree: Root, question: Question, result: QuestionResult, after: Slot, words: Words): void {
  const form = question.key?.form
  if (result.statedKey === null || (form !== 'marks' && form !== 'front-matter')) return
  const labels = result.statedKey.length === 0 ? words.noneOfThem : result.statedKey.join(', ')
  const told: Paragraph = {
    type: 'paragraph',
    children: [{ type: 'text', value: `${words.answer}: ${labels}` }],
  }
  const slot = question.section === null ? null : slotInAnswer(tree, question.section, null)
  if (slot !== null) {
    slot.parent.children.splice(slot.index, 0, told)
    return
  }
  const summary: Paragraph = {
    type: 'paragraph',
    children: [{ type: 'text', value: words.answer }],
    data: { hName: 'summary', hProperties: { className: ['callout-title'] } },
  }
  const details: RootContent = {
    type: 'blockquote',
    children: [summary, told],
    data: {
      hName: 'details',
      hProperties: { className: ['callout', 'callout-note'], dataAppearance: 'minimal' },
    },
  }
  after.parent.children.splice(after.index, 0, details)
}

/** Gives the block that holds the stem a name for the group of choices to refer to. */
function nameStem(tree: Root, question: Question, number: number): void {
  const at = question.stem.pieces[0]?.at.start
  if (at === undefined) return
  visit(tree, (node) => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined || start > at || at >= end) return undefined
    if (node.type !== 'paragraph' && node.type !== 'heading') return undefined
    node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id: stemId(number) } }
    return false
  })
}

const stemId = (number: number): string => `quiz-stem-${number}`

function span(className: string, children: PhrasingContent[]): PhrasingContent {
  return { type: 'emphasis', children, data: { hName: 'span', hProperties: { className: [className] } } }
}
