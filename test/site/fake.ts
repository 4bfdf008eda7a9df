/** A stand-in for the checking of a post: the site's tests are about pages, not about what is true. */
import type { Code, List } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { fromMarkdown } from '../../src/markdown.js'
import { readPost } from '../../src/post/read-post.js'
import type { Question, Quiz } from '../../src/quiz/question.js'
import type { MessageResult } from '../../src/result.js'
import type { CheckedPost } from '../../src/site/checked.js'
import { CONVNET } from '../transform/model.js'

const WRONG: MessageResult = {
  ...{ line: 1, column: 1, endLine: 1, endColumn: 1 },
  ...{ ruleId: 'wrong-answer', severity: 'error', reason: 'Wrong.', url: '' },
}

/** Reads a post's tree and front matter; its question is the first list, its section the first container. */
export function fakeCheck(text: string, file: string): CheckedPost {
  const tree = fromMarkdown(text)
  const list = tree.children.find((node) => node.type === 'list')
  const code = tree.children.find((node) => node.type === 'code')
  const container = tree.children.find((node) => node.type === 'containerDirective')
  const section =
    container === undefined
      ? null
      : {
          span: { start: 0, end: 0 },
          node: container,
          callout: null,
          explanation: container.children.slice(2),
        }
  const questions = list === undefined ? [] : [question(list, section)]
  const wrong = text.includes('WRONG')
  return {
    tree,
    quiz: {
      questions,
      programs: code === undefined ? [] : [program(code)],
      sections: section === null ? [] : [section],
      remarks: [],
      given: [],
      skipped: [],
      notes: [],
      values: [],
      tables: [],
    },
    models: [[CONVNET]],
    post: readPost(text),
    result: {
      file,
      questions: questions.map(() => ({
        line: 1,
        stem: '',
        asksFor: 'correct',
        certainty: 'plain',
        choices: [],
        statedKey: ['1'],
        keyLine: 1,
        computedKey: ['1'],
        status: wrong ? 'wrong' : 'verified',
      })),
      claims: [],
      messages: wrong ? [WRONG] : [],
    },
  }
}

function question(list: List, section: Question['section']): Question {
  const empty = { text: '', pieces: [] }
  return {
    stem: empty,
    span: { start: 0, end: 0 },
    asksFor: 'correct',
    certainty: 'plain',
    several: true,
    choices: list.children.map((item, index) => ({
      label: String(index + 1),
      index,
      span: { start: item.position?.start.offset ?? 0, end: item.position?.end.offset ?? 0 },
      utterance: { text: textOf(item), pieces: [] },
      checked: item.checked ?? null,
      check: null,
      unchecked: null,
      details: [],
      combines: null,
    })),
    key: { labels: ['1'], span: { start: 0, end: 0 }, text: '1', mentions: [], form: 'labels' },
    section,
    program: 0,
    nodes: [list],
  }
}

function program(code: Code): Quiz['programs'][number] {
  return { text: code.value, segments: [], blocks: [{ node: code, span: { start: 0, end: 0 } }] }
}
