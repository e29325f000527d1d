// Keys: `/`, `?`, `j`/`k` through hits, `n`/`p` through pages, `g` and a letter to a section.
(() => {
  'use strict';
  const sections = { s: '/', v: '/vorlaeufer', r: '/register', c: '/vergleich', h: '/hilfe' };
  let isGoing = false;
  const isTyping = (element) => element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  const follow = (selector) => { const link = document.querySelector(selector); if (link) link.click(); return !!link; };
  const step = (by) => {
    const hits = [...document.querySelectorAll('[data-hit] h3 a')];
    const at = hits.indexOf(document.activeElement);
    const next = hits[at < 0 ? (by > 0 ? 0 : hits.length - 1) : at + by];
    if (next) { next.focus(); next.scrollIntoView({ block: 'nearest' }); }
    return hits.length > 0;
  };
  const act = (key) => {
    if (isGoing) { isGoing = false; if (sections[key]) { location.href = sections[key]; return true; } return false; }
    switch (key) {
      case '/': { const field = document.querySelector('input[type=search]'); if (field) { field.focus(); field.select(); } return !!field; }
      case '?': { const sheet = document.getElementById('tasten'); if (sheet && !sheet.open) sheet.showModal(); return !!sheet; }
      case 'j': return step(1);
      case 'k': return step(-1);
      case 'n': return follow('a[rel=next]');
      case 'p': return follow('a[rel=prev]');
      case 'g': isGoing = true; setTimeout(() => { isGoing = false; }, 1500); return true;
      default: return false;
    }
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    if (act(event.key)) event.preventDefault();
  });
})();
