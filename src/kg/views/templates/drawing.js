/* The drawing: theme, marks, lines, zoom. */
let colour = {};
const system = matchMedia('(prefers-color-scheme: dark)');
const theme = () => root.dataset.theme || (system.matches ? 'dark' : 'light');
const readColours = () => {
  const of = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  colour = { paper: of('--paper'), ink: of('--ink'), edge: of('--edge'), strong: of('--strong'), quiet: of('--quiet'), warn: of('--warn'), soft: of('--soft') };
};
const fill = (type) => style.get(type)[theme()];

const SPACE = 'http://www.w3.org/2000/svg';
const icon = (type) => {
  const svg = document.createElementNS(SPACE, 'svg');
  const path = document.createElementNS(SPACE, 'path');
  svg.setAttribute('viewBox', '0 0 14 14');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.dataset.type = type;
  path.setAttribute('d', shapePath(style.get(type).shape));
  path.setAttribute('fill', fill(type));
  svg.append(path);
  return svg;
};

readColours();
const big = edges.length > 1500;
const net = stage(byId('net'));
const { redraw } = net;
const dragged = { view: false, node: null };
byId('net').addEventListener('pointerdown', (event) => { // before the library sees it: a mark is dragged alone
  const box = byId('net').getBoundingClientRect();
  dragged.node = markAt({ x: event.clientX - box.left, y: event.clientY - box.top }) ?? null;
  net.holdView(dragged.node !== null);
}, true);
net.on('dragStart', () => { dragged.view = dragged.node === null; });
net.on('dragging', (event) => {
  if (dragged.node === null) return;
  Object.assign(nodes[dragged.node], event.pointer.canvas);
  redraw();
});
/* what was put elsewhere stays there; in a ring things lie as the ring has them */
const keepPin = (i) => {
  if (i === null || i >= THINGS || ringed) return;
  pin(i, nodes[i].x, nodes[i].y);
  remember();
  byId('undo').disabled = false;
};
const nudge = (i, x, y) => {
  Object.assign(nodes[i], { x: nodes[i].x + x / net.getScale(), y: nodes[i].y + y / net.getScale() });
  keepPin(i);
  redraw();
};
net.on('dragEnd', () => { if (!dragged.view) keepPin(dragged.node); Object.assign(dragged, { view: false, node: null }); redraw(); });
net.on('release', () => { dragged.node = null; });

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
/* how far a line reaches, as a part of the whole drawing: long ones cross much and tell little, so they are fainter */
const REACHES = 0.3;
let extent = 1;
const reachOf = ({ from, to }) => Math.hypot(nodes[from].x - nodes[to].x, nodes[from].y - nodes[to].y) / extent;
const measureExtent = () => {
  const seen = nodes.filter((node, i) => inDrawing(i) && Number.isFinite(node.x));
  const side = (key) => (seen.length ? seen.reduce((most, node) => Math.max(most, node[key]), -Infinity) - seen.reduce((least, node) => Math.min(least, node[key]), Infinity) : 0);
  extent = Math.hypot(side('x'), side('y')) || 1;
};
const lineLook = (edge, near) => {
  if (edge.lump) return { color: colour.edge, opacity: near ? 0.12 : 0.45, width: edge.wide * thin, on: false };
  const on = Boolean(near) && (edge.sign ? nodes[edge.sign].members.some((i) => near.edges.has(links[i][0].i)) : near.edges.has(edge.i));
  const plain = edge.st === 'disputed' ? colour.warn : colour.edge;
  const width = (on ? 1.6 : edge.st === 'reference' ? 0.7 : 1) * thin;
  const faint = edge.sign || reachOf(edge) < REACHES ? 1 : 0.5;
  return { color: on ? colour.strong : plain, opacity: on ? 1 : near ? 0.1 : faint * (big ? 0.35 : edges.length > 400 ? 0.45 : 0.6), width, on };
};
const paint = () => {
  const near = focus();
  const seen = new Set(near ? withSigns(near) : []);
  const { picked } = state;
  const ends = picked && picked.path ? [picked.path[0], picked.path.at(-1)] : [picked && picked.node];
  crowd((i) => {
    const main = ends.includes(i);
    const size = i >= FIRST_GROUP ? Math.max(nodes[i].size, 6 * thin) : nodes[i].size * grow * (main ? 1.25 : 1);
    return { main, size, faint: Boolean(near) && !seen.has(i) };
  });
  measureExtent();
  bundle([...edges.filter((edge) => drawn(edge) && inDrawing(edge.from) && inDrawing(edge.to)), ...signs.filter((sign) => inDrawing(sign.line.sign)).map((sign) => sign.line), ...lumpLines()], (edge) => lineLook(edge, near));
  redraw();
};
/* fit some nodes into view, with room for their labels */
const frame = (some, most = 1.15, quick = false) => {
  const box = byId('net');
  const seen = some.filter(inDrawing);
  if (!seen.length || !box.clientWidth) return;
  const xs = seen.map((i) => spotOf(i).x);
  const ys = seen.map((i) => spotOf(i).y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = box.clientWidth < 500 ? 34 : 72;
  const scale = Math.min(most, (box.clientWidth - 2 * side) / Math.max(1, right - left), (box.clientHeight - 92) / Math.max(1, bottom - top));
  const move = { position: { x: (left + right) / 2, y: (top + bottom) / 2 + 8 / scale }, scale };
  setTimeout(zoomed, 320);
  net.moveTo(calm || quick ? move : { ...move, animation: { duration: 280, easingFunction: 'easeInOutQuad' } });
};
/* a caption above the things without a relation, as long as they lie by themselves */
const lonely = (() => {
  const some = nodes.map((_, i) => i).filter((i) => i < THINGS && sure[i] && !links[i].some((edge) => edge.from !== edge.to && sure[edge.from] && sure[edge.to]));
  if (some.length < 8 || heaps.length) return null;
  const [xs, ys] = [some.map((i) => nodes[i].x), some.map((i) => nodes[i].y)];
  const box = [Math.min(...xs) - 34, Math.min(...ys) - 34, Math.max(...xs) + 34, Math.max(...ys) + 34];
  const own = new Set(some);
  const mixed = nodes.some(({ x, y }, i) => sure[i] && !own.has(i) && x > box[0] && x < box[2] && y > box[1] && y < box[3]);
  return mixed ? null : { some, box };
})();
const lonelyNow = () => (lonely && !ringed && !state.picked ? lonely.some.filter(inDrawing).length : 0);
const drawLonely = (context) => {
  if (!lonelyNow()) return;
  const [left, top, right, bottom] = lonely.box;
  context.save();
  context.fillStyle = colour.soft;
  context.beginPath();
  context.roundRect(left, top, right - left, bottom - top, 20);
  context.fill();
  context.restore();
};
const everything = () => nodes.map((_, i) => i);

const labels = labelLayer(net, byId('net'), nodes, edges, pointOf);
const labelState = () => {
  const near = focus();
  if (near) near.edges = new Set([...near.edges].filter((k) => inDrawing(edges[k].from) && inDrawing(edges[k].to)));
  const { picked } = state;
  const seen = near && new Set(withSigns(near));
  const visible = byDegree.filter((i) => inDrawing(i) && (!near || seen.has(i)));
  const main = picked && picked.path ? picked.path : [picked && picked.node];
  const first = [hovered, ...main].filter((i) => i !== null && i !== undefined && visible.includes(i));
  const alone = lonelyNow();
  const caption = alone ? { words: `${plural(alone, 'thing')} without a relation`, x: (lonely.box[0] + lonely.box[2]) / 2, y: lonely.box[3] } : null;
  return { visible, first, near, sizes, caption, alone: Boolean(picked && (picked.edge || picked.path)) };
};
/* While the view of a large drawing is dragged, its last picture is moved along; after so many pixels it is drawn anew. */
const FAR = 120;
const shot = { canvas: null, zero: null };
const drawMoved = (context, zero, ratio) => {
  const [right, down] = [zero.x - shot.zero.x, zero.y - shot.zero.y];
  if (Math.abs(right) > FAR || Math.abs(down) > FAR) return false;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(shot.canvas, Math.round(right * ratio), Math.round(down * ratio));
  context.restore();
  return true;
};
const takeShot = (canvas, zero) => {
  shot.canvas ??= document.createElement('canvas');
  if (shot.canvas.width !== canvas.width) shot.canvas.width = canvas.width;
  if (shot.canvas.height !== canvas.height) shot.canvas.height = canvas.height;
  const context = shot.canvas.getContext('2d');
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(canvas, 0, 0);
  shot.zero = zero;
};
net.on('afterDrawing', (context) => {
  const zero = net.canvasToDOM({ x: 0, y: 0 });
  if (dragged.view && shot.zero && drawMoved(context, zero, window.devicePixelRatio || 1)) return;
  const scale = net.getScale();
  drawLonely(context);
  drawLines(context, scale);
  drawMarks(context, scale);
  drawHeaps(context, scale);
  labels.draw(context, dragged.view, labelState, colour);
  if (dragged.view && big) takeShot(context.canvas, zero);
  else shot.zero = null;
});
