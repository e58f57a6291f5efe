/* The graph page: drawing, panel, legend, search and keys. labels.js stands before it in the same script. */
(() => {
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
  const byDegree = nodes.map((_, i) => i).sort((a, b) => links[b].length - links[a].length || a - b);
  const hidden = new Set();
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let picked = null; // {node} or {edge}
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
  const bdi = (text) => make('bdi', {}, text);
  const plural = (n, one) => `${n} ${one}${n === 1 ? '' : 's'}`;
  const other = (edge, i) => (edge.from === i ? edge.to : edge.from);
  const shown = (i) => !hidden.has(nodes[i].type);

  /* ---------- theme ---------- */
  let colour = {};
  const system = matchMedia('(prefers-color-scheme: dark)');
  const theme = () => root.dataset.theme || (system.matches ? 'dark' : 'light');
  const readColours = () => {
    const of = (name) => getComputedStyle(root).getPropertyValue(name).trim();
    colour = { paper: of('--paper'), ink: of('--ink'), edge: of('--edge'), strong: of('--strong'), quiet: of('--quiet') };
  };
  const fill = (type) => style.get(type)[theme()];

  const SHAPES = {
    dot: 'M7 1.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z', square: 'M2 2h10v10H2z', diamond: 'M7 .8 13.2 7 7 13.2 .8 7z',
    triangle: 'M7 1.5 13 12H1z', triangleDown: 'M7 12.5 13 2H1z', hexagon: 'M4 1.8h6L13 7l-3 5.2H4L1 7z',
    star: 'M7 .7 8.9 4.9 13.4 5.4 10 8.5 11 13 7 10.7 3 13 4 8.5 .6 5.4 5.1 4.9z',
  };
  const icon = (type) => {
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg');
    const path = document.createElementNS(space, 'path');
    svg.setAttribute('viewBox', '0 0 14 14');
    svg.setAttribute('class', 'icon');
    svg.setAttribute('aria-hidden', 'true');
    svg.dataset.type = type;
    path.setAttribute('d', SHAPES[style.get(type).shape] || SHAPES.dot);
    path.setAttribute('fill', fill(type));
    svg.append(path);
    return svg;
  };

  /* ---------- the drawing ---------- */
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

  const focus = () => {
    if (!picked) return null;
    if (picked.edge) return { nodes: new Set([picked.edge.from, picked.edge.to]), edges: new Set([picked.edge.i]) };
    const own = links[picked.node].filter((edge) => shown(other(edge, picked.node)));
    return { nodes: new Set([picked.node, ...own.map((edge) => other(edge, picked.node))]), edges: new Set(own.map((edge) => edge.i)) };
  };
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
  const paint = () => {
    const near = focus();
    visNodes.update(nodes.map((node, i) => {
      const main = picked && picked.node === i;
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
      return { ...ends, id: edge.i, hidden: !shown(edge.from) || !shown(edge.to), width, color: { color: on ? colour.strong : colour.edge, opacity: on ? 1 : near ? 0.1 : big ? 0.35 : 0.6, inherit: false } };
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
    const visible = byDegree.filter((i) => shown(i) && (!near || near.nodes.has(i)));
    const first = [hovered, picked && picked.node].filter((i) => i !== null && i !== undefined && visible.includes(i));
    labels.draw(context, { visible, first, near, colour, grow, alone: Boolean(picked && picked.edge) });
  });

  /* ---------- the panel ---------- */
  const quote = (passage) => {
    const words = make('span', { dir: 'auto' });
    let at = 0;
    for (const [start, end] of passage.m) {
      words.append(passage.points.slice(at, start).join(''), make('mark', {}, passage.points.slice(start, end).join('')));
      at = end;
    }
    words.append(passage.points.slice(at).join(''));
    const where = [data.documents[passage.d], passage.p ? `p. ${passage.p}` : '', passage.r ? `row ${passage.r}` : '', `confidence ${Math.round(passage.c * 100)} %`];
    const foot = make('footer', {}, bdi(where.filter(Boolean).join(' · ')), passage.st ? make('span', { class: 'badge' }, ' ' + passage.st) : null);
    return make('blockquote', {}, passage.s ? words : null, foot);
  };
  data.passages.forEach((passage) => { passage.points = [...passage.s]; }); // marks count code points
  const quotes = (numbers) => {
    const box = make('div');
    const show = (from, to) => numbers.slice(from, to).forEach((n) => box.append(quote(data.passages[n])));
    show(0, 1);
    if (numbers.length > 1) {
      const more = make('button', { type: 'button', class: 'link more', onclick: () => { more.remove(); show(1); } }, plural(numbers.length - 1, 'more sentence'));
      box.append(more);
    }
    return box;
  };
  const go = (i) => make('button', { type: 'button', class: 'link', onclick: () => pick({ node: i }, true) }, bdi(nodes[i].label));
  const flag = (status) => (status === 'accepted' || status === 'reference' ? null : make('span', { class: 'badge' }, ' ' + status));
  const say = (head, numbers) => make('div', { class: 'say' }, head, quotes(numbers));
  const fact = (detail) => make('details', { class: 'say' }, make('summary', {}, bdi(detail.v), flag(detail.st)), quotes(detail.e));
  /* relations in one sentence are told once, with the sentence below them */
  const relationGroup = (words, list, i) => {
    const bySentence = new Map();
    for (const edge of list) {
      const key = edge.st + edge.e.map((n) => data.passages[n].d + data.passages[n].s).join();
      bySentence.set(key, [...(bySentence.get(key) || []), edge]);
    }
    const section = make('section', {}, make('h3', {}, words, make('span', {}, String(list.length))));
    const all = [...bySentence.values()];
    const show = (some) => some.forEach((together) => {
      const head = make('ul', { class: 'head' });
      for (const edge of together) head.append(make('li', {}, icon(nodes[other(edge, i)].type), go(other(edge, i)), flag(edge.st)));
      section.append(say(head, together[0].e));
    });
    show(all.slice(0, 10));
    if (all.length > 10) {
      const more = make('button', { type: 'button', class: 'link more', onclick: () => { more.remove(); show(all.slice(10)); } }, `Show all ${list.length}`);
      section.append(more);
    }
    return section;
  };
  const close = () => make('button', { type: 'button', class: 'link', onclick: () => pick(null, true) }, 'Overview');
  const title = (text) => make('h2', { tabindex: '-1', id: 'here' }, bdi(text));
  const nodePanel = (i) => {
    const node = nodes[i];
    const parts = [make('div', { class: 'kind' }, icon(node.type), style.get(node.type).kind, close()), title(node.label)];
    if (node.aliases) parts.push(make('p', { class: 'quiet' }, 'Also called ', ...node.aliases.flatMap((name, k) => (k ? [', ', bdi(name)] : [bdi(name)]))));
    const groups = new Map();
    const put = (key, words, edge) => groups.set(key, { words, list: [...(groups.get(key) || { list: [] }).list, edge] });
    for (const edge of links[i]) {
      if (edge.from === i) put('0' + edge.label, edge.label, edge);
      else put('1' + edge.inverse, edge.inverse, edge);
    }
    const details = new Map();
    for (const detail of node.details || []) details.set(detail.k, [...(details.get(detail.k) || []), detail]);
    for (const [words, list] of details) {
      parts.push(make('section', {}, make('h3', {}, words), ...list.map(fact)));
    }
    for (const key of [...groups.keys()].sort()) parts.push(relationGroup(groups.get(key).words, groups.get(key).list, i));
    if (!groups.size) parts.push(make('p', { class: 'quiet' }, 'No relation to another thing is known.'));
    return parts;
  };
  const edgePanel = (edge) => [
    make('div', { class: 'kind' }, 'relation', close()), title(edge.label),
    make('div', { class: 'say' }, make('p', {}, go(edge.from)), make('p', { class: 'quiet' }, edge.label), make('p', {}, go(edge.to)), flag(edge.st), quotes(edge.e)),
  ];
  const homePanel = () => {
    const list = make('ul', { class: 'most' });
    for (const i of byDegree.filter(shown).slice(0, 12)) list.append(make('li', {}, icon(nodes[i].type), go(i), make('span', {}, String(links[i].length))));
    return [
      title('Overview'),
      make('p', { class: 'quiet' }, 'Pick a thing or a line in the drawing to read what is said of it, in which sentence and by whom.'),
      make('h3', { class: 'ends' }, 'most linked', make('span', {}, 'relations')), list,
    ];
  };
  const fillPanel = (move) => {
    const panel = byId('panel');
    panel.replaceChildren(...(!picked ? homePanel() : picked.edge ? edgePanel(picked.edge) : nodePanel(picked.node)));
    panel.scrollTop = 0;
    if (move) byId('here').focus({ preventScroll: innerWidth > 820 });
  };

  /* ---------- picking ---------- */
  const pick = (what, move) => {
    picked = what;
    if (what && what.node !== undefined && !shown(what.node)) toggle(nodes[what.node].type);
    paint();
    fillPanel(move);
    const near = focus();
    frame(near ? [...near.nodes] : everything());
    try { history.replaceState(null, '', what && what.node !== undefined ? '#' + encodeURIComponent(nodes[what.node].id) : '#'); } catch (error) { /* a sandboxed frame has no address */ }
  };
  const fromAddress = () => {
    let id = '';
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (error) { return false; }
    if (numberOf.has(id)) pick({ node: numberOf.get(id) }, false);
    return numberOf.has(id);
  };
  net.on('click', (event) => {
    const node = net.getNodeAt(event.pointer.DOM);
    const edge = net.getEdgeAt(event.pointer.DOM);
    if (node !== undefined) pick({ node }, false);
    else if (edge !== undefined && (!focus() || focus().edges.has(edge))) pick({ edge: edges[edge] }, false);
    else if (picked) pick(null, false);
  });
  net.on('hoverNode', (event) => { hovered = event.node; byId('net').style.cursor = 'pointer'; net.redraw(); });
  net.on('blurNode', () => { hovered = null; byId('net').style.cursor = ''; net.redraw(); });

  /* ---------- legend ---------- */
  const count = () => {
    const things = nodes.filter((_, i) => shown(i)).length;
    const relations = edges.filter((edge) => shown(edge.from) && shown(edge.to)).length;
    const of = (n, all, word) => (n === all ? plural(n, word) : `${n} of ${plural(all, word)}`);
    byId('counts').textContent = [of(things, nodes.length, 'thing'), of(relations, edges.length, 'relation'), plural(data.documents.length, 'source')].join(' · ');
  };
  const toggle = (type) => {
    if (!hidden.delete(type)) hidden.add(type);
    for (const chip of byId('legend').children) chip.setAttribute('aria-pressed', String(!hidden.has(chip.dataset.type)));
    if (picked && picked.node !== undefined && !shown(picked.node)) picked = null;
    count();
    paint();
    fillPanel(false);
  };
  for (const entry of data.legend) {
    const chip = make('button', { type: 'button', class: 'chip', 'aria-pressed': 'true', onclick: () => toggle(entry.type) }, icon(entry.type), entry.kind, make('b', {}, String(entry.count)));
    chip.dataset.type = entry.type;
    byId('legend').append(chip);
  }

  /* ---------- search ---------- */
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const entries = nodes.flatMap((node, i) => [node.label, ...(node.aliases || [])].map((name, k) => ({ i, name, folded: fold(name), alias: k > 0 })));
  const find = byId('find');
  const found = byId('found');
  let choice = -1;
  const search = (text) => {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    const score = (entry) => {
      const at = entry.folded.indexOf(wanted);
      if (at < 0) return 9;
      return (at === 0 ? 0 : /[\p{L}\p{N}]/u.test(entry.folded[at - 1]) ? 4 : 2) + (entry.alias ? 1 : 0);
    };
    const hits = entries.map((entry) => ({ ...entry, score: score(entry) })).filter((entry) => entry.score < 9);
    hits.sort((a, b) => a.score - b.score || links[b.i].length - links[a.i].length || a.i - b.i);
    const once = new Map();
    for (const hit of hits) if (!once.has(hit.i)) once.set(hit.i, hit);
    return [...once.values()].slice(0, 8);
  };
  const fold0 = () => { found.hidden = true; choice = -1; find.setAttribute('aria-expanded', 'false'); find.removeAttribute('aria-activedescendant'); };
  const choose = (i) => { fold0(); find.value = ''; pick({ node: i }, true); };
  const mark = (k) => {
    const options = [...found.querySelectorAll('[role=option]')];
    if (!options.length) return;
    choice = (k + options.length) % options.length;
    options.forEach((option, n) => option.setAttribute('aria-selected', String(n === choice)));
    find.setAttribute('aria-activedescendant', options[choice].id);
    options[choice].scrollIntoView({ block: 'nearest' });
  };
  find.addEventListener('input', () => {
    const hits = search(find.value);
    if (!find.value.trim()) { fold0(); return; }
    found.replaceChildren(...hits.map((hit, k) => {
      const small = make('small', {}, style.get(nodes[hit.i].type).kind, hit.alias ? ' · also called ' : '', hit.alias ? bdi(hit.name) : '');
      const option = make('li', { role: 'option', id: 'option' + k, 'aria-selected': 'false' }, icon(nodes[hit.i].type), make('span', {}, bdi(nodes[hit.i].label), small));
      option.dataset.node = hit.i;
      option.addEventListener('mousedown', (event) => { event.preventDefault(); choose(hit.i); });
      return option;
    }));
    if (!hits.length) found.append(make('li', { role: 'presentation' }, 'Nothing of that name'));
    found.hidden = false;
    find.setAttribute('aria-expanded', 'true');
    mark(0);
  });
  find.addEventListener('keydown', (event) => {
    const option = found.querySelector('[aria-selected=true]');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { mark(choice + (event.key === 'ArrowDown' ? 1 : -1)); event.preventDefault(); }
    else if (event.key === 'Enter' && !found.hidden && option) choose(Number(option.dataset.node));
    else if (event.key === 'Escape') { if (found.hidden) find.value = ''; fold0(); event.stopPropagation(); }
  });
  find.addEventListener('blur', fold0);

  /* ---------- keys and buttons ---------- */
  const pan = (x, y) => { const at = net.getViewPosition(); net.moveTo({ position: { x: at.x + x / net.getScale(), y: at.y + y / net.getScale() } }); };
  const KEYS = {
    ArrowLeft: () => pan(-60, 0), ArrowRight: () => pan(60, 0), ArrowUp: () => pan(0, -60), ArrowDown: () => pan(0, 60),
    '+': () => net.moveTo({ scale: net.getScale() * 1.25 }), '=': () => net.moveTo({ scale: net.getScale() * 1.25 }),
    '-': () => net.moveTo({ scale: net.getScale() / 1.25 }), 0: () => frame(everything()),
    Enter: () => { if (!picked) pick({ node: byDegree.find(shown) ?? 0 }, true); },
  };
  byId('net').addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
    KEYS[event.key]();
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.target === find) return;
    if (event.key === '/' && !event.ctrlKey && !event.metaKey) { find.focus(); event.preventDefault(); }
    else if (event.key === 'Escape' && picked) pick(null, true);
  });
  byId('all').addEventListener('click', () => frame(everything()));
  const repaint = () => {
    readColours();
    for (const svg of document.querySelectorAll('svg.icon')) svg.firstChild.setAttribute('fill', fill(svg.dataset.type));
    paint();
  };
  byId('theme').addEventListener('click', () => { root.dataset.theme = theme() === 'dark' ? 'light' : 'dark'; repaint(); });
  system.addEventListener('change', repaint);
  addEventListener('hashchange', fromAddress);
  let width = innerWidth;
  addEventListener('resize', () => { if (Math.abs(innerWidth - width) > 40) { width = innerWidth; frame(focus() ? [...focus().nodes] : everything(), 1.15, true); } });

  /* ---------- start ---------- */
  frame(everything(), 1.15, true);
  measureZoom();
  paint();
  net.on('zoom', zoomed);
  net.on('animationFinished', zoomed);
  if (!fromAddress()) fillPanel(false);
})();
