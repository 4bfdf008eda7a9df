/*
 * Lets a reader take the quizzes of a page, copy code and choose the colours. The page is whole without it.
 * A classic script, so that it also runs from a file.
 */
;(() => {
  const words = document.currentScript.dataset
  const post = document.querySelector('[data-path]')
  const page = post ? post.dataset.path : ''

  /** What is kept for the next visit; a browser may refuse to keep anything. */
  const memory = {
    read(key) {
      try {
        return JSON.parse(localStorage.getItem(key))
      } catch {
        return null
      }
    },
    write(key, value) {
      try {
        if (value === null) localStorage.removeItem(key)
        else localStorage.setItem(key, JSON.stringify(value))
      } catch {}
    },
  }

  function make(name, properties, ...children) {
    const node = Object.assign(document.createElement(name), properties)
    node.append(...children)
    return node
  }

  /** Whether each quiz of the page is solved, in order. */
  const solved = []
  const quizzes = [
    ...[...document.querySelectorAll('.post ol.choices[data-question]')].map((node) => [node, choices]),
    ...[...document.querySelectorAll('.post div.answer-field')].map((node) => [node, field]),
  ]
  quizzes.forEach(([node, kind], index) => {
    solved.push(false)
    take(node, index, kind)
  })
  for (const mark of document.querySelectorAll('[data-solves]'))
    mark.hidden = memory.read(`quizproof:${mark.dataset.solves}:solved`) !== true

  for (const code of document.querySelectorAll('.post pre > code.language-python')) offerCopy(code)
  offerThemes()
  for (const figure of document.querySelectorAll('.network-figure')) centre(figure)

  /**
   * Makes a form of a question. `kind` builds the controls and gives: whether something `isGiven`, the `value` to keep,
   * how to `put` one back, `judge` (marks the controls, and says the result), `clear` and `first`, the control to go to.
   */
  function take(node, index, kind) {
    const number = node.dataset.question
    const key = `quizproof:${page}:${number}`
    const check = make('button', { type: 'submit', className: 'button' }, words.check)
    const again = make(
      'button',
      { type: 'button', className: 'button button-quiet', hidden: true },
      words.again,
    )
    const result = make('p', { className: 'result' })
    result.setAttribute('role', 'status')
    const form = make('form', { className: 'quiz', noValidate: true })
    node.before(form)
    const group = make('fieldset', { className: 'quiz-choices' }, node)
    if (node.dataset.stem) group.setAttribute('aria-labelledby', node.dataset.stem)
    form.append(group, make('div', { className: 'quiz-bar' }, check, again, result))
    const quiz = kind(node, number)

    form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (!quiz.isGiven()) {
        say(quiz.ask, '')
        quiz.first.focus()
        return
      }
      judge()
      memory.write(key, quiz.value())
      again.focus()
    })
    again.addEventListener('click', () => {
      quiz.clear()
      say('', '')
      turn(false)
      memory.write(key, null)
      quiz.first.focus()
    })
    const kept = memory.read(key)
    if (kept !== null && quiz.put(kept)) judge()

    function judge() {
      const { all, text } = quiz.judge()
      say(text, all ? 'right' : 'wrong')
      turn(true)
      solved[index] = all
      memory.write(`quizproof:${page}:solved`, solved.every((one) => one) || null)
    }

    function say(text, state) {
      result.textContent = text
      result.className = state ? `result result-${state}` : 'result'
    }

    /** To the answered state, or back to the open one. */
    function turn(answered) {
      check.hidden = answered
      again.hidden = !answered
      const answer = answerOf(number, form)
      if (answer) answer.open = answered
    }
  }

  /** The answer section of a question, else the next thing on the page that can be opened. */
  function answerOf(number, form) {
    const own = document.querySelector(`details[data-answers~="${CSS.escape(number)}"]`)
    if (own) return own
    const after = (node) => form.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING
    return [...document.querySelectorAll('.post details')].find(after)
  }

  function choices(list, number) {
    const several = list.dataset.several === 'true'
    const all = [...list.children].map((item, index) => {
      const type = several ? 'checkbox' : 'radio'
      const input = make('input', { type, name: `question-${number}`, value: String(index) })
      const mark = make('span', { className: 'mark' })
      const row = item.querySelector('.choice-row')
      row.replaceWith(make('label', { className: 'choice-row' }, input, ...row.childNodes, mark))
      pointAtLines(item)
      const right = item.dataset.right === 'true'
      return { item, input, mark, right, feedback: item.querySelector('.feedback') }
    })
    return {
      first: all[0].input,
      ask: words.chooseFirst,
      // Where nothing is right, choosing nothing is an answer.
      isGiven: () => all.some(({ input }) => input.checked) || (several && all.every(({ right }) => !right)),
      value: () => all.map(({ input }) => input.checked),
      put(kept) {
        if (!Array.isArray(kept) || kept.length !== all.length) return false
        all.forEach(({ input }, index) => {
          input.checked = kept[index] === true
        })
        return true
      },
      judge() {
        let good = 0
        for (const { item, input, mark, right, feedback } of all) {
          const chosen = input.checked
          const state = chosen ? (right ? 'right' : 'wrong') : right ? 'missed' : 'left'
          if (chosen === right) good++
          item.dataset.state = state
          mark.textContent = words[state]
          input.disabled = true
          if (feedback) feedback.hidden = false
        }
        const score = words.score.replace('{right}', good).replace('{all}', all.length)
        const isAll = good === all.length
        return { all: isAll, text: `${isAll ? words.allRight : words.notYet} ${several ? score : ''}`.trim() }
      },
      clear() {
        for (const { item, input, mark, feedback } of all) {
          delete item.dataset.state
          mark.textContent = ''
          input.disabled = false
          input.checked = false
          if (feedback) feedback.hidden = true
        }
      },
    }
  }

  function field(box, number) {
    const right = box.dataset.value
    const input = make('input', { type: 'text', id: `answer-${number}`, autocomplete: 'off', maxLength: 100 })
    if (/^[\d\s,._]+$/.test(right)) input.inputMode = 'numeric'
    box.append(make('label', { htmlFor: input.id }, words.yourAnswer), input)
    return {
      first: input,
      ask: words.writeFirst,
      isGiven: () => input.value.trim() !== '',
      value: () => input.value,
      put(kept) {
        if (typeof kept !== 'string' || kept === '') return false
        input.value = kept
        return true
      },
      judge() {
        const all = same(input.value, right)
        box.dataset.state = all ? 'right' : 'wrong'
        input.readOnly = true
        const answer = words.answerIs.replace('{answer}', () => right)
        return { all, text: all ? words.allRight : `${words.notYet} ${answer}` }
      },
      clear() {
        delete box.dataset.state
        input.readOnly = false
        input.value = ''
      },
    }
  }

  /** Whether a reader's value is the right one: `21632 parameters` is `21,632`, and `none,10` is `(None, 10)`. */
  function same(given, right) {
    return readings(given).includes(readings(right)[0])
  }

  /** The values that a text may mean: in some languages a point parts the thousands. */
  function readings(value) {
    const text = value
      .trim()
      .toLowerCase()
      .replaceAll(/[`"'\s]/g, '')
    const number = /^([-−]?\d[\d,._]*?)(%?)[a-z]*\.?$/.exec(text)
    if (!number)
      return [
        text
          .replaceAll(/[()[\]]/g, '')
          .replaceAll('×', 'x')
          .replace(/,$/, ''),
      ]
    const digits = number[1].replace('−', '-').replaceAll('_', '')
    const all = [digits.replaceAll(',', '')]
    if (/^-?\d{1,3}(?:\.\d{3})+$/.test(digits)) all.push(digits.replaceAll('.', ''))
    return all.map((one) => Number(one) + number[2])
  }

  /** Shows the line of the code that a statement speaks of, while the reader is at it. */
  function pointAtLines(item) {
    const lines = (item.dataset.lines || '').split(' ').flatMap((place) => {
      const [block, line] = place.split(':')
      const code = document.querySelector(`code[data-code="${CSS.escape(block)}"]`)
      return code?.querySelectorAll('.line')[Number(line) - 1] ?? []
    })
    if (lines.length === 0) return
    const light = (on) => {
      for (const line of lines) line.classList.toggle('line-lit', on)
    }
    for (const event of ['focusin', 'pointerenter']) item.addEventListener(event, () => light(true))
    item.addEventListener('focusout', () => light(item.matches(':hover')))
    item.addEventListener('pointerleave', () => light(item.contains(document.activeElement)))
  }

  /** A drawing that is wider than the page begins at its middle, where networks begin. */
  function centre(figure) {
    const scroll = () => {
      figure.scrollLeft = (figure.scrollWidth - figure.clientWidth) / 2
    }
    scroll()
    figure.closest('details')?.addEventListener('toggle', scroll, { once: true })
  }

  function offerCopy(code) {
    if (!navigator.clipboard) return
    const pre = code.parentElement
    const button = make('button', { type: 'button', className: 'copy' }, words.copy)
    const box = make('div', { className: 'code' })
    pre.before(box)
    box.append(pre, button)
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(code.textContent)
        button.textContent = words.copied
      } catch {
        button.textContent = words.notCopied
      }
      setTimeout(() => {
        button.textContent = words.copy
      }, 2000)
    })
  }

  function offerThemes() {
    const themes = ['auto', 'light', 'dark']
    const root = document.documentElement
    const button = make('button', { type: 'button', className: 'theme-switch' })
    const say = () => {
      const theme = root.dataset.theme || 'auto'
      button.dataset.shows = theme
      button.title = words[theme]
      button.setAttribute('aria-label', words[theme])
    }
    button.addEventListener('click', () => {
      const next = themes[(themes.indexOf(root.dataset.theme || 'auto') + 1) % themes.length]
      if (next === 'auto') delete root.dataset.theme
      else root.dataset.theme = next
      try {
        if (next === 'auto') localStorage.removeItem('quizproof:theme')
        else localStorage.setItem('quizproof:theme', next)
      } catch {}
      say()
    })
    say()
    document.querySelector('.site-header')?.append(button)
  }
})()
