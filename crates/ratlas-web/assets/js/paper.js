// What the paper page gains with script: a fact shows its words while one is at it, and the other way
// round; citations can be copied.
(() => {
  'use strict';
  const marks = (number) => document.querySelectorAll(`[data-mark="${number}"]`);
  const facts = (number) => document.querySelectorAll(`[data-fact="${number}"]`);
  const set = (elements, isOn) => elements.forEach((it) => it.classList.toggle('on', isOn));
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  // Only the box with the pages scrolls; the facts stay where the reader is.
  const show = (mark) => {
    const box = mark.closest('.sheets');
    if (!box || box.scrollHeight <= box.clientHeight) return;
    const [inner, outer] = [mark.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    const top = box.scrollTop + inner.top - outer.top - outer.height / 3;
    box.scrollTo({ top, behavior: still.matches ? 'auto' : 'smooth' });
  };
  let wait = 0;
  const follow = (event, isOn) => {
    if (!(event.target instanceof Element)) return;
    const fact = event.target.closest('[data-fact]');
    if (fact) {
      const own = marks(fact.dataset.fact);
      set(own, isOn);
      clearTimeout(wait);
      // Passing over a list with the pointer is no wish to see all of it.
      if (isOn && own.length) wait = setTimeout(() => show(own[0]), event.type === 'focusin' ? 0 : 250);
    }
    const mark = event.target.closest('[data-mark]');
    if (mark) { set(facts(mark.dataset.mark), isOn); set(marks(mark.dataset.mark), isOn); }
  };
  if (document.querySelector('[data-fact]')) {
    for (const name of ['pointerover', 'focusin']) document.addEventListener(name, (event) => follow(event, true));
    for (const name of ['pointerout', 'focusout']) document.addEventListener(name, (event) => follow(event, false));
  }
  // Similar papers take a moment to find: they come once the reader gets to them. A document that is asked
  // for as one is parsed without its scripts.
  const bring = (place) => {
    const ask = new XMLHttpRequest();
    ask.open('GET', place.dataset.later);
    ask.responseType = 'document';
    ask.onload = () => {
      const list = ask.status === 200 && ask.response && ask.response.querySelector('[data-similar]');
      if (!list) return;
      [...list.children].slice(5).forEach((it) => it.remove());
      place.before(document.adoptNode(list));
      place.firstElementChild.textContent = place.dataset.more;
    };
    ask.send();
  };
  const later = document.querySelector('[data-later]');
  if (later && window.IntersectionObserver) {
    const watch = new IntersectionObserver((seen) => {
      if (seen.some((it) => it.isIntersecting)) { watch.disconnect(); bring(later); }
    }, { rootMargin: '300px' });
    watch.observe(later);
  }
  for (const text of document.querySelectorAll('.copy')) {
    if (!navigator.clipboard) break;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet copy-button no-print';
    button.textContent = text.dataset.copy;
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', async () => {
      try { await navigator.clipboard.writeText(text.textContent); button.textContent = text.dataset.copied; } catch { getSelection().selectAllChildren(text); }
    });
    text.after(button);
  }
})();
