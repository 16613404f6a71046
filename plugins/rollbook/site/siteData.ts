import { catalogue, searchData } from '../check/catalogue.ts';
import { drillsView, flagsView, targetsView, triggersView } from '../check/views.ts';
import type { RunbookIndex } from '../model/runbook.ts';

/** The data of the pages that speak of all runbooks, by file name: each only what its page shows. */
export function siteData(index: RunbookIndex): [name: string, data: unknown][] {
  return [
    ['catalogue.json', catalogue(index)],
    ['search.json', searchData(index)],
    ['triggers.json', triggersView(index)],
    ['flags.json', flagsView(index)],
    ['targets.json', targetsView(index)],
    ['drills.json', drillsView(index)],
  ];
}
