/* Very many things open in groups: each is one mark until a reader opens it; what is picked is always drawn. */
const FIRST_GROUP = nodes.length; // groups come after the things and the signs
const groupOf = []; // of a thing, the number of its group
let called = new Set(); // things that are drawn though their group is closed
let ringed = null; // the things of the ring, if one is drawn
data.groups.forEach((group, g) => {
  const members = group.m;
  const x = members.reduce((sum, i) => sum + nodes[i].x, 0) / members.length;
  const y = members.reduce((sum, i) => sum + nodes[i].y, 0) / members.length;
  const mean = members.reduce((sum, i) => sum + Math.hypot(nodes[i].x - x, nodes[i].y - y), 0) / members.length;
  for (const i of members) groupOf[i] = FIRST_GROUP + g;
  nodes.push({ group: g, key: '@' + group.key, name: group.label, members, now: 0, kinds: [], type: 'group', shape: 'dot', x, y, mean, size: 0, label: group.key ? `Around ${group.label}` : group.label });
  links.push([]);
  rank.push(100000 + members.length);
});
style.set('group', { type: 'group', kind: 'group', shape: 'dot', light: '#e6ebf1', dark: '#2a3340' });
const heaps = nodes.slice(FIRST_GROUP);
const large = heaps.filter((heap) => heap.members.length >= 20);
const unit = Math.min(60, ...large.map((heap) => (heap.mean * 1.15) / Math.sqrt(heap.members.length))); // areas tell how many
for (const heap of heaps) heap.size = unit * Math.sqrt(heap.members.length);
if (heaps.length) {
  byDegree.push(...heaps.map((_, g) => FIRST_GROUP + g));
  byDegree.sort((a, b) => rank[b] - rank[a] || a - b);
}
const inClosed = (i) => groupOf[i] !== undefined && !state.open.has(nodes[groupOf[i]].key);
const lumped = (heap) => heap.now > 0 && !state.open.has(heap.key);
const regroup = () => {
  for (const heap of heaps) {
    const counts = new Map();
    for (const i of heap.members) if (shown(i)) counts.set(nodes[i].type, (counts.get(nodes[i].type) || 0) + 1);
    heap.kinds = [...style.keys()].filter((type) => counts.has(type)).map((type) => [type, counts.get(type)]);
    heap.now = heap.kinds.reduce((sum, [, n]) => sum + n, 0);
  }
};
/* what is picked, with its neighbours */
const call = () => {
  const { picked } = state;
  called = heaps.length && picked && picked.group === undefined ? focus().nodes : new Set();
};
/* lines from and to groups: one for all relations between the same two ends */
const lumpLines = () => {
  if (!heaps.length || ringed) return [];
  const found = new Map();
  const end = (i) => (inClosed(i) ? groupOf[i] : i);
  for (const edge of edges) {
    if (!drawn(edge) || !(inClosed(edge.from) || inClosed(edge.to))) continue;
    const [a, b] = [end(edge.from), end(edge.to)].sort((one, two) => one - two);
    if (a === b || !inDrawing(a) || !inDrawing(b)) continue;
    const key = a * nodes.length + b;
    if (found.has(key)) found.get(key).lump += 1;
    else found.set(key, { from: a, to: b, lump: 1, st: 'accepted', i: -1, bow: 0 });
  }
  const lumps = [...found.values()];
  const most = lumps.reduce((high, { lump }) => Math.max(high, lump), 1);
  for (const line of lumps) line.wide = 0.6 + Math.round((6 * line.lump) / most) * 0.45;
  return lumps;
};
const TURN = 2 * Math.PI;
/* which kinds a group holds, as a rim in their colours, and how many things */
const drawHeaps = (context, scale) => {
  if (ringed) return;
  const near = state.picked && state.picked.group === undefined;
  for (const heap of heaps.filter(lumped)) {
    const size = sizes[FIRST_GROUP + heap.group];
    let from = -TURN / 4;
    context.save();
    context.globalAlpha = near ? 0.2 : 1;
    context.lineWidth = size * 0.26;
    for (const [type, n] of heap.kinds) {
      const to = from + (n / heap.now) * TURN;
      context.strokeStyle = fill(type);
      context.beginPath();
      context.arc(heap.x, heap.y, size * 0.87, from, to);
      context.stroke();
      from = to;
    }
    if (size * scale > 9) {
      const high = Math.min(size * 0.5, 17 / scale);
      context.font = `600 ${high}px system-ui, sans-serif`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillStyle = colour.ink;
      context.fillText(grouped(heap.now), heap.x, heap.y);
    }
    context.restore();
  }
};
const openGroups = (some) => {
  if (!some.length) return;
  const close = state.open.has(some[0].key);
  for (const heap of some) { if (close) state.open.delete(heap.key); else state.open.add(heap.key); }
  const words = some.length > 1 ? plural(some.length, 'group') : some[0].label;
  say(`${words} ${close ? 'closed' : 'opened'}. Undo takes it back.`);
  if (some.length === 1 && !close) pick({ group: some[0].group }, true);
  else refresh(false);
};
