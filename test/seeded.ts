import fc from 'fast-check';

/**
 * The seed of all generated input. It is the same in every run, so that what is refused was refused
 * for what changed; `SEED=random` (`npm run fuzz`) takes a new one, and a number repeats that one.
 */
export const seed = (() => {
  const asked = process.env.SEED ?? '20261126';
  const number = asked === 'random' ? Date.now() % 2 ** 31 : Number(asked);
  if (!Number.isInteger(number)) throw new Error(`SEED=${asked}: expected a number, or "random".`);
  return number;
})();

fc.configureGlobal({ seed });

/**
 * How many texts are made of `count`: with the seed of every run the same ones come each time, so
 * a third of them is enough; a seed that was asked for takes all.
 */
export function share(count: number): number {
  return process.env.SEED === undefined ? Math.ceil(count / 3) : count;
}

export default fc;
