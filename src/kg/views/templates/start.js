/* Buttons, keys and the first view. */
net.on('click', (event) => {
  const node = markAt(event.pointer.DOM);
  const edge = node === undefined ? lineAt(event.pointer.DOM) : undefined;
  if (node >= FIRST_GROUP) openGroups([nodes[node]]);
  else if (node >= THINGS) unfold([nodes[node]]);
  else if (node !== undefined) pick({ node }, false);
  else if (edge !== undefined && (!focus() || focus().edges.has(edge.i))) pick({ edge }, false);
  else if (state.picked) pick(null, false);
});
byId('net').addEventListener('pointermove', (event) => {
  if (event.buttons || event.pointerType !== 'mouse') return;
  const box = byId('net').getBoundingClientRect();
  const at = markAt({ x: event.clientX - box.left, y: event.clientY - box.top }) ?? null;
  if (at === hovered) return;
  hovered = at;
  byId('net').style.cursor = at === null ? '' : 'pointer';
  byId('net').title = at >= FIRST_GROUP ? `${nodes[at].label}, ${plural(nodes[at].now, 'thing')}: click to open` : at >= THINGS ? `${nodes[at].label}: click to draw each of them` : '';
  if (!big || at !== null) redraw();
});

for (const entry of data.legend) {
  const chip = make('button', { type: 'button', class: 'chip', 'aria-pressed': 'true', onclick: () => toggle(entry.type) }, icon(entry.type), entry.kind, make('b', {}, String(entry.count)));
  chip.dataset.type = entry.type;
  byId('legend').append(chip);
}
const unsure = edges.filter((edge) => !SURE.includes(edge.st)).length;
const doubtful = button(`also candidate and disputed (${unsure})`, () => { state.doubtful = !state.doubtful; refresh(false, true); }, { class: 'chip', id: 'doubtful', 'aria-pressed': 'false' });
doubtful.hidden = !unsure;
byId('legend').append(doubtful);
if (years.length > 1 && firstYear < lastYear) {
  const slider = make('input', { type: 'range', id: 'until', min: firstYear, max: lastYear, step: 1, value: lastYear, 'aria-label': 'Show only what was issued up to this year' });
  slider.addEventListener('input', () => { state.until = Number(slider.value) >= lastYear ? null : Number(slider.value); refresh(false, true); });
  byId('legend').append(make('span', { class: 'slide' }, slider, make('output', { id: 'untilSaid', for: 'until' }, 'all years')));
}

const pan = (x, y) => { const at = net.getViewPosition(); net.moveTo({ position: { x: at.x + x / net.getScale(), y: at.y + y / net.getScale() } }); };
const help = () => { const box = byId('help'); if (box.open) box.close(); else box.showModal(); };
const DRAWING_KEYS = {
  ArrowLeft: () => pan(-60, 0), ArrowRight: () => pan(60, 0), ArrowUp: () => pan(0, -60), ArrowDown: () => pan(0, 60),
  Enter: () => {
    if (state.picked && state.picked.group !== undefined) openGroups([heaps[state.picked.group]]);
    else if (!state.picked && heaps.some(lumped)) pick({ group: heaps.find(lumped).group }, true);
    else if (!state.picked) pick({ node: byDegree.find(shown) ?? 0 }, true);
  },
};
const ASIDE = { ArrowLeft: [-20, 0], ArrowRight: [20, 0], ArrowUp: [0, -20], ArrowDown: [0, 20] };
const own = () => (state.picked && state.picked.node !== undefined ? state.picked.node : null);
const KEYS = {
  '/': () => findBox.focus(), '?': help, t: () => { chosen = true; table(); }, u: undo,
  '+': () => net.moveTo({ scale: net.getScale() * 1.25 }), '=': () => net.moveTo({ scale: net.getScale() * 1.25 }),
  '-': () => net.moveTo({ scale: net.getScale() / 1.25 }), 0: () => frame(everything()),
  g: () => { const shut = heaps.filter(lumped); openGroups(shut.length ? shut : heaps); },
  r: ring,
  f: () => unfold(own() === null ? signs.filter((sign) => sign.now > MANY) : foldsOf(own())),
  p: () => { if (own() !== null) pathFrom(own()); }, h: () => { if (own() !== null) hide(own()); },
  2: () => { if (own() !== null) pick({ node: own(), hops: 2 }, true); },
  Escape: () => { if (pathStart !== null) noPath(); else if (state.picked) pick(null, true); },
};
byId('net').addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !DRAWING_KEYS[event.key]) return;
  if (event.shiftKey && ASIDE[event.key] && own() !== null) nudge(own(), ...ASIDE[event.key]);
  else DRAWING_KEYS[event.key]();
  event.preventDefault();
});
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && event.target !== findBox) { undo(); event.preventDefault(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input:not([type="range"]), select, textarea') || byId('help').open) return;
  const act = KEYS[event.key] || KEYS[event.key.toLowerCase()];
  if (act) { act(); event.preventDefault(); }
});
byId('all').addEventListener('click', () => frame(everything()));
byId('undo').addEventListener('click', undo);
byId('astable').addEventListener('click', () => { chosen = true; table(); });
byId('keysbutton').addEventListener('click', help);
byId('help').querySelector('button').addEventListener('click', help);
byId('hint').querySelector('button').addEventListener('click', noPath);
byId('save').addEventListener('change', (event) => { SAVERS[event.target.value]?.(); event.target.value = ''; });
const repaint = () => {
  readColours();
  for (const svg of document.querySelectorAll('svg.icon')) svg.firstChild.setAttribute('fill', fill(svg.dataset.type));
  paint();
};
byId('theme').addEventListener('click', () => { root.dataset.theme = theme() === 'dark' ? 'light' : 'dark'; repaint(); });
system.addEventListener('change', repaint);
const fromAddress = () => {
  let text = '';
  try { text = decodeURIComponent(location.hash.slice(1)); } catch (error) { return false; }
  if (numberOf.has(text)) text = 's=' + encodeURIComponent(text);
  else text = location.hash.slice(1);
  if (!text) return false;
  readBack(text);
  refresh(false);
  return true;
};
addEventListener('hashchange', fromAddress);
/* on a narrow screen the table comes first, until a reader chooses; a frame in a page may get its width only later */
let chosen = false;
const suit = () => { if (!chosen && !location.hash && (innerWidth < 600) === byId('tabled').hidden && !state.picked) table(true); };
let width = innerWidth;
addEventListener('resize', () => {
  if (Math.abs(innerWidth - width) <= 40) return;
  width = innerWidth;
  suit();
  frame(focus() ? withSigns(focus()) : everything(), 1.15, true);
});

/* what changes the page comes before what asks for its size, so that it is laid out once */
recount();
regroup();
count();
fillPanel(false);
frame(everything(), 1.15, true);
measureZoom();
paint();
net.on('zoom', zoomed);
net.on('animationFinished', zoomed);
fromAddress();
byId('undo').disabled = true;
suit();
