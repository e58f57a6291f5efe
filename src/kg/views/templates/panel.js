/* The panel: what is said of a thing, of a relation or along a way, each with its sentences. */
const where = (passage) => [data.documents[passage.d], passage.p ? `p. ${passage.p}` : '', passage.r ? `row ${passage.r}` : ''].filter(Boolean).join(', ');
const cite = (passage) => (passage.s ? `“${passage.s}” (${where(passage)})` : `(${where(passage)})`);
const say = (text) => { byId('said').textContent = ''; setTimeout(() => { byId('said').textContent = text; }, 30); };
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) { // no clipboard for pages on disk in some browsers
    const area = make('textarea', { class: 'unseen', 'aria-hidden': 'true' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  say('Copied');
};
const quote = (passage) => {
  const words = make('span', { dir: 'auto' });
  const points = [...passage.s]; // marks count code points
  let at = 0;
  for (const [start, end] of passage.m) {
    words.append(points.slice(at, start).join(''), make('mark', {}, points.slice(start, end).join('')));
    at = end;
  }
  words.append(points.slice(at).join(''));
  const line = where(passage) + (passage.c === undefined ? '' : `, confidence ${Math.round(passage.c * 100)} %`);
  const flagged = passage.st ? make('span', { class: 'badge' }, ' ' + passage.st) : null;
  const foot = make('footer', {}, bdi(line), flagged, ' ', button('Copy', () => copy(cite(passage)), { class: 'link', title: 'Copy the sentence as a citation' }));
  return make('blockquote', {}, passage.s ? words : null, foot);
};
const quotes = (numbers) => {
  const box = make('div');
  const show = (from, to) => numbers.slice(from, to).forEach((n) => box.append(quote(passageOf(n))));
  show(0, 1);
  if (numbers.length > 1) {
    const more = button(plural(numbers.length - 1, 'more sentence'), () => { more.remove(); show(1); }, { class: 'link more' });
    box.append(more);
  }
  return box;
};
const go = (i) => make('button', { type: 'button', class: 'link', onclick: () => pick({ node: i }, true) }, bdi(nodes[i].label));
const flag = (status) => (SURE.includes(status) ? null : make('span', { class: 'badge' }, ' ' + status));
const told = (head, numbers) => make('div', { class: 'say' }, head, quotes(numbers));
const fact = (detail) => make('details', { class: 'say' }, make('summary', {}, bdi(detail.v), flag(detail.st)), quotes(detail.e));
/* relations in one sentence are told once, with the sentence below them */
const relationGroup = (words, list, i) => {
  const bySentence = new Map();
  for (const edge of list) {
    const key = edge.st + edge.e.map((n) => passageOf(n).d + passageOf(n).s).join();
    bySentence.set(key, [...(bySentence.get(key) || []), edge]);
  }
  const section = make('section', {}, make('h3', {}, words, make('span', {}, String(list.length))));
  const all = [...bySentence.values()];
  const show = (some) => some.forEach((together) => {
    const head = make('ul', { class: 'head' });
    for (const edge of together) head.append(make('li', {}, icon(nodes[other(edge, i)].type), go(other(edge, i)), flag(edge.st)));
    section.append(told(head, together[0].e));
  });
  show(all.slice(0, 10));
  if (all.length > 10) {
    const more = button(`Show all ${list.length}`, () => { more.remove(); show(all.slice(10)); }, { class: 'link more' });
    section.append(more);
  }
  return section;
};
const close = () => button('Overview', () => pick(null, true), { class: 'link' });
const title = (text) => make('h2', { tabindex: '-1', id: 'here' }, bdi(text));
const acts = (i) => make('p', { class: 'acts' },
  button('Path to…', () => pathFrom(i), { title: 'Find how this is linked to another thing (P)' }),
  state.picked.hops === 2 ? button('1 step', () => pick({ node: i }, true)) : button('2 steps', () => pick({ node: i, hops: 2 }, true), { title: 'Show the neighbours of its neighbours (2)' }),
  button(state.ring ? 'Among all' : 'Ring', ring, { title: 'Draw it in the middle of what it is related to (R)' }),
  heaps.length ? button(inClosed(i) ? 'Open its group' : 'Its group', () => { const heap = nodes[groupOf[i]]; if (inClosed(i)) openGroups([heap]); else pick({ group: heap.group }, true); }) : null,
  button('Hide', () => hide(i), { title: 'Take it out of the drawing (H)' }),
  ...foldsOf(i).map((sign) => button(`${state.open.has(sign.key) ? 'Fold' : 'Unfold'} ${sign.label.slice(2)}`, () => unfold([sign]), { title: 'Draw each of them, or one sign for all (F)' })));
const nodePanel = (i) => {
  const node = nodes[i];
  const parts = [make('div', { class: 'kind' }, icon(node.type), style.get(node.type).kind, close()), title(node.label), acts(i)];
  if (node.aliases) parts.push(make('p', { class: 'quiet' }, 'Also called ', ...node.aliases.flatMap((name, k) => (k ? [', ', bdi(name)] : [bdi(name)]))));
  const groups = new Map();
  const put = (key, words, edge) => groups.set(key, { words, list: [...(groups.get(key) || { list: [] }).list, edge] });
  for (const edge of links[i].filter((one) => state.doubtful || SURE.includes(one.st))) {
    if (edge.from === i) put('0' + edge.label, edge.label, edge);
    else put('1' + edge.inverse, edge.inverse, edge);
  }
  const details = new Map();
  for (const detail of node.details || []) {
    if (state.doubtful || SURE.includes(detail.st)) details.set(detail.k, [...(details.get(detail.k) || []), detail]);
  }
  parts.push(...disputes(i));
  for (const [words, list] of details) parts.push(make('section', {}, make('h3', {}, words), ...list.map(fact)));
  for (const key of [...groups.keys()].sort()) parts.push(relationGroup(groups.get(key).words, groups.get(key).list, i));
  if (!groups.size) parts.push(make('p', { class: 'quiet' }, 'No relation to another thing is known.'));
  return parts;
};
/* what sources say that cannot all be true, side by side */
const disputes = (i) => (data.conflicts || []).filter((one) => one.a === nodes[i].id || one.s.some((side) => side.t === nodes[i].id)).map((one) => {
  const sides = one.s.map((side) => make('div', { class: 'side' },
    make('p', {}, make('span', { class: 'quiet' }, side.r, ' '), bdi(side.v)),
    make('p', { class: 'quiet' }, `${side.st}, ${plural(side.w, 'work')}`, side.why ? ': ' : '', side.why ? bdi(side.why) : ''), quotes(side.e)));
  return make('section', { class: 'disputed' }, make('h3', {}, 'sources disagree', make('span', {}, one.k)), make('div', { class: 'sides' }, ...sides));
});
const groupPanel = (g) => {
  const heap = heaps[g];
  const members = byDegree.filter((i) => groupOf[i] === FIRST_GROUP + g && shown(i));
  const list = make('ul', { class: 'most' });
  const show = (some) => { for (const i of some) list.append(make('li', {}, icon(nodes[i].type), go(i), make('span', {}, String(rank[i])))); };
  show(members.slice(0, 60));
  const kinds = make('ul', { class: 'most' });
  for (const [type, n] of heap.kinds) kinds.append(make('li', {}, icon(type), several(style.get(type).kind), make('span', {}, grouped(n))));
  const parts = [
    make('div', { class: 'kind' }, `group of ${plural(heap.now, 'thing')}`, close()), title(heap.label),
    make('p', { class: 'acts' }, button(state.open.has(heap.key) ? 'Close the group' : 'Open the group', () => openGroups([heap])), button('As a table', () => { if (byId('tabled').hidden) table(); })),
    kinds, make('h3', { class: 'ends' }, 'its things', make('span', {}, 'relations')), list,
  ];
  if (members.length > 60) { const more = button(`Show all ${grouped(members.length)}`, () => { more.remove(); show(members.slice(60)); }, { class: 'link more' }); parts.push(more); }
  return parts;
};
const groupList = () => {
  const list = make('ul', { class: 'most' });
  const show = (some) => some.forEach((heap) => list.append(make('li', {}, make('button', { type: 'button', class: 'link', onclick: () => openGroups([heap]) }, bdi(heap.label)), make('span', {}, grouped(heap.now)))));
  const all = heaps.filter((heap) => heap.now);
  show(all.slice(0, 40));
  const more = all.length > 40 ? button(`Show all ${grouped(all.length)} groups`, () => { more.remove(); show(all.slice(40)); }, { class: 'link more' }) : null;
  return [make('p', {}, `There are too many things to draw each: ${plural(all.length, 'group')} of closely linked ones stand for them. Press a group to open it. Search finds every thing, and draws it with its neighbours.`), make('h3', { class: 'ends' }, 'groups', make('span', {}, 'things')), list, more].filter(Boolean);
};
const edgePanel = (edge) => [
  make('div', { class: 'kind' }, 'relation', close()), title(edge.label),
  make('div', { class: 'say' }, make('p', {}, go(edge.from)), make('p', { class: 'quiet' }, edge.label), make('p', {}, go(edge.to)), flag(edge.st), quotes(edge.e)),
];
const pathPanel = ({ path, along }) => {
  const steps = make('ol', { class: 'steps' });
  along.forEach((edge, k) => {
    const words = edge.from === path[k] ? edge.label : edge.inverse;
    steps.append(make('li', {}, make('p', {}, go(path[k]), make('span', { class: 'quiet' }, ` ${words} `), go(path[k + 1])), flag(edge.st), quotes(edge.e)));
  });
  const text = () => along.map((edge, k) => `${k + 1}. ${nodes[path[k]].label} ${edge.from === path[k] ? edge.label : edge.inverse} ${nodes[path[k + 1]].label}. ${edge.e.length ? cite(passageOf(edge.e[0])) : ''}`).join('\n');
  return [
    make('div', { class: 'kind' }, plural(along.length, 'step'), close()),
    title(`From ${nodes[path[0]].label} to ${nodes[path.at(-1)].label}`),
    make('p', { class: 'acts' }, button('Copy with sentences', () => copy(text()))), steps,
  ];
};
const homePanel = () => {
  const list = make('ul', { class: 'most' });
  for (const i of byDegree.filter(shown).slice(0, 12)) list.append(make('li', {}, icon(nodes[i].type), go(i), make('span', {}, String(links[i].filter(drawn).length))));
  return [
    title('Overview'),
    make('p', { class: 'quiet' }, 'Pick a thing or a line in the drawing to read what is said of it, in which sentence and by whom. Press ? for all keys.'),
    ...(heaps.length ? groupList() : []),
    make('h3', { class: 'ends' }, 'most linked', make('span', {}, 'relations')), list,
  ];
};
const fillPanel = (move) => {
  const panel = byId('panel');
  const { picked } = state;
  panel.replaceChildren(...(!picked ? homePanel() : picked.group !== undefined ? groupPanel(picked.group) : picked.edge ? edgePanel(picked.edge) : picked.path ? pathPanel(picked) : nodePanel(picked.node)));
  if (move) byId('here').focus({ preventScroll: innerWidth > 820 });
};

/* ---------- picking, hiding, the legend: all that changes the state ---------- */
let pathStart = null;
const pathFrom = (i) => {
  pathStart = i;
  byId('hint').hidden = false;
  byId('hint').firstChild.textContent = `Path from ${nodes[i].label}: now pick the other end, in the drawing or by name.`;
  byId('find').focus();
};
const noPath = () => { pathStart = null; byId('hint').hidden = true; };
const pick = (what, move) => {
  if (pathStart !== null && what && what.node !== undefined && what.node !== pathStart) {
    const way = wayBetween(pathStart, what.node);
    const between = `${nodes[pathStart].label} and ${nodes[what.node].label}`;
    noPath();
    if (way) { state.picked = way; refresh(move); return; }
    say(`Nothing that is shown links ${between}.`);
    byId('hint').hidden = false;
    byId('hint').firstChild.textContent = `Nothing that is shown links ${between}.`;
    return;
  }
  noPath();
  state.picked = what;
  if (!what || what.node === undefined) state.ring = false;
  if (what && what.node !== undefined && !shown(what.node)) {
    state.types.delete(nodes[what.node].type);
    state.gone.delete(what.node);
    if (!sure[what.node]) state.doubtful = true;
    if (state.until !== null && yearOf[what.node] > state.until) state.until = null;
  }
  refresh(move);
};
const hide = (i) => {
  state.gone.add(i);
  state.picked = null;
  say(`${nodes[i].label} is hidden. Undo brings it back.`);
  refresh(true);
};
/* open or close signs: all of them as the first is not */
const unfold = (some) => {
  if (!some.length) { say('Nothing is folded here'); return; }
  const close = state.open.has(some[0].key);
  for (const sign of some) { if (close) state.open.delete(sign.key); else state.open.add(sign.key); }
  const words = some.map((sign) => sign.label.slice(2)).join(' and ');
  say(close ? `${words} folded` : `${words} unfolded. Undo folds them again.`);
  refresh(false, true);
};
const toggle = (type) => {
  if (!state.types.delete(type)) state.types.add(type);
  refresh(false, true);
};
const undo = () => {
  if (!past.length) { say('Nothing to undo'); return; }
  readBack(past.pop());
  present = written();
  address();
  say('Undone');
  refresh(false);
};
const groupsSaid = () => {
  const now = heaps.filter(lumped);
  return now.length ? `${grouped(now.reduce((sum, heap) => sum + heap.now, 0))} of them in ${plural(now.length, 'closed group')}` : '';
};
const count = () => {
  const things = nodes.filter((_, i) => shown(i)).length; // those behind a sign too
  const behind = folded();
  const relations = edges.filter(drawn).length;
  const of = (n, all, word) => (n === all ? plural(n, word) : `${grouped(n)} of ${plural(all, word)}`);
  const parts = [of(things, THINGS, 'thing'), of(relations, edges.length, 'relation'), plural(data.documents.length, 'source')];
  byId('counts').textContent = [...parts, behind && !heaps.some(lumped) ? `${grouped(behind)} folded` : '', groupsSaid(), data.cut].filter(Boolean).join(' · ');
};
const refresh = (move, still = false) => {
  const { picked } = state;
  if (picked && picked.node !== undefined && !shown(picked.node)) state.picked = null;
  for (const chip of byId('legend').children) if (chip.dataset.type) chip.setAttribute('aria-pressed', String(!state.types.has(chip.dataset.type)));
  byId('doubtful').setAttribute('aria-pressed', String(state.doubtful));
  byId('undo').disabled = !past.length && written() === present;
  if (byId('until')) {
    byId('until').value = state.until ?? lastYear;
    byId('untilSaid').textContent = state.until === null ? 'all years' : `issued up to ${state.until}`;
  }
  leaveRing();
  unfoldPicked();
  recount();
  regroup();
  call();
  enterRing();
  count();
  paint();
  fillPanel(move);
  byId('panel').scrollTop = 0;
  if (!byId('tabled').hidden) fillTable();
  const near = focus();
  if (!still) frame(near ? withSigns(near) : everything());
  remember();
};
