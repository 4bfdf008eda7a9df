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

  for (const list of document.querySelectorAll('ol.choices[data-question]')) take(list)
  for (const mark of document.querySelectorAll('[data-solves]')) {
    const state = memory.read(`quizproof:${mark.dataset.solves}:solved`)
    if (state === true) mark.hidden = false
  }

  for (const code of document.querySelectorAll('.post pre > code.language-python')) offerCopy(code)
  offerThemes()

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
      button.textContent = words[root.dataset.theme || 'auto']
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

  function take(list) {
    const number = list.dataset.question
    const several = list.dataset.several === 'true'
    const key = `quizproof:${page}:${number}`
    const choices = [...list.children].map((item, index) => control(item, index, number, several))
    const check = make('button', { type: 'submit', className: 'button' }, words.check)
    const again = make(
      'button',
      { type: 'button', className: 'button button-quiet', hidden: true },
      words.again,
    )
    const result = make('p', { className: 'result' })
    result.setAttribute('role', 'status')
    const form = make('form', { className: 'quiz', noValidate: true })
    list.before(form)
    const group = make('fieldset', { className: 'quiz-choices' }, list)
    const { stem } = list.dataset
    if (stem) group.setAttribute('aria-labelledby', stem)
    form.append(group, make('div', { className: 'quiz-bar' }, check, again, result))

    form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (!choices.some(({ input }) => input.checked)) {
        if (!(several && choices.every(({ right }) => !right))) {
          result.textContent = words.chooseFirst
          result.className = 'result'
          return
        }
      }
      judge()
      again.focus()
      memory.write(
        key,
        choices.map(({ input }) => input.checked),
      )
    })
    again.addEventListener('click', () => {
      reset()
      memory.write(key, null)
      choices[0].input.focus()
    })

    const kept = memory.read(key)
    if (Array.isArray(kept) && kept.length === choices.length) {
      choices.forEach(({ input }, index) => {
        input.checked = kept[index] === true
      })
      judge()
    }

    function judge() {
      let good = 0
      for (const choice of choices) {
        const chosen = choice.input.checked
        const state = chosen ? (choice.right ? 'right' : 'wrong') : choice.right ? 'missed' : 'left'
        if (chosen === choice.right) good++
        choice.item.dataset.state = state
        choice.mark.textContent = words[state]
        choice.input.disabled = true
        if (choice.feedback) choice.feedback.hidden = false
      }
      const all = good === choices.length
      const score = words.score.replace('{right}', good).replace('{all}', choices.length)
      result.textContent = `${all ? words.allRight : words.notYet} ${score}`
      result.className = `result result-${all ? 'right' : 'wrong'}`
      check.hidden = true
      again.hidden = false
      const answer = answerOf(number, form)
      if (answer) answer.open = true
      memory.write(`quizproof:${page}:solved`, solved(all))
    }

    function reset() {
      for (const choice of choices) {
        delete choice.item.dataset.state
        choice.mark.textContent = ''
        choice.input.disabled = false
        choice.input.checked = false
        if (choice.feedback) choice.feedback.hidden = true
      }
      result.textContent = ''
      result.className = 'result'
      check.hidden = false
      again.hidden = true
      const answer = answerOf(number, form)
      if (answer) answer.open = false
    }
  }

  function control(item, index, number, several) {
    const input = make('input', {
      type: several ? 'checkbox' : 'radio',
      name: `question-${number}`,
      value: String(index),
    })
    const mark = make('span', { className: 'mark' })
    const row = item.querySelector('.choice-row')
    const label = make('label', { className: 'choice-row' }, input, ...row.childNodes, mark)
    row.replaceWith(label)
    return {
      item,
      input,
      mark,
      right: item.dataset.right === 'true',
      feedback: item.querySelector('.feedback'),
    }
  }

  /** The answer section of a question, else the next thing on the page that can be opened. */
  function answerOf(number, form) {
    const own = document.querySelector(`details[data-answers~="${number}"]`)
    if (own) return own
    const after = (node) => form.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING
    return [...document.querySelectorAll('.post details')].find(after)
  }

  /** True once every quiz of the page is solved. */
  function solved(last) {
    const states = [...document.querySelectorAll('ol.choices[data-question]')].map((list) =>
      [...list.children].every(({ dataset }) => dataset.state === 'right' || dataset.state === 'left'),
    )
    return last && states.every((state) => state) ? true : null
  }
})()
