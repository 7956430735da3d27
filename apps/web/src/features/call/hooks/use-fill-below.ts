import { useCallback } from 'react';

/**
 * Lets an element fill the window below whatever stands above it: banners come and go there, and the
 * controls of a call must never leave the screen for them. CSS reads `--above`.
 */
export function useFillBelow() {
  return useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const measure = () => {
      const above = element.getBoundingClientRect().top + window.scrollY;
      element.style.setProperty('--above', `${above}px`);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    measure();
    return () => observer.disconnect();
  }, []);
}
