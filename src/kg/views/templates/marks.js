/* The marks of the drawing, and what lies at a point of the screen. */
const TOUCH = 30; // marks that share one path; they are taken in the order of rank, so that few lie side by side
const ROUND = 'M7 1.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z';
const POINTS = { // corners in a box of 14 by 14, in which a dot has the radius 5.5
  square: [[2, 2], [12, 2], [12, 12], [2, 12]],
  diamond: [[7, 0.8], [13.2, 7], [7, 13.2], [0.8, 7]],
  triangle: [[7, 1.5], [13, 12], [1, 12]],
  triangleDown: [[7, 12.5], [13, 2], [1, 2]],
  hexagon: [[4, 1.8], [10, 1.8], [13, 7], [10, 12.2], [4, 12.2], [1, 7]],
  star: [[7, 0.7], [8.9, 4.9], [13.4, 5.4], [10, 8.5], [11, 13], [7, 10.7], [3, 13], [4, 8.5], [0.6, 5.4], [5.1, 4.9]],
};
const shapePath = (shape) => (POINTS[shape] ? 'M' + POINTS[shape].map((point) => point.join(' ')).join('L') + 'z' : ROUND);
const CORNERS = Object.fromEntries(Object.entries(POINTS).map(([name, points]) => [name, points.map(([x, y]) => [(x - 7) / 5.5, (y - 7) / 5.5])]));

const trackMark = (context, { x, y }, shape, size) => {
  const corners = CORNERS[shape];
  if (!corners) {
    context.moveTo(x + size, y);
    context.arc(x, y, size, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([a, b], k) => { if (k) context.lineTo(x + a * size, y + b * size); else context.moveTo(x + a * size, y + b * size); });
  context.closePath();
};

let crowds = []; // marks that look alike, those to be drawn last at the end
const sizes = nodes.map((node) => node.size); // as drawn, in units of the drawing
/* group what is shown by look; `look` gives {size, faint, main} */
const crowd = (look) => {
  const found = new Map();
  for (let k = byDegree.length - 1; k >= 0; k--) {
    const i = byDegree[k];
    if (!inDrawing(i)) continue;
    const given = look(i);
    sizes[i] = given.size;
    const key = `${given.main ? 2 : given.faint ? 0 : 1} ${nodes[i].type}`;
    if (!found.has(key)) found.set(key, { ...given, key, type: nodes[i].type, shape: nodes[i].shape, members: [] });
    found.get(key).members.push(i);
  }
  crowds = [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
};
const drawMarks = (context, scale) => {
  const start = net.DOMtoCanvas({ x: -30, y: -30 });
  const end = net.DOMtoCanvas({ x: byId('net').clientWidth + 30, y: byId('net').clientHeight + 30 });
  const inView = (i) => nodes[i].x > start.x && nodes[i].x < end.x && nodes[i].y > start.y && nodes[i].y < end.y;
  context.save();
  for (const one of crowds) {
    const seen = one.members.filter(inView);
    const rim = (one.main ? 2.5 : 1.2) / Math.min(1, scale * 1.4);
    context.globalAlpha = one.faint ? 0.13 : 1;
    for (let k = 0; k < seen.length; k += TOUCH) {
      const some = seen.slice(k, k + TOUCH);
      context.beginPath();
      for (const i of some) trackMark(context, nodes[i], one.shape, sizes[i]);
      context.lineWidth = 2 * rim;
      context.lineJoin = 'round';
      context.strokeStyle = one.main ? colour.ink : colour.paper;
      if (!one.faint) context.stroke(); // half of the rim lies under the fill
      context.fillStyle = fill(one.type);
      context.fill();
    }
  }
  context.globalAlpha = 1;
  context.strokeStyle = colour.paper;
  context.beginPath();
  for (const sign of signs.filter((one) => inDrawing(one.line.sign))) { // a plus says that there is more
    const half = sizes[sign.line.sign] * 0.5;
    context.lineWidth = half * 0.45;
    context.moveTo(sign.x - half, sign.y);
    context.lineTo(sign.x + half, sign.y);
    context.moveTo(sign.x, sign.y - half);
    context.lineTo(sign.x, sign.y + half);
  }
  context.stroke();
  context.restore();
};
/* the mark at a point of the screen, or undefined */
const markAt = (at) => {
  const p = net.DOMtoCanvas(at);
  const slack = 3 / net.getScale();
  let nearest = 1;
  let best;
  for (const { members } of crowds) {
    for (const i of members) {
      const away = Math.hypot(nodes[i].x - p.x, nodes[i].y - p.y) / (sizes[i] + slack);
      if (away < nearest) { nearest = away; best = i; }
    }
  }
  return best;
};
