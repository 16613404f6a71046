/**
 * Schemas are compiled with `new Function` unless they are told not to before the first is built,
 * and the pages' policy allows no such thing. Through zod's own global object
 * (https://zod.dev/api#zconfig), since importing zod here would bring it to every page.
 */
const shared = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
shared.__zod_globalConfig = { ...shared.__zod_globalConfig, jitless: true };

export {};
