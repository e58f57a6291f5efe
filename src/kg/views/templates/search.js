/* The search box: a combobox over labels and aliases, folded. */
const entries = nodes.slice(0, THINGS).flatMap((node, i) => [node.label, ...(node.aliases || [])].map((name, k) => ({ i, name, folded: fold(name), alias: k > 0 })));
const findBox = byId('find');
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
const shut = () => { found.hidden = true; choice = -1; findBox.setAttribute('aria-expanded', 'false'); findBox.removeAttribute('aria-activedescendant'); };
const choose = (i) => { shut(); findBox.value = ''; pick({ node: i }, true); };
const markChoice = (k) => {
  const options = [...found.querySelectorAll('[role=option]')];
  if (!options.length) return;
  choice = (k + options.length) % options.length;
  options.forEach((option, n) => option.setAttribute('aria-selected', String(n === choice)));
  findBox.setAttribute('aria-activedescendant', options[choice].id);
  options[choice].scrollIntoView({ block: 'nearest' });
};
findBox.addEventListener('input', () => {
  const hits = search(findBox.value);
  if (!findBox.value.trim()) { shut(); return; }
  found.replaceChildren(...hits.map((hit, k) => {
    const small = make('small', {}, style.get(nodes[hit.i].type).kind, hit.alias ? ' · also called ' : '', hit.alias ? bdi(hit.name) : '');
    const option = make('li', { role: 'option', id: 'option' + k, 'aria-selected': 'false' }, icon(nodes[hit.i].type), make('span', {}, bdi(nodes[hit.i].label), small));
    option.dataset.node = hit.i;
    option.addEventListener('mousedown', (event) => { event.preventDefault(); choose(hit.i); });
    return option;
  }));
  if (!hits.length) found.append(make('li', { role: 'presentation' }, 'Nothing of that name'));
  found.hidden = false;
  findBox.setAttribute('aria-expanded', 'true');
  markChoice(0);
});
findBox.addEventListener('keydown', (event) => {
  const option = found.querySelector('[aria-selected=true]');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { markChoice(choice + (event.key === 'ArrowDown' ? 1 : -1)); event.preventDefault(); }
  else if (event.key === 'Enter' && !found.hidden && option) choose(Number(option.dataset.node));
  else if (event.key === 'Escape') { if (found.hidden) findBox.value = ''; if (pathStart !== null) noPath(); shut(); event.stopPropagation(); }
});
findBox.addEventListener('blur', shut);
