/* The same facts as a table, and what is shown as files: picture, table, triples. */
const ROOM = 200;
let room = ROOM;
let sortBy = 0;
let down = true;
const COLUMNS = ['Thing', 'Relation', 'Other thing', 'Status', 'Sentence', 'Document'];
const cells = (edge) => {
  const passage = edge.e.length ? passageOf(edge.e[0]) : null;
  return [nodes[edge.from].label, edge.label, nodes[edge.to].label, edge.st, passage ? passage.s : '', passage ? where(passage) : ''];
};
const inTable = () => {
  const near = focus();
  return edges.filter((edge) => drawn(edge) && (!near || near.edges.has(edge.i)));
};
const sorted = () => {
  const rows = inTable().map((edge) => [edge, cells(edge)]);
  const sign = down ? 1 : -1;
  return rows.sort((a, b) => sign * a[1][sortBy].localeCompare(b[1][sortBy], 'en') || a[0].i - b[0].i);
};
const fillTable = () => {
  const rows = sorted();
  const head = make('tr', {}, ...COLUMNS.map((name, k) => {
    const cell = make('th', { scope: 'col', 'aria-sort': k !== sortBy ? 'none' : down ? 'ascending' : 'descending' });
    cell.append(button(name, () => { down = k === sortBy ? !down : true; sortBy = k; fillTable(); }, { class: 'link' }));
    return cell;
  }));
  const body = make('tbody');
  for (const [edge, texts] of rows.slice(0, room)) {
    const [from, words, to, ...rest] = texts;
    body.append(make('tr', {}, make('td', {}, icon(nodes[edge.from].type), ' ', go(edge.from)), make('td', {}, words),
      make('td', {}, icon(nodes[edge.to].type), ' ', go(edge.to)), ...rest.map((text) => make('td', {}, bdi(text)))));
  }
  const caption = make('caption', {}, `${plural(rows.length, 'relation')}${state.picked ? ' of what is picked' : ''}`);
  const parts = [make('table', {}, caption, make('thead', {}, head), body)];
  if (rows.length > room) parts.push(button(`Show ${Math.min(ROOM, rows.length - room)} more of ${rows.length}`, () => { room += ROOM; fillTable(); }, { class: 'link more' }));
  byId('tabled').replaceChildren(...parts);
};
const table = (quiet) => {
  const box = byId('tabled');
  box.hidden = !box.hidden;
  byId('net').style.visibility = box.hidden ? '' : 'hidden';
  byId('astable').setAttribute('aria-pressed', String(!box.hidden));
  room = ROOM;
  if (!box.hidden) fillTable();
  else redraw();
  if (quiet !== true) (box.hidden ? byId('net') : box).focus();
};

const save = (content, type, ending) => {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = make('a', { href: address, download: `${document.title.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase() || 'graph'}.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  say(`Saved as ${ending.toUpperCase()}`);
};
/* a cell that a spreadsheet would take for a formula begins with an apostrophe */
const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replaceAll('"', '""')}"`;
const asCsv = () => [COLUMNS, ...sorted().map(([, texts]) => texts)].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
const literal = (text) => `"${text.replace(/[\\"\n\r]/g, (c) => ({ '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' })[c])}"`;
const asTurtle = () => {
  const name = (id) => {
    const at = id.indexOf(':');
    const space = data.prefixes[id.slice(0, at)];
    return space ? `<${space}${id.slice(at + 1)}>` : `<${id}>`;
  };
  const kept = inTable();
  const things = [...new Set(kept.flatMap((edge) => [edge.from, edge.to]))].sort((a, b) => a - b);
  return [
    ...things.map((i) => `${name(nodes[i].id)} a ${name('kg:' + nodes[i].type)} ; ${name('rdfs:label')} ${literal(nodes[i].label)} .`),
    ...kept.map((edge) => `${name(nodes[edge.from].id)} ${name(edge.p)} ${name(nodes[edge.to].id)} .`),
  ].join('\n') + '\n';
};
const asSvg = () => {
  const near = focus();
  const among = near && new Set(withSigns(near));
  const seen = byDegree.filter((i) => inDrawing(i) && (!near || among.has(i)));
  const at = nodes;
  const xs = seen.map((i) => at[i].x);
  const ys = seen.map((i) => at[i].y);
  const [left, top] = [Math.min(...xs) - 120, Math.min(...ys) - 60];
  const [wide, high] = [Math.max(...xs) - left + 120, Math.max(...ys) - top + 60];
  const svg = document.createElementNS(SPACE, 'svg');
  const put = (tag, attributes, text) => {
    const element = document.createElementNS(SPACE, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    svg.append(element);
  };
  svg.setAttribute('viewBox', `${left} ${top} ${wide} ${high}`);
  svg.setAttribute('font-family', 'system-ui, sans-serif');
  put('title', {}, document.title);
  put('rect', { x: left, y: top, width: wide, height: high, fill: colour.paper });
  const lines = bundles.flatMap((one) => one.edges).filter((edge) => !among || (among.has(edge.from) && among.has(edge.to)));
  for (const edge of lines) {
    const [a, b] = [at[edge.from], at[edge.to]];
    put('line', { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: colour.edge, 'stroke-width': 1.2, ...(edge.dashes ? { 'stroke-dasharray': '5 4' } : {}) });
  }
  for (const i of seen) {
    const half = nodes[i].size / 5.5; // of the box that the shape is told in
    put('path', { d: shapePath(nodes[i].shape), fill: fill(nodes[i].type), transform: `translate(${at[i].x - 7 * half} ${at[i].y - 7 * half}) scale(${half})` });
  }
  const taken = [];
  for (const i of seen) { // the best linked first, none over another
    const [w, x, y] = [nodes[i].label.length * 7 + 8, at[i].x, at[i].y + nodes[i].size + 14];
    if (taken.some((box) => Math.abs(box.x - x) < (box.w + w) / 2 && Math.abs(box.y - y) < 16)) continue;
    taken.push({ x, y, w });
    put('text', { x, y, 'text-anchor': 'middle', 'font-size': 12.5, fill: colour.ink, stroke: colour.paper, 'stroke-width': 3, 'paint-order': 'stroke' }, nodes[i].label);
  }
  return new XMLSerializer().serializeToString(svg);
};
const asPng = () => {
  const drawing = byId('net').querySelector('canvas');
  const flat = make('canvas', { width: drawing.width, height: drawing.height });
  const context = flat.getContext('2d');
  context.fillStyle = colour.paper;
  context.fillRect(0, 0, flat.width, flat.height);
  context.drawImage(drawing, 0, 0);
  flat.toBlob((blob) => save(blob, 'image/png', 'png'));
};
const SAVERS = {
  png: asPng,
  svg: () => save(asSvg(), 'image/svg+xml', 'svg'),
  csv: () => save(asCsv(), 'text/csv', 'csv'),
  ttl: () => save(asTurtle(), 'text/turtle', 'ttl'),
};
