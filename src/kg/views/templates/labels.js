/* Labels in screen size: the best linked first, never one over another, hardly ever over a mark, never cut off by the edge. */
'use strict';
const labelLayer = (net, box, nodes, edges) => {
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", sans-serif';
  const MOST = 260; // labels drawn at once
  const PROUD = 14; // so many of the best linked may lie over marks, though not over labels

  const wrap = (text, width) => {
    const lines = [''];
    for (const word of text.split(/(?<=[\s\u3000-\u30ff\u3400-\u9fff\u00b7/-])/u)) {
      const last = lines.length - 1;
      if (lines[last] && (lines[last] + word).trim().length > width) lines.push(word);
      else lines[last] += word;
    }
    const clean = lines.map((line) => (line.trim().length > width + 8 ? line.trim().slice(0, width + 7) + '…' : line.trim()));
    return clean.length > 3 ? [clean[0], clean[1], clean[2].replace(/[\s,.;:]+$/, '') + ' …'] : clean;
  };
  const wrapped = nodes.map((node) => wrap(node.label, 24));

  const widths = new Map();
  const measure = (context, text, font) => {
    const key = font + text;
    if (!widths.has(key)) { context.font = font; widths.set(key, context.measureText(text).width); }
    return widths.get(key);
  };

  class Grid { // which boxes of the screen are taken
    constructor() { this.cells = new Map(); }

    *keys([x, y, w, h]) {
      for (let i = Math.floor(x / 48); i <= (x + w) / 48; i++) {
        for (let j = Math.floor(y / 48); j <= (y + h) / 48; j++) yield i * 65536 + j;
      }
    }

    free(area, but = -1) { return this.count(area, but) === 0; }

    count([x, y, w, h], but) {
      const met = new Set();
      for (const key of this.keys([x, y, w, h])) {
        for (const [b, owner] of this.cells.get(key) || []) {
          if (owner !== but && x < b[0] + b[2] && b[0] < x + w && y < b[1] + b[3] && b[1] < y + h) met.add(owner);
        }
      }
      return met.size;
    }

    take(area, owner = -2) {
      for (const key of this.keys(area)) {
        const cell = this.cells.get(key);
        if (cell) cell.push([area, owner]);
        else this.cells.set(key, [[area, owner]]);
      }
    }
  }

  const write = (context, lines, x, y, size, font, ink, paper) => {
    context.font = font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = paper;
    context.fillStyle = ink;
    lines.forEach((line, k) => {
      const at = y + (k + 0.5) * size * 1.2;
      context.strokeText(line, x, at);
      context.fillText(line, x, at);
    });
  };
  let wide = 0;
  let high = 0;
  const inside = ([x, y, w, h]) => x >= 3 && y >= 3 && x + w <= wide - 3 && y + h <= high - 3;
  const pushedIn = ([x, y, w, h]) => [Math.max(3, Math.min(x, wide - 3 - w)), Math.max(3, Math.min(y, high - 3 - h)), w, h];

  const nodeLabel = (context, state, i, at, radius, rank) => {
    const main = state.first.includes(i);
    const size = main ? 14 : 12.5;
    const font = `${main ? '600 ' : ''}${size}px ${FONT}`;
    const w = Math.max(...wrapped[i].map((line) => measure(context, line, font))) + 4;
    const h = wrapped[i].length * size * 1.2;
    const spots = [
      [at.x - w / 2, at.y + radius + 3, w, h], [at.x - w / 2, at.y - radius - 3 - h, w, h],
      [at.x + radius + 4, at.y - h / 2, w, h], [at.x - radius - 4 - w, at.y - h / 2, w, h],
      ...[[1, 1], [-1, 1], [1, -1], [-1, -1]].map(([a, b]) => [
        at.x + a * radius * 0.7 - (a < 0 ? w : 0), at.y + b * (radius * 0.7 + 2) - (b < 0 ? h : 0), w, h,
      ]),
    ];
    const open = (spot) => inside(spot) && state.labels.free(spot);
    const least = main ? 99 : rank < 6 ? 9 : rank < PROUD ? 4 : 0; // marks that it may cover
    const best = spots.filter(open).map((s) => [state.marks.count(s, i), s]).reduce((a, b) => (b[0] < a[0] ? b : a), [100, null]);
    const spot = best[0] <= least ? best[1] : main ? pushedIn(spots[0]) : null;
    if (!spot) return false;
    state.labels.take(spot);
    write(context, wrapped[i], spot[0] + w / 2, spot[1], size, font, state.colour.ink, state.colour.paper);
    return true;
  };
  const relationLabels = (context, state) => {
    const font = `11.5px ${FONT}`;
    for (const i of [...state.near.edges].slice(0, 80)) {
      const type = net.body.edges[i] && net.body.edges[i].edgeType;
      if (!type || edges[i].from === edges[i].to) continue;
      const via = type.getViaNode ? type.getViaNode() : undefined;
      const w = measure(context, edges[i].label, font) + 6;
      for (const part of [0.5, 0.62, 0.38, 0.74, 0.26]) {
        const at = net.canvasToDOM(type.getPoint(part, via));
        const spot = [at.x - w / 2, at.y - 8, w, 16];
        if (!inside(spot) || !state.labels.free(spot) || !state.marks.free(spot)) continue;
        state.labels.take(spot);
        write(context, [edges[i].label], at.x, at.y - 7, 11.5, font, state.colour.strong, state.colour.paper);
        break;
      }
    }
  };

  /* state: visible (node numbers, best first), first (must be named), near (nodes and edges in focus,
     or null), colour, grow (size factor of marks), alone (a relation is picked) */
  const draw = (context, given) => {
    const state = { ...given, labels: new Grid(), marks: new Grid() };
    wide = box.clientWidth; // asked once: each asking may lay out the page
    high = box.clientHeight;
    const ratio = window.devicePixelRatio || 1;
    const scale = net.getScale();
    const positions = net.getPositions();
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const seen = [];
    for (const i of state.visible) {
      const at = net.canvasToDOM(positions[i]);
      if (at.x < -20 || at.y < -20 || at.x > wide + 20 || at.y > high + 20) continue;
      const radius = nodes[i].size * state.grow * scale;
      state.marks.take([at.x - radius, at.y - radius, 2 * radius, 2 * radius], i);
      seen.push({ i, at, radius });
    }
    if (state.near && state.alone) relationLabels(context, state);
    const order = [...seen.filter((s) => state.first.includes(s.i)), ...seen.filter((s) => !state.first.includes(s.i))];
    let drawn = 0;
    order.forEach((s, rank) => {
      if (drawn < MOST && nodeLabel(context, state, s.i, s.at, s.radius, rank)) drawn += 1;
    });
    if (state.near && !state.alone) relationLabels(context, state);
    context.restore();
  };
  return { draw };
};
