/* Many alike in one sign: neighbours of one relation and kind that are related to nothing else. */
const THINGS = nodes.length; // signs come after the things
const MANY = 12; // more than so many are folded
const foldOf = []; // of a thing, the number of the sign that may stand for it
const several = (kind) => (kind.endsWith('y') ? kind.slice(0, -1) + 'ies' : kind + 's');
const foldUp = () => {
  const groups = new Map();
  for (let i = 0; i < THINGS; i++) {
    if (links[i].length !== 1) continue;
    const [edge] = links[i];
    const centre = other(edge, i);
    if (centre === i) continue;
    const key = `${nodes[centre].id}|${edge.from === i ? 'to' : 'from'}|${edge.p}|${nodes[i].type}`.replaceAll(' ', '_');
    if (!groups.has(key)) groups.set(key, { key, centre, members: [] });
    groups.get(key).members.push(i);
  }
  for (const { key, centre, members } of groups.values()) {
    if (members.length <= MANY) continue;
    const far = (i) => Math.hypot(nodes[i].x - nodes[centre].x, nodes[i].y - nodes[centre].y);
    const at = nodes[members.reduce((a, b) => (far(b) < far(a) ? b : a))];
    const sign = nodes.length;
    for (const i of members) foldOf[i] = sign;
    const [first] = links[members[0]];
    const [from, to] = first.from === centre ? [centre, sign] : [sign, centre];
    nodes.push({ key, centre, members, now: 0, type: at.type, shape: at.shape, x: at.x, y: at.y, size: 17, label: '', line: { from, to, sign, st: 'accepted', i: -1, bow: 0 } });
    links.push([]);
    rank.push(members.length);
    byDegree.push(sign);
  }
  byDegree.sort((a, b) => rank[b] - rank[a] || a - b);
};
foldUp();
const signs = nodes.slice(THINGS);
/* how many are behind each sign now; with no more than MANY it gives way to the things themselves */
const recount = () => {
  for (const sign of signs) {
    sign.now = sign.members.filter((i) => shown(i) && drawn(links[i][0])).length;
    sign.label = `+ ${sign.now} ${several(style.get(sign.type).kind)}`;
  }
};
const closed = (sign) => sign.now > MANY && !state.open.has(sign.key) && shown(sign.centre);
const inDrawing = (i) => {
  if (i >= FIRST_GROUP) return !ringed && lumped(nodes[i]);
  if (ringed && !ringed.has(i)) return false;
  if (i >= THINGS) return closed(nodes[i]) && (!inClosed(nodes[i].centre) || (called.has(nodes[i].centre) && nodes[i].members.some((k) => called.has(k))));
  return shown(i) && (!inClosed(i) || called.has(i)) && (foldOf[i] === undefined || !closed(nodes[foldOf[i]]));
};
const foldsOf = (i) => signs.filter((sign) => sign.centre === i && sign.now > MANY);
const folded = () => signs.filter(closed).reduce((sum, sign) => sum + sign.now, 0);
/* what is picked is never behind a sign */
const unfoldPicked = () => {
  const { picked } = state;
  if (!picked || picked.group !== undefined) return;
  const named = picked.path || (picked.edge ? [picked.edge.from, picked.edge.to] : [picked.node]);
  for (const i of named) if (foldOf[i] !== undefined) state.open.add(nodes[foldOf[i]].key);
};
const withSigns = (near) => [...near.nodes, ...signs.filter((sign) => sign.members.some((i) => near.nodes.has(i))).map((sign) => sign.line.sign)];
