import { constants, deflateRaw, deflateRawSync } from 'node:zlib';

/** A block that holds nothing (RFC 1951, 3.2.4), where the bytes before are whole. */
const NOTHING = Buffer.of(0, 0, 0, 0xff, 0xff);

/**
 * Packs how a text begins, by raw DEFLATE (RFC 1951), so that what `packRest` makes of its end can
 * stand behind it. The bytes come by fours, for `base85`.
 */
export function packFirst(text: string): Buffer {
  const packed = deflateRawSync(text, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const blocks = [packed];
  for (let length = packed.length; length % 4 > 0; length += NOTHING.length) blocks.push(NOTHING);
  return Buffer.concat(blocks);
}

/** Packs how the text ends. */
export function packRest(text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    deflateRaw(text, { level: 9 }, (error, packed) => (error ? reject(error) : resolve(packed)));
  });
}
