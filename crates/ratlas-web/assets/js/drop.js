// Files dropped anywhere on the zone go into its file field; the form is then sent as it would be by hand.
(() => {
  'use strict';
  const zone = document.querySelector('[data-drop]');
  const field = zone && zone.querySelector('input[type=file]');
  if (!field || typeof DataTransfer === 'undefined') return;
  const hint = zone.querySelector('[data-drop-hint]');
  if (hint) hint.hidden = false;
  const holdsFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes('Files');
  let depth = 0;
  const mark = () => zone.classList.toggle('dropping', depth > 0);
  document.addEventListener('dragenter', (event) => { if (holdsFiles(event)) { depth += 1; mark(); } });
  document.addEventListener('dragleave', (event) => { if (holdsFiles(event)) { depth = Math.max(0, depth - 1); mark(); } });
  // A file dropped beside the zone must not replace the page.
  document.addEventListener('dragover', (event) => { if (holdsFiles(event)) event.preventDefault(); });
  document.addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    depth = 0;
    mark();
    const files = event.dataTransfer.files;
    if (!files.length) return;
    const one = new DataTransfer();
    one.items.add(files[0]);
    field.files = one.files;
    field.focus();
  });
})();
