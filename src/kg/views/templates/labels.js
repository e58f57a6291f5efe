/* Labels in screen size: the best linked first, never one over another, never over a mark, never cut off by the edge. */
'use strict';
const labelLayer = (net, box, nodes, edges, pointOf) => {
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", sans-serif';
  const MOST = 260; // labels drawn at once
  const PROUD = 14; // so many of the best linked may be named from further away, with a line to the mark

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
  const lines = new Map(); // of each label, found when first needed
  const wrapped = (i) => {
    const { label } = nodes[i];
    if (!lines.has(label)) lines.set(label, wrap(label, 24));
    return lines.get(label);
  };

  const widths = new Map();
  const measure = (context, text, font) => {
    const key = font + text;
    if (!widths.has(key)) { context.font = font; widths.set(key, context.measureText(text).width); }
    return widths.get(key);
  };

  class Grid { // which boxes of the screen are taken, and by whom
    constructor() { this.cells = new Map(); this.asked = 0; }

    free(x, y, w, h, but = -1) { return this.count(x, y, w, h, but, 0) === 0; }

    /* how many owners a box meets; counting stops above `most` */
    count(x, y, w, h, but, most) {
      this.asked += 1;
      let met = 0;
      for (let i = Math.floor(x / 48); i <= (x + w) / 48; i++) {
        for (let j = Math.floor(y / 48); j <= (y + h) / 48; j++) {
          const cell = this.cells.get(i * 65536 + j);
          if (!cell) continue;
          for (const b of cell) {
            if (b.asked === this.asked || b.owner === but) continue;
            if (x < b.x + b.w && b.x < x + w && y < b.y + b.h && b.y < y + h) {
              b.asked = this.asked;
              met += 1;
              if (met > most) return met;
            }
          }
        }
      }
      return met;
    }

    take(x, y, w, h, owner = -2) {
      const b = { x, y, w, h, owner, asked: 0 };
      for (let i = Math.floor(x / 48); i <= (x + w) / 48; i++) {
        for (let j = Math.floor(y / 48); j <= (y + h) / 48; j++) {
          const cell = this.cells.get(i * 65536 + j);
          if (cell) cell.push(b);
          else this.cells.set(i * 65536 + j, [b]);
        }
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

  const spotsOf = (at, radius, w, h, side = 0) => {
    const slant = ([a, b]) => [at.x + a * radius * 0.95 - (a < 0 ? w : 0), at.y + b * (radius * 0.95 + 1) - (b < 0 ? h : 0), w, h];
    const aside = [[at.x + radius + 4, at.y - h / 2, w, h], [at.x - radius - 4 - w, at.y - h / 2, w, h]];
    if (side < 0) aside.reverse();
    const upright = [[at.x - w / 2, at.y + radius + 3, w, h], [at.x - w / 2, at.y - radius - 3 - h, w, h]];
    return [...(side ? [...aside, ...upright] : [...upright, ...aside]), ...[[1, 1], [-1, 1], [1, -1], [-1, -1]].map(slant)];
  };
  /* whether even words of narrow letters would have no room beside a mark: asked first, for measuring words is slow */
  const crowded = (state, i, at, radius) => {
    const own = wrapped(i);
    const w = own.reduce((most, line) => Math.max(most, line.length), 0) * 5;
    return spotsOf(at, radius, w, own.length * 15).every((s) => !inside(s) || !state.labels.free(...s) || !state.marks.free(...s, i));
  };
  const FURTHER = [14, 28, 46, 70];

  /* the line from a mark to a label that stands off, and its points every few pixels */
  const lead = (at, [x, y, w, h]) => [at.x, at.y, Math.max(x, Math.min(at.x, x + w)), Math.max(y, Math.min(at.y, y + h))];
  const along = ([a, b, c, d]) => {
    const steps = Math.max(1, Math.round(Math.hypot(c - a, d - b) / 6));
    return Array.from({ length: steps }, (_, k) => [a + ((c - a) * k) / steps, b + ((d - b) * k) / steps]);
  };
  const open = (state, line) => along(line).every(([x, y]) => state.labels.free(x - 1, y - 1, 2, 2));

  const nodeLabel = (state, i, at, radius, rank) => {
    const main = state.first.includes(i);
    const proud = main || rank < PROUD;
    if (!proud && crowded(state, i, at, radius)) return;
    const size = main ? 14 : 12.5;
    const font = `${main ? '600 ' : ''}${size}px ${FONT}`;
    const own = wrapped(i);
    const w = Math.max(...own.map((line) => measure(state.context, line, font))) + 4;
    const h = own.length * size * 1.2;
    const free = (one) => inside(one) && state.labels.free(...one) && state.marks.free(...one, i);
    let spot = spotsOf(at, radius, w, h, nodes[i].side).find(free);
    let away = null;
    for (let k = 0; !spot && proud && k < FURTHER.length; k++) {
      spot = spotsOf(at, radius + FURTHER[k], w, h).find((one) => free(one) && open(state, lead(at, one)));
      if (spot) away = lead(at, spot);
    }
    if (!spot && main) spot = pushedIn(spotsOf(at, radius, w, h)[0]);
    if (!spot) return;
    state.labels.take(...spot);
    if (away) for (const [x, y] of along(away)) state.labels.take(x - 1, y - 1, 2, 2, -3);
    state.words.push([own, spot[0] + w / 2, spot[1], size, font, 'ink', away]);
  };
  const relationLabels = (state) => {
    const font = `11.5px ${FONT}`;
    for (const i of [...state.near.edges].slice(0, 80)) {
      if (edges[i].from === edges[i].to) continue;
      const w = measure(state.context, edges[i].label, font) + 6;
      for (const part of [0.5, 0.62, 0.38, 0.74, 0.26]) {
        const at = net.canvasToDOM(pointOf(edges[i], part));
        const spot = [at.x - w / 2, at.y - 8, w, 16];
        if (!inside(spot) || !state.labels.free(...spot) || !state.marks.free(...spot)) continue;
        state.labels.take(...spot);
        state.words.push([[edges[i].label], at.x, at.y - 7, 11.5, font, 'strong']);
        break;
      }
    }
  };

  const captionLabel = (state, zero, scale) => {
    const font = `11.5px ${FONT}`;
    const w = measure(state.context, state.caption.words, font) + 6;
    const [x, y] = [state.caption.x * scale + zero.x, state.caption.y * scale + zero.y + 3];
    if (!inside([x - w / 2, y, w, 16]) || !state.marks.free(x - w / 2, y, w, 16)) return;
    state.labels.take(x - w / 2, y, w, 16);
    state.words.push([[state.caption.words], x, y + 1, 11.5, font, 'quiet']);
  };

  /* Find room for the words of what is in view. state: visible (node numbers, best first), first (must be named),
     near (nodes and edges in focus, or null), sizes (of marks, in units of the drawing), alone (a relation is picked) */
  const arrange = (context, given, zero, scale) => {
    const state = { ...given, context, labels: new Grid(), marks: new Grid(), words: [] };
    wide = box.clientWidth; // asked once: each asking may lay out the page
    high = box.clientHeight;
    const seen = [];
    for (const i of state.visible) {
      const node = nodes[i];
      const at = { x: node.x * scale + zero.x, y: node.y * scale + zero.y };
      if (at.x < -20 || at.y < -20 || at.x > wide + 20 || at.y > high + 20) continue;
      const radius = state.sizes[i] * scale;
      state.marks.take(at.x - radius, at.y - radius, 2 * radius, 2 * radius, i);
      seen.push({ i, at, radius });
    }
    if (state.caption) captionLabel(state, zero, scale);
    if (state.near && state.alone) relationLabels(state);
    const order = [...seen.filter((s) => state.first.includes(s.i)), ...seen.filter((s) => !state.first.includes(s.i))];
    const before = state.words.length;
    order.forEach((s, rank) => {
      if (state.words.length - before < MOST) nodeLabel(state, s.i, s.at, s.radius, rank);
    });
    if (state.near && !state.alone) relationLabels(state);
    return { words: state.words, zero, scale };
  };

  let kept = null; // the last arrangement; while the view is dragged it moves along as it is
  const draw = (context, held, given, colour) => {
    const zero = net.canvasToDOM({ x: 0, y: 0 });
    const scale = net.getScale();
    if (!held || !kept || kept.scale !== scale) kept = arrange(context, given(), zero, scale);
    const [right, down] = [zero.x - kept.zero.x, zero.y - kept.zero.y];
    const ratio = window.devicePixelRatio || 1;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.lineWidth = 1;
    context.strokeStyle = colour.quiet;
    context.beginPath();
    for (const [,,,,,, away] of kept.words) {
      if (!away) continue;
      context.moveTo(away[0] + right, away[1] + down);
      context.lineTo(away[2] + right, away[3] + down);
    }
    context.stroke();
    for (const [own, x, y, size, font, ink] of kept.words) write(context, own, x + right, y + down, size, font, colour[ink], colour.paper);
    context.restore();
  };
  return { draw };
};
