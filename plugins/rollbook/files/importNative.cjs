/**
 * Node's own `import()`. What loads a site's settings turns each import into a `require`, which
 * the packages behind MDX's compiler refuse.
 */
module.exports = (name) => import(name);
