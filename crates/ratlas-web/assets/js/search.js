// What the search page gains with script: answers while typing, filters that act at once.
// It asks for the same pages and takes the answer out of them; without script the form is sent.
(() => {
  'use strict';
  document.documentElement.classList.add('scripted');
  const form = document.querySelector('form[data-instant]');
  const answer = document.getElementById('ergebnis');
  const told = document.getElementById('zahl');
  if (!form || !answer || !told || !window.fetch || !window.AbortController) return;

  const policy = window.trustedTypes
    ? trustedTypes.createPolicy('ratlas', { createHTML: (text) => text })
    : { createHTML: (text) => text };
  // Nothing in the parsed page runs or loads: its nodes are moved, scripts among them stay dead.
  const parsed = (text) => new DOMParser().parseFromString(policy.createHTML(text), 'text/html');

  let running = null;
  let timer = 0;
  let shown = location.pathname + location.search;

  const address = () => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== '') asked.append(name, value);
    const query = asked.toString();
    return query ? `/?${query}` : '/';
  };

  // What was open stays open, and what had the focus keeps it, though the page is another one.
  const keyOf = (element) => (element && element.name ? `[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]` : null);
  const nameOf = (details) => {
    if (details.className) return details.className;
    const legend = details.closest('fieldset')?.querySelector('legend');
    return `${legend?.textContent} ${details.querySelector('summary').textContent}`;
  };
  const folds = () => [...answer.querySelectorAll('.filters details')];
  const opened = () => folds().filter((it) => it.open).map(nameOf);
  const reopen = (before) => { for (const it of folds()) if (before.includes(nameOf(it))) it.open = true; };

  const show = (page, to) => {
    const fresh = page.getElementById('ergebnis');
    const count = page.getElementById('zahl');
    if (!fresh || !count) { location.assign(to); return; }
    const before = opened();
    const focus = answer.contains(document.activeElement) ? keyOf(document.activeElement) : null;
    answer.replaceChildren(...document.adoptNode(fresh).childNodes);
    reopen(before);
    const again = focus && answer.querySelector(`input${focus}`);
    if (again) again.focus({ preventScroll: true });
    // Hidden values of the form belong to the answer: one that was removed must not come back.
    for (const it of form.querySelectorAll('input[type=hidden]')) it.remove();
    for (const it of page.querySelectorAll('form[data-instant] input[type=hidden]')) form.append(document.adoptNode(it));
    told.textContent = count.textContent;
    document.title = page.title;
    shown = to;
    history.replaceState(null, '', to);
  };

  const ask = async (isTyping) => {
    clearTimeout(timer);
    const to = address();
    if (running) { running.abort(); running = null; }
    if (to === shown) { answer.removeAttribute('aria-busy'); return; }
    running = new AbortController();
    const own = running;
    answer.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(to, { signal: own.signal, headers: { Accept: 'text/html' } });
      if (!response.ok) { location.assign(to); return; }
      const page = parsed(await response.text());
      // Words that are still being typed are no mistake yet.
      if (isTyping && page.querySelector('.mistake')) await new Promise((done) => { setTimeout(done, 1500); });
      if (own === running) show(page, to);
    } catch (error) {
      if (error.name !== 'AbortError') location.assign(to);
    } finally {
      if (own === running) { running = null; answer.removeAttribute('aria-busy'); }
    }
  };

  const soon = (time, isTyping) => {
    clearTimeout(timer);
    if (running) { running.abort(); running = null; }
    timer = setTimeout(ask, time, isTyping);
  };
  const isOfForm = (element) => element && element.form === form;
  form.addEventListener('input', (event) => { if (event.target.type === 'search') soon(250, true); });
  document.addEventListener('change', (event) => {
    if (isOfForm(event.target) && event.target.type !== 'search') soon(0, false);
  });
  document.addEventListener('submit', (event) => {
    if (event.target !== form) return;
    event.preventDefault();
    ask(false);
  });
})();
