/* The ring: the picked thing in the middle, what it is related to in two wings, and with two steps what comes behind. */
const home = new Map(); // where the things of the ring lie otherwise
const ROW = 46;
const leaveRing = () => {
  for (const [i, at] of home) { Object.assign(nodes[i], at); delete nodes[i].side; }
  home.clear();
  ringed = null;
};
const wings = (slots) => { // two halves of like height, the right one first
  const sides = [[], []];
  const high = [0, 0];
  for (const slot of slots) {
    const k = high[1] < high[0] ? 1 : 0;
    sides[k].push(slot);
    high[k] += slot.rows;
  }
  return sides;
};
const enterRing = () => {
  leaveRing();
  const { picked } = state;
  if (!state.ring || !picked || picked.node === undefined) { state.ring = false; return; }
  const near = focus();
  const members = [...new Set(withSigns(near))].filter((i) => i < FIRST_GROUP && inDrawing(i));
  const among = new Set(members);
  const beside = (i) => (i >= THINGS ? [[nodes[i].centre, '~']] : links[i].filter(drawn).map((edge) => [other(edge, i), edge.label]));
  const words = new Map(); // of what is one step away: by which relation
  for (const i of members) for (const [to, label] of beside(i)) if (to === picked.node && i !== to && !words.has(i)) words.set(i, label);
  const first = [...words.keys()].sort((a, b) => words.get(a).localeCompare(words.get(b), 'en') || nodes[a].type.localeCompare(nodes[b].type) || a - b);
  const behind = new Map(first.map((i) => [i, []]));
  for (const i of members.filter((one) => one !== picked.node && !words.has(one))) {
    const by = beside(i).map(([to]) => to).find((to) => behind.has(to));
    if (by !== undefined) behind.get(by).push(i);
  }
  const { x, y } = nodes[picked.node];
  const put = (i, right, down, side) => {
    home.set(i, { x: nodes[i].x, y: nodes[i].y });
    Object.assign(nodes[i], { x: x + right, y: y + down, side });
  };
  const slots = first.map((i) => ({ i, rows: Math.max(1, behind.get(i).length) }));
  wings(slots).forEach((wing, k) => {
    const side = k ? -1 : 1;
    const half = (wing.reduce((sum, slot) => sum + slot.rows, 0) * ROW) / 2;
    let top = -half;
    for (const { i, rows } of wing) {
      const down = top + (rows * ROW) / 2;
      const reach = Math.max(120, 250 * Math.sqrt(Math.max(0, 1 - (down / Math.max(half, 160)) ** 2)));
      put(i, side * reach, down, side);
      behind.get(i).forEach((far, n) => put(far, side * 560, top + (n + 0.5) * ROW, side));
      top += rows * ROW;
    }
  });
  ringed = new Set([...home.keys(), picked.node].filter((i) => among.has(i)));
};
const ring = () => {
  if (!state.picked || state.picked.node === undefined) { say('Pick a thing first'); return; }
  state.ring = !state.ring;
  say(state.ring ? 'Drawn as a ring' : 'Drawn among all others again');
  refresh(false);
};
