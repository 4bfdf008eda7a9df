/* Sets the colours that the reader has chosen before anything is painted. */
;(() => {
  try {
    const theme = localStorage.getItem('quizproof:theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch {}
})()
