/*
 * Searches the blog with the index that Pagefind made. Where that can't work, on `file://` or without an index, nothing
 * shows that there is a search.
 */
;(() => {
  const words = document.currentScript.dataset
  const address = new URL(words.index, document.baseURI).href
  const form = document.querySelector('form.search')
  if (!form || !location.protocol.startsWith('http')) return
  const input = form.querySelector('input')
  const count = form.querySelector('.search-count')
  const list = form.querySelector('.search-results')
  const MAX_RESULTS = 12
  const PAUSE = 200
  let library = null
  let latest = 0
  let timer = 0

  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearTimeout(timer)
    find()
  })
  input.addEventListener('focus', load, { once: true })
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(find, PAUSE)
  })

  function load() {
    library ??= import(address)
    return library
  }

  async function find() {
    const asked = input.value.trim()
    const turn = ++latest
    if (asked === '') {
      show([], '')
      return
    }
    try {
      const { results } = await (await load()).search(asked)
      const found = await Promise.all(results.slice(0, MAX_RESULTS).map((result) => result.data()))
      if (turn !== latest) return
      const say = results.length === 0 ? words.none : results.length === 1 ? words.one : words.many
      show(
        found,
        say.replace('{count}', results.length).replace('{words}', () => asked),
      )
    } catch {
      show([], words.failed)
    }
  }

  function show(found, said) {
    count.textContent = said
    list.replaceChildren(
      ...found.map(({ url, meta }) => {
        const link = document.createElement('a')
        link.href = url
        link.dir = 'auto'
        link.textContent = meta.title
        const item = document.createElement('li')
        item.append(link)
        if (meta.description) {
          const words = document.createElement('p')
          words.dir = 'auto'
          words.textContent = meta.description
          item.append(words)
        }
        return item
      }),
    )
  }
})()
