/** A tone that goes up with each second, so that a listener hears where it is: WAV, 8 bits, mono. */
const RATE = 8000;
const HEADER_BYTES = 44;
const MIDDLE = 128;
const LOUDNESS = 60;
const LOWEST_HZ = 220;
const STEP_HZ = 20;

export function waveOf(seconds: number): Buffer {
  const samples = Math.max(1, Math.round(seconds * RATE));
  const file = Buffer.alloc(HEADER_BYTES + samples);
  file.write('RIFF', 0);
  file.writeUInt32LE(HEADER_BYTES - 8 + samples, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples, 40);
  for (let sample = 0; sample < samples; sample++) {
    const second = Math.floor(sample / RATE);
    const turns = ((LOWEST_HZ + second * STEP_HZ) * sample) / RATE;
    file[HEADER_BYTES + sample] = MIDDLE + Math.round(LOUDNESS * Math.sin(2 * Math.PI * turns));
  }
  return file;
}
