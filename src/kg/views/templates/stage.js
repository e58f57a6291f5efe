/* The view of the drawing: what part of it is seen, and how large. The library that knows gestures is slow to start:
   the first picture is drawn without it, and it is called in when a reader reaches for the drawing. */
const stage = (box) => {
  const heard = [];
  let library = null;
  let at = { x: 0, y: 0 };
  let scale = 1;
  let asked = 0;
  let canvas = null;
  const zero = () => ({ x: box.clientWidth / 2 - at.x * scale, y: box.clientHeight / 2 - at.y * scale });
  const drawFirst = () => {
    asked = 0;
    if (library) return;
    const [wide, high, ratio] = [box.clientWidth, box.clientHeight, window.devicePixelRatio || 1];
    if (!canvas) box.append(canvas = make('canvas'));
    if (canvas.width !== Math.round(wide * ratio)) canvas.width = Math.round(wide * ratio);
    if (canvas.height !== Math.round(high * ratio)) canvas.height = Math.round(high * ratio);
    const context = canvas.getContext('2d');
    const { x, y } = zero();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, wide, high);
    context.translate(x, y);
    context.scale(scale, scale);
    for (const [name, act] of heard) if (name === 'afterDrawing') act(context);
  };
  const redraw = () => {
    if (library) library.body.emitter.emit('_requestRedraw');
    else asked = asked || requestAnimationFrame(drawFirst);
  };
  const wake = () => {
    if (library) return;
    document.head.append(make('script', {}, byId('library').textContent)); // runs at once; the policy knows its hash
    library = new vis.Network(box, { nodes: [], edges: [] }, {
      physics: false,
      layout: { improvedLayout: false },
      interaction: { hover: false, keyboard: false, multiselect: false, selectable: false },
    });
    library.moveTo({ position: at, scale });
    for (const [name, act] of heard) library.on(name, act);
    library.redraw();
  };
  /* what the reader did first was meant for the library */
  const again = (event) => {
    if (library) return;
    wake();
    box.querySelector('canvas').dispatchEvent(new event.constructor(event.type, event));
  };
  box.addEventListener('pointerenter', wake);
  box.addEventListener('pointerdown', again, true);
  box.addEventListener('wheel', again, { capture: true, passive: true });
  new ResizeObserver(() => { if (!library) redraw(); }).observe(box);
  if (matchMedia('(any-pointer: coarse)').matches) (window.requestIdleCallback || setTimeout)(wake); // a finger comes unannounced
  return {
    redraw,
    on: (name, act) => { heard.push([name, act]); if (library) library.on(name, act); },
    holdView: (held) => { if (library) library.interactionHandler.options.dragView = !held; },
    moveTo: (to) => {
      if (to.animation) wake();
      if (library) { library.moveTo(to); return; }
      at = to.position || at;
      scale = to.scale || scale;
      redraw();
    },
    getScale: () => (library ? library.getScale() : scale),
    getViewPosition: () => (library ? library.getViewPosition() : at),
    canvasToDOM: (p) => {
      if (library) return library.canvasToDOM(p);
      const { x, y } = zero();
      return { x: p.x * scale + x, y: p.y * scale + y };
    },
    DOMtoCanvas: (p) => {
      if (library) return library.DOMtoCanvas(p);
      const { x, y } = zero();
      return { x: (p.x - x) / scale, y: (p.y - y) / scale };
    },
  };
};
