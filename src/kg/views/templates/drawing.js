/* The drawing: theme, marks, lines, zoom. */
let colour = {};
const system = matchMedia('(prefers-color-scheme: dark)');
const theme = () => root.dataset.theme || (system.matches ? 'dark' : 'light');
const readColours = () => {
  const of = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  colour = { paper: of('--paper'), ink: of('--ink'), edge: of('--edge'), strong: of('--strong'), quiet: of('--quiet'), warn: of('--warn') };
};
const fill = (type) => style.get(type)[theme()];

const SHAPES = {
  dot: 'M7 1.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z', square: 'M2 2h10v10H2z', diamond: 'M7 .8 13.2 7 7 13.2 .8 7z',
  triangle: 'M7 1.5 13 12H1z', triangleDown: 'M7 12.5 13 2H1z', hexagon: 'M4 1.8h6L13 7l-3 5.2H4L1 7z',
  star: 'M7 .7 8.9 4.9 13.4 5.4 10 8.5 11 13 7 10.7 3 13 4 8.5 .6 5.4 5.1 4.9z',
};
const SPACE = 'http://www.w3.org/2000/svg';
const icon = (type) => {
  const svg = document.createElementNS(SPACE, 'svg');
  const path = document.createElementNS(SPACE, 'path');
  svg.setAttribute('viewBox', '0 0 14 14');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.dataset.type = type;
  path.setAttribute('d', SHAPES[style.get(type).shape] || SHAPES.dot);
  path.setAttribute('fill', fill(type));
  svg.append(path);
  return svg;
};

const bends = () => { // relations between the same two things bow apart
  const pairs = new Map();
  for (const edge of edges) {
    const key = Math.min(edge.from, edge.to) + ' ' + Math.max(edge.from, edge.to);
    pairs.set(key, [...(pairs.get(key) || []), edge]);
  }
  for (const list of pairs.values()) {
    list.forEach((edge, k) => {
      const bow = (k - (list.length - 1) / 2) * 0.26 * (edge.from < edge.to ? 1 : -1);
      edge.smooth = list.length === 1 ? false : { enabled: true, type: bow < 0 ? 'curvedCCW' : 'curvedCW', roundness: Math.abs(bow) };
    });
  }
};
readColours();
bends();
const visNodes = new vis.DataSet();
const visEdges = new vis.DataSet();
let begun = false; // nodes and lines are put in by the first paint, when the zoom is known
const big = edges.length > 1500;
const net = new vis.Network(byId('net'), { nodes: visNodes, edges: visEdges }, {
  physics: false,
  layout: { improvedLayout: false },
  nodes: { borderWidth: 1.5, borderWidthSelected: 1.5, chosen: false },
  edges: { chosen: false, arrows: { to: { enabled: true, scaleFactor: 0.5 } } },
  interaction: { hover: !big, keyboard: false, hideEdgesOnDrag: big, hideEdgesOnZoom: big, multiselect: false },
});

/* marks and lines keep a readable size on the screen however far one zooms out */
let grow = 1;
let thin = 1;
const measureZoom = () => {
  const scale = net.getScale();
  grow = Math.min(4, Math.max(0.8, 5.2 / (10.6 * scale)));
  thin = Math.max(0.7, 1 / scale);
};
let waiting = 0;
const zoomed = () => {
  clearTimeout(waiting);
  const before = grow;
  waiting = setTimeout(() => { measureZoom(); if (Math.abs(grow / before - 1) > 0.06) paint(); }, big ? 160 : 40);
};
const lineColour = (edge, on, near) => {
  const plain = edge.st === 'disputed' ? colour.warn : colour.edge;
  return { color: on ? colour.strong : plain, opacity: on ? 1 : near ? 0.1 : big ? 0.35 : 0.6, inherit: false };
};
const paint = () => {
  const near = focus();
  const { picked } = state;
  visNodes.update(nodes.map((node, i) => {
    const main = picked && (picked.node === i || (picked.path && (picked.path[0] === i || picked.path.at(-1) === i)));
    return {
      ...(begun ? {} : { x: node.x, y: node.y, shape: node.shape }),
      id: i, hidden: !shown(i), size: node.size * grow * (main ? 1.25 : 1), opacity: !near || near.nodes.has(i) ? 1 : 0.13,
      borderWidth: main ? 2.5 : 1.2, color: { background: fill(node.type), border: main ? colour.ink : colour.paper },
    };
  }));
  visEdges.update(edges.map((edge) => {
    const on = near && near.edges.has(edge.i);
    const width = (on ? 1.6 : edge.st === 'reference' ? 0.7 : 1) * thin;
    const ends = begun ? {} : { from: edge.from, to: edge.to, smooth: edge.smooth, dashes: edge.dashes ? [5, 4] : false };
    return { ...ends, id: edge.i, hidden: !drawn(edge), width, color: lineColour(edge, on, near) };
  }));
  begun = true;
};
/* fit some nodes into view, with room for their labels */
const frame = (some, most = 1.15, quick = false) => {
  const box = byId('net');
  const seen = some.filter(shown);
  if (!seen.length || !box.clientWidth) return;
  const at = begun ? net.getPositions(seen) : nodes;
  const xs = seen.map((i) => at[i].x);
  const ys = seen.map((i) => at[i].y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = box.clientWidth < 500 ? 34 : 72;
  const scale = Math.min(most, (box.clientWidth - 2 * side) / Math.max(1, right - left), (box.clientHeight - 92) / Math.max(1, bottom - top));
  const move = { position: { x: (left + right) / 2, y: (top + bottom) / 2 + 8 / scale }, scale };
  setTimeout(zoomed, 320);
  net.moveTo(calm || quick ? move : { ...move, animation: { duration: 280, easingFunction: 'easeInOutQuad' } });
};
const everything = () => nodes.map((_, i) => i);

const labels = labelLayer(net, byId('net'), nodes, edges);
net.on('afterDrawing', (context) => {
  const near = focus();
  const { picked } = state;
  const visible = byDegree.filter((i) => shown(i) && (!near || near.nodes.has(i)));
  const main = picked && picked.path ? picked.path : [picked && picked.node];
  const first = [hovered, ...main].filter((i) => i !== null && i !== undefined && visible.includes(i));
  labels.draw(context, { visible, first, near, colour, grow, alone: Boolean(picked && (picked.edge || picked.path)) });
});
