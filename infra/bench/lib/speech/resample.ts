/** Zero crossings of the filter to each side. */
const crossings = 16;

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
const hann = (x: number) => 0.5 + 0.5 * Math.cos(Math.PI * x);

/** By a windowed sinc that lets through what both rates can carry. */
export function resample(signal: Float64Array, fromHz: number, toHz: number): Float64Array {
  if (fromHz === toHz) return signal;
  const cutoff = Math.min(1, toHz / fromHz);
  const reach = crossings / cutoff;
  const count = Math.floor((signal.length * toHz) / fromHz);
  return Float64Array.from({ length: count }, (_, index) => {
    const centre = (index * fromHz) / toHz;
    const last = Math.min(signal.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let at = Math.max(0, Math.ceil(centre - reach)); at <= last; at += 1)
      sum += (signal[at] ?? 0) * sinc((at - centre) * cutoff) * hann((at - centre) / reach);
    return sum * cutoff;
  });
}
