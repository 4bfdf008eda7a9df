import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type RenderOptions, renderSummary } from '../../src/engine.js'
import { Refusal } from '../../src/keras/error.js'
import { readableMemory } from '../../src/keras/render.js'

interface Answer {
  readonly program: string
  readonly options: {
    readonly line_length?: number
    readonly expand_nested?: boolean
    readonly show_trainable?: boolean
    readonly layer_range?: [string, string]
  }
  readonly text?: string
  readonly error?: string
}

const { programs, answers }: { programs: Record<string, string>; answers: readonly Answer[] } = JSON.parse(
  readFileSync(new URL('./text.json', import.meta.url), 'utf8'),
)

function optionsOf({ options }: Answer): RenderOptions {
  return {
    ...(options.line_length === undefined ? {} : { lineLength: options.line_length }),
    ...(options.expand_nested === undefined ? {} : { expandNested: options.expand_nested }),
    ...(options.show_trainable === undefined ? {} : { showTrainable: options.show_trainable }),
    ...(options.layer_range === undefined ? {} : { layerRange: options.layer_range }),
  }
}

test.each(
  answers.map((answer) => [`${answer.program} with ${JSON.stringify(answer.options)}`, answer] as const),
)('the summary of %s is printed as real Keras prints it', (_, answer) => {
  const print = (): string | null => renderSummary(programs[answer.program] ?? '', 'model', optionsOf(answer))
  if (answer.error === undefined) expect(print()?.trimEnd()).toBe(answer.text?.trimEnd())
  else expect(print).toThrow(Refusal)
})

test('memory is written in the largest unit below 1024, with two decimals', () => {
  expect(readableMemory(0)).toBe('0.00 B')
  expect(readableMemory(1023)).toBe('1023.00 B')
  expect(readableMemory(1024)).toBe('1.00 KB')
  expect(readableMemory(139_304)).toBe('136.04 KB')
  expect(readableMemory(4 * 2 ** 40)).toBe('4.00 TB')
})
