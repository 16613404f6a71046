/** The data that the Rollbook plugin makes for the pages over all runbooks. */
declare module '@generated/rollbook/default/catalogue.json' {
  const data: import('../plugins/rollbook/model/views.ts').Catalogue;
  export default data;
}
declare module '@generated/rollbook/default/search.json' {
  const data: import('../plugins/rollbook/model/views.ts').SearchData;
  export default data;
}
declare module '@generated/rollbook/default/triggers.json' {
  const data: import('../plugins/rollbook/model/views.ts').ViewGroup<
    import('../plugins/rollbook/model/views.ts').TriggerRow
  >[];
  export default data;
}
declare module '@generated/rollbook/default/flags.json' {
  const data: import('../plugins/rollbook/model/views.ts').ViewGroup<
    import('../plugins/rollbook/model/views.ts').FlagRow
  >[];
  export default data;
}
declare module '@generated/rollbook/default/targets.json' {
  const data: import('../plugins/rollbook/model/views.ts').ViewGroup<
    import('../plugins/rollbook/model/views.ts').TargetRow
  >[];
  export default data;
}
declare module '@generated/rollbook/default/drills.json' {
  const data: import('../plugins/rollbook/model/views.ts').ViewGroup<
    import('../plugins/rollbook/model/views.ts').DrillRow
  >[];
  export default data;
}
