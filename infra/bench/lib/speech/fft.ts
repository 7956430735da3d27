/** In place, radix 2: both arrays have the same length, a power of two. */
export function fft(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  reorder(real, imaginary);
  for (let half = 1; half < size; half *= 2)
    for (let at = 0; at < half; at += 1) {
      const angle = (-Math.PI * at) / half;
      butterflies(real, imaginary, { half, at, cos: Math.cos(angle), sin: Math.sin(angle) });
    }
}

type Turn = {
  readonly half: number;
  readonly at: number;
  readonly cos: number;
  readonly sin: number;
};

function butterflies(re: Float64Array, im: Float64Array, { half, at, cos, sin }: Turn): void {
  for (let even = at; even < re.length; even += half * 2) {
    const odd = even + half;
    const [oddRe = 0, oddIm = 0, evenRe = 0, evenIm = 0] = [re[odd], im[odd], re[even], im[even]];
    const turnedRe = oddRe * cos - oddIm * sin;
    const turnedIm = oddRe * sin + oddIm * cos;
    re[odd] = evenRe - turnedRe;
    im[odd] = evenIm - turnedIm;
    re[even] = evenRe + turnedRe;
    im[even] = evenIm + turnedIm;
  }
}

function reorder(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let at = 1, mirrored = 0; at < size; at += 1) {
    let bit = size >> 1;
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
    mirrored ^= bit;
    if (at >= mirrored) continue;
    for (const values of [re, im]) {
      const kept = values[at] ?? 0;
      values[at] = values[mirrored] ?? 0;
      values[mirrored] = kept;
    }
  }
}

/** The power of two that holds so many values. */
export const powerOfTwoFrom = (count: number): number => 2 ** Math.ceil(Math.log2(count));

/** Correlation of `pattern` with each place in `signal`: element k belongs to the pattern laid at sample k. */
export function crossCorrelation(signal: Float64Array, pattern: Float64Array): Float64Array {
  const size = powerOfTwoFrom(signal.length + pattern.length);
  const padded = (values: Float64Array) => {
    const real = new Float64Array(size);
    real.set(values);
    const imaginary = new Float64Array(size);
    fft(real, imaginary);
    return { real, imaginary };
  };
  const a = padded(signal);
  const b = padded(pattern);
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  for (let at = 0; at < size; at += 1) {
    const [ar = 0, ai = 0, br = 0, bi = 0] = [
      a.real[at],
      a.imaginary[at],
      b.real[at],
      b.imaginary[at],
    ];
    // A times the conjugate of B; conjugated once more, so that a forward transform goes back.
    real[at] = ar * br + ai * bi;
    imaginary[at] = -(ai * br - ar * bi);
  }
  fft(real, imaginary);
  return real.slice(0, signal.length).map((value) => value / size);
}
