/** Three rising notes: easily told from the noises of a room. */
const notesHz = [523.25, 659.25, 783.99];
const noteSeconds = 0.25;
const loudness = 0.3;

/**
 * Plays a short melody. It goes through an audio element, because only an element can be sent to a
 * chosen speaker. Resolves when it has been heard.
 */
export async function playTestTone(element: HTMLAudioElement): Promise<void> {
  const context = new AudioContext();
  try {
    const output = context.createMediaStreamDestination();
    element.srcObject = output.stream;
    await element.play();
    const start = context.currentTime + 0.05;
    const ended = Promise.withResolvers<void>();
    notesHz.forEach((frequency, index) => {
      const from = start + index * noteSeconds;
      const note = new OscillatorNode(context, { frequency });
      const envelope = new GainNode(context, { gain: 0 });
      envelope.gain.setTargetAtTime(loudness, from, 0.01);
      envelope.gain.setTargetAtTime(0, from + noteSeconds * 0.7, 0.03);
      note.connect(envelope).connect(output);
      note.start(from);
      note.stop(from + noteSeconds);
      if (index === notesHz.length - 1) note.addEventListener('ended', () => ended.resolve());
    });
    await ended.promise;
  } finally {
    element.srcObject = null;
    await context.close();
  }
}
