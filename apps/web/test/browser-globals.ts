import { IDBFactory } from 'fake-indexeddb';

/** What a layout engine answers and jsdom, which has none, does not. */
class SilentResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.indexedDB = new IDBFactory();
globalThis.ResizeObserver = SilentResizeObserver;
/** A narrow screen of somebody who wants no motion: what opens is there at once, not in a later frame. */
globalThis.matchMedia = (query) =>
  Object.assign(new EventTarget(), {
    matches: query.includes('prefers-reduced-motion'),
    media: query,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });
globalThis.scrollTo = () => {};
Element.prototype.scrollIntoView = () => {};
Element.prototype.setPointerCapture = () => {};
Blob.prototype.arrayBuffer = function arrayBuffer() {
  const reader = new FileReader();
  return new Promise((resolve) => {
    reader.addEventListener('load', () => {
      if (reader.result instanceof ArrayBuffer) resolve(reader.result);
    });
    reader.readAsArrayBuffer(this);
  });
};
