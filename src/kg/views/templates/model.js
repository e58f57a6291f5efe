/* What the page knows and what of it is shown: one state, which undo and the address share. */
const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId('data').textContent);
const root = document.documentElement;
const { nodes, edges } = data;
const style = new Map(data.legend.map((entry) => [entry.type, entry]));
const links = nodes.map(() => []);
edges.forEach((edge, i) => {
  edge.i = i;
  links[edge.from].push(edge);
  if (edge.to !== edge.from) links[edge.to].push(edge);
});
const numberOf = new Map(nodes.map((node, i) => [node.id, i]));
const rank = links.map((own) => own.filter((edge) => edge.st === 'accepted' || edge.st === 'reference').length);
const byDegree = nodes.map((_, i) => i).sort((a, b) => rank[b] - rank[a] || a - b);
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const SURE = ['accepted', 'reference'];
for (const edge of edges) edge.sure = SURE.includes(edge.st);
const years = nodes.map((node) => node.year).filter((year) => year !== undefined);
const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];

/* picked: null, {node}, {node, hops: 2}, {edge}, {group} or {path: [node, …], along: [edge, …]} */
const state = { picked: null, ring: false, types: new Set(), gone: new Set(), open: new Set(), doubtful: false, until: null, pinned: new Map() };
let hovered = null;

/* ---------- small helpers; every word of the graph goes in as text ---------- */
const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'onclick') element.addEventListener('click', value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};
const button = (text, onclick, attributes = {}) => make('button', { type: 'button', ...attributes, onclick }, text);
const bdi = (text) => make('bdi', {}, text);
const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ','); // toLocaleString is slow to start
const plural = (n, one) => `${grouped(n)} ${one}${n === 1 ? '' : 's'}`;
const other = (edge, i) => (edge.from === i ? edge.to : edge.from);
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const passageOf = (n) => data.passages[n];

/* ---------- what is shown ---------- */
/* a thing that was issued later than the year of the slider is not there yet, nor are its own measures and aims */
const yearOf = nodes.map((node) => node.year);
edges.forEach((edge) => {
  if (edge.part && yearOf[edge.from] !== undefined && yearOf[edge.to] === undefined) yearOf[edge.to] = yearOf[edge.from];
});
const sure = nodes.map((node) => node.sure === true);
const shown = (i) => sure[i] !== undefined && !state.types.has(nodes[i].type) && !state.gone.has(i) && (state.doubtful || sure[i])
  && (state.until === null || yearOf[i] === undefined || yearOf[i] <= state.until);
const drawn = (edge) => (state.doubtful || edge.sure) && shown(edge.from) && shown(edge.to);
const around = (i, hops) => {
  const found = { nodes: new Set([i]), edges: new Set() };
  let border = [i];
  for (let hop = 0; hop < hops; hop++) {
    const next = [];
    for (const at of border) {
      for (const edge of links[at].filter(drawn)) {
        found.edges.add(edge.i);
        const to = other(edge, at);
        if (!found.nodes.has(to)) { found.nodes.add(to); next.push(to); }
      }
    }
    border = next;
  }
  return found;
};
const focus = () => {
  const { picked } = state;
  if (!picked) return null;
  if (picked.group !== undefined) {
    const members = new Set(data.groups[picked.group].m.filter(shown));
    return { nodes: members, edges: new Set(edges.filter((edge) => drawn(edge) && (members.has(edge.from) || members.has(edge.to))).map((edge) => edge.i)) };
  }
  if (picked.edge) return { nodes: new Set([picked.edge.from, picked.edge.to]), edges: new Set([picked.edge.i]) };
  if (picked.path) return { nodes: new Set(picked.path), edges: new Set(picked.along.map((edge) => edge.i)) };
  return around(picked.node, picked.hops || 1);
};

/* The way between two things that says most: each hop costs 1 plus the logarithm of how many relations the thing
   it leads to has, so that hubs are gone round. */
const wayBetween = (start, end) => {
  const cost = new Map([[start, 0]]);
  const via = new Map();
  const open = new Set([start]);
  while (open.size) {
    let at = null;
    for (const i of open) if (at === null || cost.get(i) < cost.get(at) || (cost.get(i) === cost.get(at) && i < at)) at = i;
    open.delete(at);
    if (at === end) break;
    for (const edge of links[at].filter(drawn)) {
      const to = other(edge, at);
      const sum = cost.get(at) + 1 + (to === end ? 0 : Math.log(links[to].length));
      if (!cost.has(to) || sum < cost.get(to)) { cost.set(to, sum); via.set(to, edge); open.add(to); }
    }
  }
  if (!via.has(end)) return null;
  const path = [end];
  const along = [];
  while (path[0] !== start) { const edge = via.get(path[0]); along.unshift(edge); path.unshift(other(edge, path[0])); }
  return { path, along };
};

/* ---------- pins: where a reader put things ---------- */
const laid = nodes.map(({ x, y }) => [x, y]);
const pin = (i, x, y) => { [nodes[i].x, nodes[i].y] = [x, y]; state.pinned.set(i, [Math.round(x), Math.round(y)]); };
const readPins = (text) => {
  for (const i of state.pinned.keys()) [nodes[i].x, nodes[i].y] = laid[i];
  state.pinned.clear();
  const found = text.split(' ');
  for (let k = 0; k + 2 < found.length; k += 3) {
    const [i, x, y] = [numberOf.get(found[k]), Number(found[k + 1]), Number(found[k + 2])];
    if (i !== undefined && Number.isFinite(x) && Number.isFinite(y)) pin(i, x, y);
  }
};

/* ---------- undo and the address: both are the state, written down ---------- */
const written = () => {
  const { picked } = state;
  const words = new URLSearchParams();
  if (picked && picked.node !== undefined) words.set('s', nodes[picked.node].id);
  if (picked && picked.hops === 2) words.set('hops', '2');
  if (picked && picked.path) { words.set('s', nodes[picked.path[0]].id); words.set('to', nodes[picked.path.at(-1)].id); }
  if (picked && picked.group !== undefined) words.set('group', data.groups[picked.group].key);
  if (state.ring) words.set('ring', '1');
  if (state.types.size) words.set('without', [...state.types].sort().join(' '));
  if (state.gone.size) words.set('hidden', [...state.gone].sort((a, b) => a - b).map((i) => nodes[i].id).join(' '));
  if (state.open.size) words.set('open', [...state.open].sort().join(' '));
  if (state.doubtful) words.set('candidates', '1');
  if (state.until !== null) words.set('until', String(state.until));
  if (state.pinned.size) words.set('at', [...state.pinned].sort(([a], [b]) => a - b).map(([i, spot]) => [nodes[i].id, ...spot].join(' ')).join(' '));
  return words.toString();
};
const readBack = (text) => {
  const words = new URLSearchParams(text);
  leaveRing();
  readPins(words.get('at') || '');
  const known = (name) => numberOf.get(words.get(name));
  state.types = new Set((words.get('without') || '').split(' ').filter((type) => style.has(type)));
  state.gone = new Set((words.get('hidden') || '').split(' ').filter((id) => numberOf.has(id)).map((id) => numberOf.get(id)));
  state.open = new Set((words.get('open') || '').split(' ').filter(Boolean));
  state.ring = words.get('ring') === '1';
  state.doubtful = words.get('candidates') === '1';
  state.until = words.has('until') && Number.isFinite(Number(words.get('until'))) ? Number(words.get('until')) : null;
  const [from, to] = [known('s'), known('to')];
  const group = words.has('group') ? data.groups.findIndex((one) => one.key === words.get('group')) : -1;
  const way = from !== undefined && to !== undefined ? wayBetween(from, to) : null;
  state.picked = way || (from === undefined ? (group < 0 ? null : { group }) : { node: from, hops: words.get('hops') === '2' ? 2 : 1 });
};
const past = [];
let present = written();
const address = () => { try { history.replaceState(null, '', '#' + present); } catch (error) { /* a sandboxed frame has none */ } };
const remember = () => {
  const now = written();
  if (now === present) return;
  past.push(present);
  present = now;
  address();
};
