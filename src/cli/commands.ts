/**
 * What the command line offers, as data: help, hints and parsing all read it. Imports nothing, so that `--help` is
 * as fast as Node itself.
 */

/** An option of a command. */
export interface OptionSpec {
  readonly name: string
  readonly short?: string
  /** What its value is called in the help; absent for a switch. */
  readonly value?: string
  /** The values it may have, where they are few. */
  readonly choices?: readonly string[]
  readonly multiple?: true
  readonly help: string
}

export interface CommandSpec {
  readonly name: CommandName
  /** What stands after the name: `[PATH…|-]`. */
  readonly takes: string
  /** How many words it takes that are no options. */
  readonly operands: { readonly least: number; readonly most: number }
  readonly help: string
  /** A paragraph for the command's own help. */
  readonly more?: string
  readonly options: readonly OptionSpec[]
  readonly examples: readonly string[]
}

export type CommandName = 'build' | 'check' | 'fix' | 'summary' | 'explain' | 'config'

const CONFIG: OptionSpec = {
  name: 'config',
  value: 'FILE',
  help: 'The configuration; default: quizproof.yml, searched upwards',
}
const STRICT: OptionSpec = { name: 'strict', help: 'A question that could not be verified is an error too' }
const RULE: OptionSpec = {
  name: 'rule',
  value: 'ID=LEVEL',
  multiple: true,
  help: 'Take a rule as off, info, warn or error; may be repeated',
}
const HELP: OptionSpec = { name: 'help', short: 'h', help: 'This help' }
const POSTS: OptionSpec = { name: 'posts', value: 'DIR', help: 'The folder of posts; default: posts' }
const OUT: OptionSpec = { name: 'out', value: 'DIR', help: 'The folder that is published; default: dist' }

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'build',
    takes: '',
    operands: { least: 0, most: 0 },
    help: 'Check every post, then publish the blog',
    more: 'If anything is wrong, the folder that was published before is left exactly as it was.',
    options: [POSTS, OUT, { name: 'drafts', help: 'Publish drafts too' }, STRICT, CONFIG, HELP],
    examples: ['quizproof build', 'quizproof build --posts content/quizzes --out public'],
  },
  {
    name: 'check',
    takes: '[PATH…|-]',
    operands: { least: 0, most: Number.POSITIVE_INFINITY },
    help: 'Compare what posts state with what their models are',
    more: 'Checks files and folders; without any, the folder of posts. "-" reads one post from standard input.',
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['pretty', 'json', 'sarif', 'github', 'junit'],
        help: 'pretty (default), json, sarif, github or junit',
      },
      STRICT,
      RULE,
      { name: 'stdin-filename', value: 'NAME', help: 'What the post of "-" is called in messages' },
      {
        name: 'baseline',
        value: 'FILE',
        help: 'Report only errors that FILE does not know; writes FILE where there is none',
      },
      {
        name: 'min-coverage',
        value: 'N',
        help: 'Fail if less than N percent of the choices were judged or acknowledged',
      },
      {
        name: 'explain',
        value: 'LINE',
        help: 'Show how the statements on a line of one post were read',
      },
      { name: 'watch', short: 'w', help: 'Check again whenever a post or the configuration changes' },
      { name: 'quiet', short: 'q', help: 'Print errors only (pretty)' },
      CONFIG,
      HELP,
    ],
    examples: [
      'quizproof check',
      'quizproof check posts/learnable-parameters.md --format json',
      'quizproof check - --stdin-filename draft.qmd < draft.qmd',
      'quizproof check posts/learnable-parameters.md --explain 25',
      'quizproof check --strict --rule no-answer=error',
    ],
  },
  {
    name: 'fix',
    takes: '[PATH…|-]',
    operands: { least: 0, most: Number.POSITIVE_INFINITY },
    help: 'Mend what a message has a fix for, in the files themselves',
    more: 'Changes the places that are wrong and nothing else. "-" reads one post and prints it mended.',
    options: [
      { name: 'dry-run', short: 'n', help: 'Show what would change, and change nothing' },
      RULE,
      CONFIG,
      HELP,
    ],
    examples: ['quizproof fix --dry-run', 'quizproof fix posts/learnable-parameters.md'],
  },
  {
    name: 'summary',
    takes: 'FILE|-',
    operands: { least: 1, most: 1 },
    help: 'Print what model.summary() would print, without running Python',
    more: 'Reads a Python file, or the Python code of a post. "-" reads Python from standard input.',
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['pretty', 'json', 'markdown'],
        help: 'pretty (default), json or markdown',
      },
      HELP,
    ],
    examples: ['quizproof summary model.py', 'quizproof summary posts/learnable-parameters.md --format json'],
  },
  {
    name: 'explain',
    takes: 'FILE|- [LAYER]',
    operands: { least: 1, most: 2 },
    help: 'Show how the numbers of a model come about, step by step',
    more: 'Reads a Python file, or the Python code of a post. LAYER is a name of the summary, or a variable.',
    options: [HELP],
    examples: ['quizproof explain model.py', 'quizproof explain posts/learnable-parameters.md conv2d_1'],
  },
  {
    name: 'config',
    takes: '',
    operands: { least: 0, most: 0 },
    help: 'Print the configuration in force, and where each value comes from',
    options: [
      { name: 'format', value: 'FORMAT', choices: ['pretty', 'json'], help: 'pretty (default) or json' },
      CONFIG,
      HELP,
    ],
    examples: ['quizproof config'],
  },
]

/** The help of the whole program. */
export function helpText(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length))
  const commands = COMMANDS.map(({ name, help }) => `  ${name.padEnd(width)}  ${help}`)
  return [
    'Checks quizzes about Keras models: a post whose stated answer is wrong does not build.',
    '',
    'Usage: quizproof COMMAND [OPTIONS]',
    '',
    'Commands:',
    ...commands,
    '',
    'Options:',
    '  -h, --help     This help; after a command, its own',
    '  -v, --version  The version',
    '',
    'Exit codes: 0 all that was checked holds; 1 something is not so; 2 the command could not do its work.',
    '',
  ].join('\n')
}

/** The help of a command. */
export function commandHelp(spec: CommandSpec): string {
  const rows = spec.options.map((option) => {
    const short = option.short === undefined ? '    ' : `-${option.short}, `
    return [
      `  ${short}--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`,
      option.help,
    ] as const
  })
  const width = Math.max(...rows.map(([left]) => left.length))
  return [
    `${spec.help}.`,
    '',
    `Usage: quizproof ${spec.name} [OPTIONS]${spec.takes === '' ? '' : ` ${spec.takes}`}`,
    '',
    ...(spec.more === undefined ? [] : [spec.more, '']),
    'Options:',
    ...rows.map(([left, right]) => `${left.padEnd(width)}  ${right}`),
    '',
    'Examples:',
    ...spec.examples.map((example) => `  ${example}`),
    '',
  ].join('\n')
}
