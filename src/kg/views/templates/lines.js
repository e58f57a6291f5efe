/* The lines of the drawing: ours rather than the library's, since one stroke for hundreds of lines costs least. */
const TOGETHER = 250; // lines that share one stroke
for (const edge of edges) edge.bow = 0;
const bends = () => { // relations between the same two things bow apart
  const pairs = new Map();
  for (const edge of edges) {
    const key = Math.min(edge.from, edge.to) * nodes.length + Math.max(edge.from, edge.to);
    if (pairs.has(key)) pairs.get(key).push(edge);
    else pairs.set(key, [edge]);
  }
  for (const list of pairs.values()) {
    if (list.length > 1) list.forEach((edge, k) => { edge.bow = (k - (list.length - 1) / 2) * 0.3 * (edge.from < edge.to ? 1 : -1); });
  }
};
bends();

const LOOP = 20; // radius of the circle of what is related to itself
const spotOf = (i) => nodes[i];
const bend = (a, b, bow) => ({ x: (a.x + b.x) / 2 - (b.y - a.y) * bow, y: (a.y + b.y) / 2 + (b.x - a.x) * bow });
/* the point of a line at a part of its length, from 0 to 1 */
const pointOf = (edge, part) => {
  const [a, b] = [spotOf(edge.from), spotOf(edge.to)];
  if (edge.from === edge.to) return { x: a.x + LOOP * (1 + Math.cos(part * 2 * Math.PI)), y: a.y - LOOP * (1 + Math.sin(part * 2 * Math.PI)) };
  const rest = 1 - part;
  if (!edge.bow) return { x: a.x * rest + b.x * part, y: a.y * rest + b.y * part };
  const c = bend(a, b, edge.bow);
  return { x: rest * rest * a.x + 2 * rest * part * c.x + part * part * b.x, y: rest * rest * a.y + 2 * rest * part * c.y + part * part * b.y };
};
const trace = (context, edge) => {
  const [a, b] = [spotOf(edge.from), spotOf(edge.to)];
  if (edge.from === edge.to) {
    context.moveTo(a.x + 2 * LOOP, a.y - LOOP);
    context.arc(a.x + LOOP, a.y - LOOP, LOOP, 0, 2 * Math.PI);
    return;
  }
  context.moveTo(a.x, a.y);
  if (edge.bow) { const c = bend(a, b, edge.bow); context.quadraticCurveTo(c.x, c.y, b.x, b.y); }
  else context.lineTo(b.x, b.y);
};
const arrow = (context, edge, width) => {
  if (edge.from === edge.to || edge.lump) return;
  const b = spotOf(edge.to);
  const a = edge.bow ? bend(spotOf(edge.from), b, edge.bow) : spotOf(edge.from);
  const long = Math.hypot(b.x - a.x, b.y - a.y);
  const reach = sizes[edge.to] + 1;
  const size = 6 + 3.2 * width;
  if (long < reach + size) return;
  const [x, y] = [(b.x - a.x) / long, (b.y - a.y) / long];
  const [tipX, tipY] = [b.x - x * reach, b.y - y * reach];
  context.moveTo(tipX, tipY);
  context.lineTo(tipX - size * x - size * 0.4 * y, tipY - size * y + size * 0.4 * x);
  context.lineTo(tipX - size * x + size * 0.4 * y, tipY - size * y - size * 0.4 * x);
  context.closePath();
};

let bundles = []; // lines that look alike
/* group the lines that are drawn by how they look; `look` gives {color, opacity, width, on} */
const bundle = (drawnEdges, look) => {
  const found = new Map();
  for (const edge of drawnEdges) {
    const given = look(edge);
    const key = `${given.on ? 1 : 0} ${given.color} ${given.opacity} ${given.width} ${edge.dashes ? 1 : 0}`;
    if (!found.has(key)) found.set(key, { ...given, key, dashes: edge.dashes, edges: [] });
    found.get(key).edges.push(edge);
  }
  bundles = [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1)); // those in focus last, above the others
};
const drawLines = (context, scale) => {
  const { x, y } = net.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = net.DOMtoCanvas({ x: byId('net').clientWidth, y: byId('net').clientHeight });
  const inView = ({ from, to }) => {
    const [a, b] = [spotOf(from), spotOf(to)];
    return Math.min(a.x, b.x) < right + 60 && Math.max(a.x, b.x) > x - 60 && Math.min(a.y, b.y) < bottom + 60 && Math.max(a.y, b.y) > y - 60;
  };
  context.save();
  for (const one of bundles) {
    const seen = one.edges.filter(inView);
    context.globalAlpha = one.opacity;
    context.strokeStyle = one.color;
    context.fillStyle = one.color;
    context.lineWidth = one.width;
    context.setLineDash(one.dashes ? [5 * one.width, 4 * one.width] : []);
    const tipped = one.on || seen.length < 1500 || scale > 0.4; // small tips of very many lines tell nothing
    for (let k = 0; k < seen.length; k += TOGETHER) {
      const some = seen.slice(k, k + TOGETHER);
      context.beginPath();
      for (const edge of some) trace(context, edge);
      context.stroke();
      if (!tipped) continue;
      context.beginPath();
      for (const edge of some) arrow(context, edge, one.width);
      context.fill();
    }
  }
  context.restore();
};
/* the line at a point of the screen, or undefined */
const lineAt = (at) => {
  const p = net.DOMtoCanvas(at);
  let nearest = 7 / net.getScale();
  let best;
  for (const { edges: some } of bundles) {
    for (const edge of some) {
      if (edge.sign || edge.lump) continue;
      const parts = edge.from === edge.to || edge.bow ? 12 : 1;
      let a = pointOf(edge, 0);
      for (let k = 1; k <= parts; k++) {
        const b = pointOf(edge, k / parts);
        const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
        const along = Math.max(0, Math.min(1, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / square));
        const away = Math.hypot(a.x + along * (b.x - a.x) - p.x, a.y + along * (b.y - a.y) - p.y);
        if (away < nearest) { nearest = away; best = edge; }
        a = b;
      }
    }
  }
  return best;
};
