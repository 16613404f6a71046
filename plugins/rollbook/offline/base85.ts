/**
 * Bytes as text: five signs for four bytes, as in Ascii85 (https://en.wikipedia.org/wiki/Ascii85),
 * which adds a quarter where base64 adds a third. The signs are those from `#` to `w`, with `!` in place of `<`, so
 * that no element of HTML begins in the text. The end is filled up with zeros.
 */
export function base85(bytes: Uint8Array): string {
  const fives = Buffer.alloc(Math.ceil(bytes.length / 4) * 5);
  for (let at = 0, to = 0; at < bytes.length; at += 4, to += 5) {
    let value = 0;
    for (let i = 0; i < 4; i++) value = value * 256 + (bytes[at + i] ?? 0);
    for (let i = 4; i >= 0; i--) {
      const digit = value % 85;
      fives[to + i] = digit === INSTEAD ? 33 : 35 + digit;
      value = (value - digit) / 85;
    }
  }
  return fives.toString('latin1');
}

/** The digit whose sign would be `<`. */
const INSTEAD = 25;

/** Declares `unpack(text, length)`, which gives the bytes again, for a page without modules. */
export const UNPACK = `const unpack=(text,length)=>{
const bytes=new Uint8Array(text.length/5*4);
for(let at=0,to=0;at<text.length;){
let value=0;
for(let i=0;i<5;i++){const sign=text.charCodeAt(at++);value=value*85+(sign===33?25:sign-35)}
for(let shift=24;shift>=0;shift-=8)bytes[to++]=value>>>shift}
return bytes.subarray(0,length)};`;
