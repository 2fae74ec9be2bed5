let context: AudioContext | undefined;

/** Two soft tones. Silent where the browser has no sound or nobody has touched the page yet. */
export function ring() {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  void context.resume().then(() => {
    if (context?.state !== 'running') return;
    for (const [after, pitch] of [
      [0, 880],
      [0.22, 660],
    ] as const) {
      const start = context.currentTime + after;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(0.25, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.2);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + 0.21);
    }
  });
}
