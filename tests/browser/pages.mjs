// Every kind of page, with an address among the sample papers and what must be on it.
// All of them are looked at in every width and scheme, with and without script; see checks/every_page.mjs.

/// Papers of the samples that pages are about; their ids are looked up when the server runs.
const PAPERS = {
  motion: '/treffer.json?nr=A0142/22&stadt=Magdeburg&art=antrag',
  minutes: '/treffer.json?stadt=Bielefeld&art=niederschrift',
  scan: '/treffer.json?stadt=Trier&art=beschlussauszug',
};

/// The ids of the papers above.
export async function sampleIds(origin) {
  const ids = {};
  for (const [name, address] of Object.entries(PAPERS)) {
    const response = await fetch(origin + address);
    const line = (await response.text()).split('\n')[0];
    if (!line) throw new Error(`no sample paper answers ${address}`);
    ids[name] = JSON.parse(line).id;
  }
  return ids;
}

/// A page: `has` are selectors that must match, `says` texts that must be read in German,
/// `english` one of them in English. `status` is 200 unless it says otherwise.
export const pages = (ids) => [
  { name: 'start', at: '/', has: ['#q', '.examples a[href]', '.newest a[href^="/papier/"]'], says: ['So lässt sich fragen'], english: 'Ways to ask' },
  { name: 'search', at: '/?q=Sprachkurs', has: ['ol.hits article h3 a', '.hits mark', 'svg.years', '.why', 'a[rel=next], ol.hits'], says: ['Treffer', 'Gefunden über'], english: 'Found by' },
  { name: 'narrowed', at: '/?q=Sprachkurs&art=niederschrift&von=2018', has: ['.chips a.chip', 'input[name=art][checked]'], says: ['Niederschrift'], english: 'minutes' },
  { name: 'second page', at: '/?q=Integration&seite=2', has: ['a[rel=prev]', 'ol.hits[start="11"], ol.hits[start="21"]'], says: ['Vorige'], english: 'Previous' },
  { name: 'items', at: '/?q=Sprachkurs&punkte=1', has: ['ol.hits article'], says: ['TOP'], english: 'item' },
  { name: 'mistake', at: '/?q=art%3Aabc+%22offen', has: ['.mistake[role=alert] mark', '#q[aria-invalid=true]'], says: ['^'], english: '^' },
  { name: 'suggestion', at: '/?q=Sprachkrs', has: ['.meant a'], says: ['Meinten Sie'], english: 'Did you mean' },
  { name: 'nothing', at: '/?q=Xyzzyplugh', has: ['.nothing'], says: ['Nichts gefunden'], english: 'Nothing found' },
  { name: 'paper', at: `/papier/${ids.motion}`, has: ['h1', 'li.fact', '.sheets img', '.picture svg rect', 'link[rel=canonical]', 'a[href$="/original"]'], says: ['A0142/22', 'Dolmetscherpool'], english: 'Similar papers' },
  { name: 'paper found', at: `/papier/${ids.motion}?q=Dolmetscher`, has: ['.found a', '.sheets img'], says: ['Gefunden auf Seite'], english: 'Found on page' },
  { name: 'text', at: `/papier/${ids.motion}?ansicht=text&q=Dolmetscherpool`, has: ['.print p', '.print mark', '.print a.m'], says: ['als Bild'], english: 'as picture' },
  { name: 'minutes', at: `/papier/${ids.minutes}`, has: ['#anwesenheit', '.attendance .people li', '#tagesordnung', '.agenda li.item', '.vote-line svg rect'], says: ['Anwesenheit', 'Tagesordnung'], english: 'Attendance' },
  { name: 'proofs', at: `/papier/${ids.minutes}?belege=1`, has: ['.how code'], says: ['Regeln ausblenden'], english: 'Hide the rules' },
  { name: 'scan', at: `/papier/${ids.scan}`, has: ['h1', '.sheets'], says: ['Trier'], english: 'Similar papers' },
  { name: 'cite', at: `/papier/${ids.motion}/zitat`, has: ['#als-bib', '#als-ris', 'a[download]'], says: ['Zitieren', 'BibTeX'], english: 'Cite' },
  { name: 'similar', at: `/papier/${ids.motion}/aehnlich`, has: ['a[href^="/papier/"]'], says: ['Ähnliche Papiere'], english: 'Similar papers' },
  { name: 'prior', at: '/vorlaeufer', has: ['textarea[name=text]', 'input[type=file]', 'form[method=post]'], says: ['Gab es das schon?'], english: 'Has this been before?' },
  { name: 'prior found', at: '/vorlaeufer?text=Dolmetscherdienst+f%C3%BCr+Arztbesuche', has: ['li.matter h3 a', 'h2 bdi'], says: ['Gesucht nach'], english: 'Sought by' },
  { name: 'prior of a paper', at: `/vorlaeufer?papier=${ids.motion}`, has: ['main a[href^="/papier/"]'], says: ['Verglichen mit'], english: 'Compared with' },
  { name: 'life', at: `/werdegang/${ids.motion}`, has: ['ol.life li time', 'ol.life .tag', '.vote svg, ol.life'], says: ['Was geschah', 'Stellungnahme'], english: 'What happened' },
  { name: 'lives', at: '/werdegang', has: ['input[name=nr]'], says: ['Werdegang eines Antrags'], english: 'Life of a motion' },
  { name: 'register', at: '/register', has: ['table.cards tbody tr', '.counts a', 'a[href^="/register.csv"]'], says: ['überfällig'], english: 'overdue' },
  { name: 'compare', at: '/vergleich', has: ['textarea[name=begriffe]', 'main ul a[href*="begriffe="]'], says: ['Zum Ausprobieren'], english: 'To try' },
  { name: 'compared', at: '/vergleich?begriffe=Sprachmittlung%0ADolmetscher&nach=jahr', has: ['.panels svg.chart', 'table.numbers td a', 'a[href^="/vergleich.csv"]'], says: ['Zahlen'], english: 'Numbers' },
  { name: 'compared in cities', at: '/vergleich?begriffe=Sprachkurs%0AWohnung%0AEinb%C3%BCrgerung&nach=stadt&nach=jahr', has: ['.panels svg.chart', 'table.numbers'], says: ['Bild'], english: 'Chart' },
  { name: 'coverage', at: '/abdeckung', has: ['table.heat', 'h2'], says: ['Abdeckung', 'Dateien, die nicht gelesen werden konnten'], english: 'Files that could not be read' },
  { name: 'meetings', at: '/sitzungen', has: ['table.cards tbody tr', 'a[href^="/gremien/"]'], says: ['Sitzungen'], english: 'Meetings' },
  { name: 'bodies', at: '/gremien', has: ['main a[href^="/gremien/"]'], says: ['Gremien'], english: 'Bodies' },
  { name: 'body', at: '/gremien/koeln/integration-board', has: ['ol.names', 'table.heat tbody tr'], says: ['Wer dabei war'], english: 'Who was there' },
  { name: 'topics', at: '/themen', has: ['table.cards tbody th a'], says: ['Themen'], english: 'Topics' },
  { name: 'saved', at: '/gemerkt', has: ['main a.button'], says: ['Gemerkte Suchen'], english: 'Saved searches' },
  { name: 'help', at: '/hilfe', has: ['main dl.keys'], says: ['Tasten'], english: 'Keys' },
  { name: 'interface', at: '/schnittstelle', has: ['a[href="/api/v1/openapi.json"]', 'main form input'], says: ['Schnittstelle'], english: 'Interface' },
  { name: 'failure', at: '/papier/nichts/da', status: 404, has: ['main a[href="/"]'], says: ['Hier ist nichts'], english: 'There is nothing here' },
];
