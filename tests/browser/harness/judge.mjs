// What is wrong with a page as it is shown: lists of offences, empty where all is well.
import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/// A page without its pictures.
export const MAX_BYTES = 100_000;

/// The only rules whose answer depends on colours: the others say the same in every scheme.
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/// What the accessibility checker finds, one line an element; by all its rules or by those of colours.
export async function axeOffences(page, isAll = true) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.map((it) => ({ id: it.id, nodes: it.nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ''}`) }));
  }, isAll ? { type: 'tag', values: TAGS } : { type: 'rule', values: OF_COLOURS });
  return violations.flatMap((it) => it.nodes.slice(0, 4).map((node) => `axe ${it.id}: ${node}`));
}

/// What makes the document scroll sideways, or stands beyond its edge without a way to get there.
export async function wideOffences(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const edge = root.clientWidth;
    const name = (it) => `${it.localName}${it.id ? `#${it.id}` : ''}${it.classList.length ? `.${[...it.classList].join('.')}` : ''}`;
    const isClipped = (element) => {
      for (let it = element; it && it !== document.body; it = it.parentElement) {
        const style = getComputedStyle(it);
        if (style.overflowX !== 'visible' || style.clipPath !== 'none' || style.position === 'fixed') return true;
      }
      return false;
    };
    const isWide = (it) => { const box = it.getBoundingClientRect(); return box.width > 0 && box.right > edge + 1; };
    const wide = [...document.body.querySelectorAll('*')].filter((it) => isWide(it) && !isClipped(it));
    const offences = wide.slice(0, 5).map((it) => `wider than the window of ${edge}: ${name(it)} ends at ${Math.round(it.getBoundingClientRect().right)}`);
    if (root.scrollWidth > root.clientWidth) offences.push(`the document scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
    return offences;
  });
}

/// What a reader with a keyboard meets: where the focus goes, in order, and whether it can be seen.
export async function tabStops(page, count) {
  const stops = [];
  for (let i = 0; i < count; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const it = document.activeElement;
      if (!it || it === document.body) return null;
      const style = getComputedStyle(it);
      const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      const box = it.getBoundingClientRect();
      window.stops ??= [];
      const isAgain = window.stops.includes(it);
      const isBehind = window.stops.length > 0 && !(window.stops.at(-1).compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING);
      window.stops.push(it);
      return {
        name: `${it.localName}${it.id ? `#${it.id}` : ''} ${(it.textContent || it.getAttribute('aria-label') || it.name || '').trim().slice(0, 40)}`,
        id: it.id, tag: it.localName, text: it.textContent.trim(),
        isSeen: (isOutlined || style.boxShadow !== 'none') && box.width > 0 && box.height > 0,
        isAgain, isBehind,
      };
    });
    if (!stop || stop.isAgain) break;
    stops.push(stop);
  }
  return stops;
}

/// Focus that cannot be seen, and jumps backwards.
export async function focusOffences(page, count) {
  const stops = await tabStops(page, count);
  if (stops.length === 0) return ['nothing can be reached with the tab key'];
  return stops.flatMap((it) => [
    ...(it.isSeen ? [] : [`focus cannot be seen: ${it.name}`]),
    ...(it.isBehind ? [`focus jumps back to: ${it.name}`] : []),
  ]);
}

/// What every page has, whatever it shows.
export async function frameOffences(page, language) {
  return page.evaluate((language) => {
    const offences = [];
    const n = (selector) => document.querySelectorAll(selector).length;
    if (document.documentElement.lang !== language) offences.push(`lang is ${document.documentElement.lang}`);
    if (!/ – Ratlas$/.test(document.title) || /^ – /.test(document.title)) offences.push(`title is ${document.title}`);
    if (n('h1') !== 1) offences.push(`${n('h1')} h1`);
    if (n('main') !== 1) offences.push(`${n('main')} main`);
    if (n('[style], style, script:not([src]), [onclick], [onload], [onerror]')) offences.push('inline style or script');
    if (n('[tabindex]:not([tabindex="0"], [tabindex="-1"])')) offences.push('an order of its own for the tab key');
    if (n('[target=_blank]')) offences.push('a link opens a window');
    const ids = [...document.querySelectorAll('[id]')].map((it) => it.id);
    for (const id of new Set(ids.filter((it, idx) => ids.indexOf(it) !== idx))) offences.push(`id twice: ${id}`);
    // Links inside a drawing have no parts of an address, only the attribute.
    for (const href of [...document.querySelectorAll('a[href^="#"]')].map((it) => it.getAttribute('href'))) {
      if (!document.getElementById(decodeURIComponent(href.slice(1)))) offences.push(`link to nowhere: ${href}`);
    }
    for (const it of document.querySelectorAll('[aria-labelledby], [aria-describedby]')) {
      const named = `${it.getAttribute('aria-labelledby') ?? ''} ${it.getAttribute('aria-describedby') ?? ''}`;
      for (const id of named.split(/\s+/).filter(Boolean)) if (!document.getElementById(id)) offences.push(`told by nothing: ${id}`);
    }
    // Citations have braces of their own.
    const text = [...document.querySelectorAll('body *:not(pre, code, script)')].flatMap((it) => [...it.childNodes])
      .filter((it) => it.nodeType === Node.TEXT_NODE).map((it) => it.data).join('\n');
    for (const odd of ['{{', '}}', '{%', 'undefined', 'Some(']) if (text.includes(odd)) offences.push(`text has ${odd}`);
    return offences;
  }, language);
}

/// What moves although the reader has asked for stillness.
export async function motionOffences(page) {
  return page.evaluate(() => {
    const offences = [];
    if (getComputedStyle(document.documentElement).scrollBehavior !== 'auto') offences.push('the page scrolls smoothly');
    for (const it of document.querySelectorAll('*')) {
      const style = getComputedStyle(it);
      const seconds = (text) => Math.max(...text.split(',').map(parseFloat));
      if (style.animationName !== 'none' || seconds(style.transitionDuration) > 0.01) offences.push(`moves: ${it.localName}.${it.className}`);
    }
    return offences.slice(0, 5);
  });
}

/// What is left on paper that can only be clicked.
export async function printOffences(page) {
  await page.emulateMedia({ media: 'print' });
  const offences = await page.evaluate(() => {
    const isShown = (it) => it.getClientRects().length > 0;
    const left = [...document.querySelectorAll('.top nav, footer.bottom, form, button, .skip, .language')].filter(isShown);
    const text = document.querySelector('main')?.innerText.trim() ?? '';
    return [...left.map((it) => `printed: ${it.localName}.${it.className}`), ...(text.length < 20 ? ['nothing is printed'] : [])];
  });
  const pdf = await page.pdf({ format: 'A4' });
  if (pdf.subarray(0, 5).toString() !== '%PDF-') offences.push('cannot be printed');
  await page.emulateMedia({ media: 'screen' });
  return offences;
}
